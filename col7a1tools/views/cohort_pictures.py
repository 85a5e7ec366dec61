"""The figures of a cohort's summary."""

import re
from collections.abc import Sequence

from col7a1tools.cohort.totals import VariantTotal
from col7a1tools.figures.bars_figure import NamedBar, draw_bars
from col7a1tools.figures.landscape_figure import ResidueBar, draw_landscape
from col7a1tools.figures.protein_figure import ProteinPart, ProteinShape
from col7a1tools.figures.svg import Canvas
from col7a1tools.gene import Gene
from col7a1tools.report.drawing import describe_drawing
from col7a1tools.views.cohort_words import CohortWords
from col7a1tools.views.page import Figure
from col7a1tools.views.pictures import NARROW, WIDE
from col7a1tools.views.visible import shortened

_PARTS = ("nc1", "triple_helix", "nc2")
_RESIDUE = re.compile(r"p\.\(?[A-Z][a-z]{2}(\d+)")
_LONGEST_NAME = 30
_NARROWEST_NAME = 24


def landscape_figure(glycines: Sequence[VariantTotal], gene: Gene, words: CohortWords) -> Figure:
    """Glycine substitutions over the protein, with the number of their carriers."""
    at: dict[int, list[VariantTotal]] = {}
    for total in glycines:
        match = _RESIDUE.search(total.words.values["hgvs_p"])
        if match:
            at.setdefault(int(match[1]), []).append(total)
    bars = [_residue_bar(residue, totals) for residue, totals in sorted(at.items())]
    drawing = describe_drawing(gene)
    shape = ProteinShape(
        drawing.protein_length,
        tuple(ProteinPart(one.key, one.name, one.start, one.end) for one in drawing.regions),
        tuple(ProteinPart(one.key, one.name, one.start, one.end) for one in drawing.interruptions),
    )
    texts = [f"{bar.name} {bar.carriers}" for bar in bars]
    description = words["landscape"].format(values="; ".join(texts))
    parts = {part: words[part] for part in _PARTS}
    return Figure(
        "landscape",
        draw_landscape(shape, bars, parts, Canvas(description, WIDE)),
        draw_landscape(shape, bars, parts, Canvas(description, NARROW)),
        words["landscape_caption"],
        description,
    )


def _residue_bar(residue: int, totals: Sequence[VariantTotal]) -> ResidueBar:
    first = max(totals, key=lambda total: (total.carriers, total.words.key))
    carriers = sum(total.carriers for total in totals)
    established = any(total.words.established for total in totals)
    return ResidueBar(residue, carriers, _protein(first), established)


def recurrent_figure(totals: Sequence[VariantTotal], words: CohortWords) -> Figure:
    """The variants that most people carry, as bars."""
    values = "; ".join(f"{_name(total, _LONGEST_NAME)} {total.carriers}" for total in totals)
    description = words["recurrent"].format(values=values)
    wide = [_bar(total, _LONGEST_NAME, words) for total in totals]
    narrow = [_bar(total, _NARROWEST_NAME, words) for total in totals]
    return Figure(
        "recurrent",
        draw_bars(wide, Canvas(description, WIDE)),
        draw_bars(narrow, Canvas(description, NARROW)),
        words["recurrent_caption"],
        f"{description}.",
    )


_SHORT = {
    "en": {"Pathogenic": "P", "Likely pathogenic": "LP", "Uncertain significance": "VUS"},
    "es": {"Pathogenic": "P", "Likely pathogenic": "PP", "Uncertain significance": "VSI"},
}


def _bar(total: VariantTotal, longest: int, words: CohortWords) -> NamedBar:
    verdict = _SHORT[words.language][total.words.values["classification"]]
    behind = f"{words.number(total.carriers)} ({words.number(total.count.homozygous)}), {verdict}"
    return NamedBar(_name(total, longest), total.carriers, behind)


def _name(total: VariantTotal, longest: int) -> str:
    """The p. name where it says something, else the c. name, else the key."""
    protein = _protein(total)
    coding = total.words.values["hgvs_c"].partition(":")[2]
    name = protein if "(" in protein else coding or total.words.key
    return shortened(name, longest)


def _protein(total: VariantTotal) -> str:
    return total.words.values["hgvs_p"].partition(":")[2]

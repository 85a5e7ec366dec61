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
from col7a1tools.views.page import Figure
from col7a1tools.views.pictures import NARROW, WIDE
from col7a1tools.views.visible import shortened

_PARTS = {"nc1": "NC-1", "triple_helix": "Triple helix", "nc2": "NC-2"}
_RESIDUE = re.compile(r"p\.\(?[A-Z][a-z]{2}(\d+)")
_LONGEST_NAME = 30
_NARROWEST_NAME = 24


def landscape_figure(glycines: Sequence[VariantTotal], gene: Gene) -> Figure:
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
    description = f"Carriers of glycine substitutions along collagen VII: {'; '.join(texts)}."
    return Figure(
        "landscape",
        draw_landscape(shape, bars, _PARTS, Canvas(description, WIDE)),
        draw_landscape(shape, bars, _PARTS, Canvas(description, NARROW)),
        "Glycine substitutions of the triple helix that somebody carries: the height is the number "
        "of carriers, in powers of ten; filled where the class is established, open where it is "
        "uncertain. Dark lines in the protein are the breaks of the Gly-X-Y repeat.",
        description,
    )


def _residue_bar(residue: int, totals: Sequence[VariantTotal]) -> ResidueBar:
    first = max(totals, key=lambda total: (total.carriers, total.words.key))
    carriers = sum(total.carriers for total in totals)
    established = any(total.words.established for total in totals)
    return ResidueBar(residue, carriers, _protein(first), established)


def recurrent_figure(totals: Sequence[VariantTotal]) -> Figure:
    """The variants that most people carry, as bars."""
    description = "Variants that most people carry: " + "; ".join(
        f"{_name(total, _LONGEST_NAME)} {total.carriers}" for total in totals
    )
    return Figure(
        "recurrent",
        draw_bars([_bar(total, _LONGEST_NAME) for total in totals], Canvas(description, WIDE)),
        draw_bars([_bar(total, _NARROWEST_NAME) for total in totals], Canvas(description, NARROW)),
        "Variants that change the protein or a splice site and are not classed as benign, by the "
        "number of people who carry them; homozygous ones in brackets, then the class "
        "(P Pathogenic, LP Likely pathogenic, VUS Uncertain significance).",
        f"{description}.",
    )


_SHORT = {"Pathogenic": "P", "Likely pathogenic": "LP", "Uncertain significance": "VUS"}


def _bar(total: VariantTotal, longest: int) -> NamedBar:
    verdict = _SHORT[total.words.values["classification"]]
    behind = f"{total.carriers:,} ({total.count.homozygous:,}), {verdict}"
    return NamedBar(_name(total, longest), total.carriers, behind)


def _name(total: VariantTotal, longest: int) -> str:
    """The p. name where it says something, else the c. name, else the key."""
    protein = _protein(total)
    coding = total.words.values["hgvs_c"].partition(":")[2]
    name = protein if "(" in protein else coding or total.words.key
    return shortened(name, longest)


def _protein(total: VariantTotal) -> str:
    return total.words.values["hgvs_p"].partition(":")[2]

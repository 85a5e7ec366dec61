"""The figures of a page, drawn from the record."""

from collections.abc import Sequence

from col7a1tools.figures.copies_figure import CopiesPanel, draw_copies
from col7a1tools.figures.gene_figure import GeneExon, draw_gene
from col7a1tools.figures.pins import Mark, Weight
from col7a1tools.figures.protein_figure import ProteinPart, ProteinShape, draw_protein
from col7a1tools.figures.svg import Canvas
from col7a1tools.report.document import Drawing, DrawnRegion, ReportDocument
from col7a1tools.report.variant_section import ReportedVariant
from col7a1tools.views.copy_names import copy_names
from col7a1tools.views.labels import Labels
from col7a1tools.views.page import Figure
from col7a1tools.views.pedigree_picture import pedigree_figure
from col7a1tools.views.read_share_picture import read_share_figure
from col7a1tools.views.visible import shortened

_CONTRADICTING = "phase.called_over_deletion"
WIDE = 720.0
NARROW = 340.0
_WEIGHTS = {
    "Pathogenic": Weight.FULL,
    "Likely pathogenic": Weight.FULL,
    "Uncertain significance": Weight.OPEN,
}


def weight_of(variant: ReportedVariant) -> Weight:
    """How loudly a variant is drawn."""
    return _WEIGHTS.get(variant.classification, Weight.FAINT)


def draw_figures(document: ReportDocument, labels: Labels, font: str = "") -> tuple[Figure, ...]:
    """Copies (where they can be drawn), family, exons read, gene, protein.

    Args:
        document: the record.
        labels: words of the page.
        font: font family to name in the drawings; empty to inherit that of the page.
    """
    figures = []
    panels = copies_panels(document, labels)
    if panels:
        length = document.drawing.exons[-1].end
        description = _description(labels["alt_copies"], _panel_texts(panels), labels)
        figures.append(
            Figure(
                "copies",
                draw_copies(panels, length, Canvas(description, WIDE, font)),
                draw_copies(panels, length, Canvas(description, NARROW, font)),
                labels["copies_figure"],
                description,
            )
        )
    further = (pedigree_figure(document, labels, font), read_share_figure(document, labels, font))
    figures.extend(one for one in further if one)
    return (*figures, *draw_places(document.drawing, document.variants, labels, font))


def draw_places(
    drawing: Drawing, variants: Sequence[ReportedVariant], labels: Labels, font: str = ""
) -> tuple[Figure, Figure]:
    """The gene and the protein, with the places of variants.

    Args:
        drawing: the geometry of both.
        variants: to mark.
        labels: words of the page.
        font: font family to name in the drawings; empty to inherit that of the page.
    """
    return _gene(drawing, variants, labels, font), _protein(drawing, variants, labels, font)


def _gene(
    drawing: Drawing, variants: Sequence[ReportedVariant], labels: Labels, font: str
) -> Figure:
    exons = [GeneExon(e.number, e.start, e.end, e.region) for e in drawing.exons]
    marks = [
        Mark(v.number, shortened(v.name), weight_of(v), v.drawn.start, v.drawn.end)
        for v in variants
        if v.drawn
    ]
    places = [f"{v.number} {v.name} ({_exon_or_intron(v, labels)})" for v in variants]
    description = _description(labels["alt_gene"], places, labels)
    return Figure(
        "gene",
        draw_gene(exons, marks, Canvas(description, WIDE, font)),
        draw_gene(exons, marks, Canvas(description, NARROW, font)),
        labels["gene_figure"],
        description,
    )


def _protein(
    drawing: Drawing, variants: Sequence[ReportedVariant], labels: Labels, font: str
) -> Figure:
    shape = ProteinShape(
        drawing.protein_length,
        tuple(_part(region) for region in drawing.regions),
        tuple(_part(region) for region in drawing.interruptions),
    )
    drawn = [
        (v, v.drawn.residue, v.drawn.last_residue or v.drawn.residue)
        for v in variants
        if v.drawn and v.drawn.residue is not None
    ]
    marks = [
        Mark(v.number, shortened(v.name), weight_of(v), first, last) for v, first, last in drawn
    ]
    names = {key: labels[key] for key in ("nc1", "triple_helix", "nc2")}
    places = [f"{v.number} {v.name} ({first})" for v, first, _ in drawn]
    description = _description(labels["alt_protein"], places, labels)
    return Figure(
        "protein",
        draw_protein(shape, marks, names, Canvas(description, WIDE, font)),
        draw_protein(shape, marks, names, Canvas(description, NARROW, font)),
        labels["protein_figure"],
        description,
    )


def _part(region: DrawnRegion) -> ProteinPart:
    return ProteinPart(region.key, region.name, region.start, region.end)


def _exon_or_intron(variant: ReportedVariant, labels: Labels) -> str:
    if variant.exon != ".":
        return f"{labels['exon'].lower()} {variant.exon}"
    if variant.intron != ".":
        return f"{labels['intron'].lower()} {variant.intron}"
    return variant.hgvs_g


def _description(what: str, places: list[str], labels: Labels) -> str:
    return f"{what}: {'; '.join(places) or labels['alt_nothing']}."


def _panel_texts(panels: tuple[CopiesPanel, ...]) -> list[str]:
    texts = []
    for panel in panels:
        sides = [
            f"{name}: {', '.join(f'{mark.number} {mark.name}' for mark in marks) or '-'}"
            for name, marks in panel.copies
        ]
        title = f"{panel.title}: " if panel.title else ""
        texts.append(title + ", ".join(sides))
    return texts


def copies_panels(document: ReportDocument, labels: Labels) -> tuple[CopiesPanel, ...]:
    """How the deciding variants lie on the copies; two panels where there are two ways.

    Homozygous ones are on both copies. The others are placed by their phase to the first of
    them; where more than two are of unknown phase, there are too many ways to draw. Calls that
    contradict each other are not drawn.
    """
    deciding = [v for v in document.variants if v.id in document.alleles.variants and v.drawn]
    # Opposite a deletion, a variant that is called on all copies is on the one that is left.
    whole = "" if document.alleles.state == "hemizygous" else "homozygous"
    both = [v for v in deciding if v.call.zygosity == whole]
    single = [v for v in deciding if v.call.zygosity != whole]
    contradicting = {pair.how for pair in document.alleles.pairs} & {_CONTRADICTING}
    if not deciding or contradicting:
        return ()
    phases = {frozenset((pair.a, pair.b)): pair.phase for pair in document.alleles.pairs}
    to_first = [phases.get(frozenset((single[0].id, v.id))) for v in single[1:]]
    if set(to_first) <= {"cis", "trans"}:
        with_first = [v for v, phase in zip(single[1:], to_first, strict=True) if phase == "cis"]
        opposite = [v for v in single[1:] if v not in with_first]
        sides = [*single[:1], *with_first], opposite
        names = copy_names(_ids(sides[0]), _ids(sides[1]), document, labels)
        return (_panel("", [*both, *sides[0]], [*both, *sides[1]], names),)
    if len(single) == 2:
        one, other = single
        names = labels["copy_1"], labels["copy_2"]
        return (
            _panel(labels["either"], [*both, one], [*both, other], names),
            _panel(labels["or"], [*both, one, other], both, names),
        )
    return ()


def _panel(
    title: str,
    first: list[ReportedVariant],
    second: list[ReportedVariant],
    names: tuple[str, str],
) -> CopiesPanel:
    return CopiesPanel(title, tuple(map(_mark, first)), tuple(map(_mark, second)), names)


def _ids(variants: Sequence[ReportedVariant]) -> tuple[str, ...]:
    return tuple(variant.id for variant in variants)


def _mark(variant: ReportedVariant) -> Mark:
    start, end = (variant.drawn.start, variant.drawn.end) if variant.drawn else (1, 1)
    missing = variant.collagen_effect == "whole_gene_or_exon_deletion"
    return Mark(
        variant.number, shortened(variant.name), weight_of(variant), start, end, missing=missing
    )

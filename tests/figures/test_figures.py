"""The drawings hold what they should, inside their frame, and nothing lies on anything else."""

from collections.abc import Iterator
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from col7a1tools.figures.copies_figure import CopiesPanel, draw_copies
from col7a1tools.figures.gene_figure import GeneExon, draw_gene
from col7a1tools.figures.pins import Mark, Weight
from col7a1tools.figures.protein_figure import ProteinPart, ProteinShape, draw_protein
from col7a1tools.figures.svg import Canvas, text_width
from col7a1tools.gene import Gene, load_gene
from col7a1tools.report.drawing import describe_drawing

NAMESPACE = "{http://www.w3.org/2000/svg}"
NAMES = {"nc1": "NC-1", "triple_helix": "Triple helix", "nc2": "NC-2"}
COPIES = ("One copy of the gene", "The other copy")
WIDTHS = (720.0, 340.0)

Box = tuple[float, float, float, float]


def exons(gene: Gene) -> list[GeneExon]:
    return [GeneExon(e.number, e.start, e.end, e.region) for e in describe_drawing(gene).exons]


def shape(gene: Gene) -> ProteinShape:
    drawing = describe_drawing(gene)
    return ProteinShape(
        drawing.protein_length,
        tuple(ProteinPart(r.key, r.name, r.start, r.end) for r in drawing.regions),
        tuple(ProteinPart(r.key, r.name, r.start, r.end) for r in drawing.interruptions),
    )


def elements(svg: str, tag: str) -> Iterator[ET.Element]:
    return ET.fromstring(svg).iter(NAMESPACE + tag)


def number(element: ET.Element, key: str) -> float:
    return float(element.get(key, "0"))


def text_boxes(svg: str) -> list[Box]:
    """Where letters lie, as widely as they may need."""
    boxes = []
    for element in elements(svg, "text"):
        size = number(element, "font-size")
        width = text_width(element.text or "", size) * 0.9
        x, y = number(element, "x"), number(element, "y")
        left = {"middle": x - width / 2, "end": x - width}.get(element.get("text-anchor", ""), x)
        boxes.append((left, y - 0.75 * size, left + width, y))
    return boxes


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def assert_in_frame_and_apart(svg: str) -> None:
    root = ET.fromstring(svg)
    width, height = number(root, "width"), number(root, "height")
    boxes = text_boxes(svg)
    for left, top, right, bottom in boxes:
        assert left >= -1
        assert top >= -1
        assert right <= width + 1
        assert bottom <= height + 1
    assert [pair for pair in combinations(boxes, 2) if overlap(*pair)] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_gene_has_118_exons_in_order_and_to_scale(width: float, gene: Gene) -> None:
    svg = draw_gene(exons(gene), [], Canvas("gene", width))
    drawn = list(elements(svg, "rect"))
    assert len(drawn) == 118
    scales = [
        number(rect, "width") / (exon.end - exon.start + 1)
        for rect, exon in zip(drawn, exons(gene), strict=True)
    ]
    assert max(scales) / min(scales) < 1.01
    assert all(number(rect, "x") + number(rect, "width") <= width for rect in drawn)
    places = [(number(rect, "y"), number(rect, "x")) for rect in drawn]
    assert places == sorted(places)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_protein_shows_every_interruption(width: float, gene: Gene) -> None:
    svg = draw_protein(shape(gene), [], NAMES, Canvas("protein", width))
    dark = [rect for rect in elements(svg, "rect") if rect.get("fill") == "#5a3000"]
    assert len(dark) == 19
    assert min(number(rect, "width") for rect in dark) >= 1


names = st.sampled_from(["c.6527dup", "c.425A>G", "c.6189_6206del", "c.8524_8527+10del"])
weights = st.sampled_from(list(Weight))


@st.composite
def marks(draw: st.DrawFn, last: int) -> list[Mark]:
    places = draw(st.lists(st.integers(1, last), max_size=14))
    return [
        Mark(index, draw(names), draw(weights), place, min(last, place + draw(st.integers(0, 400))))
        for index, place in enumerate(places, start=1)
    ]


@settings(max_examples=60)
@given(marks(38180), st.sampled_from(WIDTHS))
def test_no_letter_of_the_gene_lies_on_another(some: list[Mark], width: float) -> None:
    assert_in_frame_and_apart(draw_gene(exons(load_gene()), some, Canvas("gene", width)))


@settings(max_examples=60)
@given(marks(2944), st.sampled_from(WIDTHS))
def test_no_letter_of_the_protein_lies_on_another(some: list[Mark], width: float) -> None:
    svg = draw_protein(shape(load_gene()), some, NAMES, Canvas("protein", width))
    assert_in_frame_and_apart(svg)


@settings(max_examples=60)
@given(marks(36000), marks(36000), st.sampled_from(WIDTHS))
def test_no_letter_of_the_copies_lies_on_another(
    first: list[Mark], second: list[Mark], width: float
) -> None:
    panels = [
        CopiesPanel("Either", tuple(first), tuple(second), COPIES),
        CopiesPanel("Or", (), (), COPIES),
    ]
    assert_in_frame_and_apart(draw_copies(panels, 36000, Canvas("copies", width)))


def test_an_exon_with_a_variant_is_numbered(gene: Gene) -> None:
    eighty = next(exon for exon in exons(gene) if exon.number == 80)
    mark = Mark(1, "c.6527dup", Weight.FULL, eighty.start + 5, eighty.start + 5)
    svg = draw_gene(exons(gene), [mark], Canvas("gene"))
    bold = [e.text for e in elements(svg, "text") if e.get("font-weight") == "bold"]
    assert "80" in bold
    (line,) = [e for e in elements(svg, "line") if e.get("stroke") == "#111111"]
    rect = list(elements(svg, "rect"))[79]
    assert number(rect, "x") <= number(line, "x2") <= number(rect, "x") + number(rect, "width")


def test_a_long_deletion_is_drawn_over_the_exons_it_takes(gene: Gene) -> None:
    some = exons(gene)
    mark = Mark(1, "del", Weight.FULL, some[12].start - 100, some[23].end + 100)
    bars = [
        rect
        for rect in elements(draw_gene(some, [mark], Canvas("gene")), "rect")
        if rect.get("fill") == "#7a0019"
    ]
    assert bars
    assert sum(number(bar, "width") for bar in bars) > 100


def test_a_place_outside_the_exons_is_drawn_inside_the_frame(gene: Gene) -> None:
    for start in (1, 38180):
        svg = draw_gene(exons(gene), [Mark(1, "g", Weight.OPEN, start, start)], Canvas("gene"))
        assert_in_frame_and_apart(svg)


def test_text_in_a_drawing_is_never_markup() -> None:
    hostile = "</text><script>alert(1)</script>\u202e\x07"
    mark = Mark(1, hostile, Weight.FULL, 10, 10)
    svg = draw_copies([CopiesPanel(hostile, (mark,), (), COPIES)], 100, Canvas(hostile))
    assert "<script" not in svg
    root = ET.fromstring(svg)
    assert not list(root.iter(NAMESPACE + "script"))
    assert "\u202e" not in svg
    assert root.get("role") == "img"
    assert root.get("aria-label", "").startswith("</text>")


def test_drawings_hold_no_style_attribute(gene: Gene) -> None:
    mark = Mark(1, "c.6527dup", Weight.OPEN, 20000, 20000)
    for svg in (
        draw_gene(exons(gene), [mark], Canvas("gene")),
        draw_protein(shape(gene), [Mark(1, "x", Weight.FULL, 5, 5)], NAMES, Canvas("protein")),
    ):
        assert "style=" not in svg
        assert "href" not in svg

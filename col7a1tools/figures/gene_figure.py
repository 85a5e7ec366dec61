"""The gene: 118 exons to scale in rows, introns shortened, variants as pins."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from col7a1tools.figures import svg
from col7a1tools.figures.palette import INK, MUTED, OUTLINE, fill_of
from col7a1tools.figures.pins import HEADS_HEIGHT, Mark, Pin, draw_pins

_MARGIN = 10.0
_GAP = 3.0
_EXON_HEIGHT = 20.0
_NUMBERS_HEIGHT = 20.0
_ROW_SPACE = 10.0
# Length of the gene on paper when its exons are drawn at the usual scale, in pixels.
_WANTED_LENGTH = 2100.0
# A deletion or duplication longer than this is drawn as a bar over all that it spans, in bases.
_BAR_FROM = 30


@dataclass(frozen=True, slots=True)
class GeneExon:
    """An exon to draw: its number, first and last base on the gene (from 1), and its region."""

    number: int
    start: int
    end: int
    region: str


@dataclass(frozen=True, slots=True)
class _Placed:
    exon: GeneExon
    x: float
    width: float
    row: int


def draw_gene(exons: Sequence[GeneExon], marks: Sequence[Mark], canvas: svg.Canvas) -> str:
    """Draw the gene as SVG.

    Args:
        exons: in order.
        marks: variants, in the coordinates of the exons.
        canvas: a narrow one gets more rows, not smaller letters.
    """
    width = canvas.width
    placed = _layout(exons, width)
    children: list[ET.Element] = []
    top = 4.0
    for row in range(placed[-1].row + 1):
        in_row = [one for one in placed if one.row == row]
        pins = _pins(marks, placed, row)
        strip = top + (HEADS_HEIGHT if pins else 4)
        children.extend(_row(in_row, strip, marks))
        children.extend(draw_pins(pins, 2, width - 2, top, strip - 2))
        top = strip + _EXON_HEIGHT + _NUMBERS_HEIGHT + _ROW_SPACE
    return svg.drawing(canvas, top - _ROW_SPACE, children)


def _layout(exons: Sequence[GeneExon], width: float) -> list[_Placed]:
    """Place each exon in a row, at the largest scale that the number of rows allows."""
    room = width - 2 * _MARGIN
    rows = max(1, round(_WANTED_LENGTH / room))
    bases = sum(exon.end - exon.start + 1 for exon in exons)
    scale = (rows * room - _GAP * len(exons)) / bases
    while True:
        placed = _fill_rows(exons, room, scale)
        if placed[-1].row < rows:
            return placed
        scale *= 0.99


def _fill_rows(exons: Sequence[GeneExon], room: float, scale: float) -> list[_Placed]:
    placed = []
    x, row = 0.0, 0
    for exon in exons:
        length = (exon.end - exon.start + 1) * scale
        if x + length > room and x > 0:
            x, row = 0.0, row + 1
        placed.append(_Placed(exon, _MARGIN + x, length, row))
        x += length + _GAP
    return placed


def _row(in_row: list[_Placed], strip: float, marks: Sequence[Mark]) -> list[ET.Element]:
    first, last = in_row[0], in_row[-1]
    middle = strip + _EXON_HEIGHT / 2
    children = [svg.line(first.x - 6, middle, last.x + last.width + 6, middle, stroke=MUTED)]
    children.extend(
        svg.rectangle(
            one.x,
            strip,
            one.width,
            _EXON_HEIGHT,
            fill=fill_of(one.exon.region),
            stroke=OUTLINE,
            stroke_width=0.8,
        )
        for one in in_row
    )
    children.extend(_bars(in_row, strip, marks))
    children.extend(_numbers(in_row, strip + _EXON_HEIGHT + 14, marks))
    return children


def _bars(in_row: list[_Placed], strip: float, marks: Sequence[Mark]) -> list[ET.Element]:
    """Bars under the exons for variants that span a longer stretch."""
    bars = []
    low, high = in_row[0].exon.start, in_row[-1].exon.end
    for mark in marks:
        if mark.end - mark.start < _BAR_FROM or mark.end < low or mark.start > high:
            continue
        left = _x(max(mark.start, low), in_row)
        right = max(_x(min(mark.end, high), in_row), left + 3)
        y = strip + _EXON_HEIGHT + 1
        bars.append(svg.rectangle(left, y, right - left, 3.5, fill="#7a0019"))
    return bars


def _numbers(in_row: list[_Placed], y: float, marks: Sequence[Mark]) -> list[ET.Element]:
    """Exon numbers: those with a variant in bold, then the ends of the row and every tenth."""
    hit = {
        one.exon.number
        for one in in_row
        for mark in marks
        if mark.start <= one.exon.end and mark.end >= one.exon.start and mark.end - mark.start < 500
    }
    ends = [in_row[0], in_row[-1]]
    tenth = [one for one in in_row if one.exon.number % 10 == 0]
    taken: list[tuple[float, float]] = []
    labels = []
    for one in [*[one for one in in_row if one.exon.number in hit], *ends, *tenth]:
        text = str(one.exon.number)
        centre = one.x + one.width / 2
        half = svg.text_width(text, 11) / 2 + 2
        if any(centre - half < right and centre + half > left for left, right in taken):
            continue
        taken.append((centre - half, centre + half))
        bold = one.exon.number in hit
        labels.append(
            svg.label(
                centre,
                y,
                text,
                text_anchor="middle",
                font_size=11,
                font_weight="bold" if bold else "normal",
                fill=INK if bold else MUTED,
            )
        )
    return labels


def _pins(marks: Sequence[Mark], placed: list[_Placed], row: int) -> list[Pin]:
    pins = []
    for mark in marks:
        nearest = _row_of(mark.start, placed)
        if nearest == row:
            in_row = [one for one in placed if one.row == row]
            pins.append(Pin(_x(mark.start, in_row), str(mark.number), mark.name, mark.weight))
    return pins


def _row_of(position: int, placed: list[_Placed]) -> int:
    """Row of the last exon that starts at or before the position; the first row for none."""
    before = [one for one in placed if one.exon.start <= position]
    return before[-1].row if before else 0


def _x(position: int, in_row: list[_Placed]) -> float:
    """Place of a position: to scale in an exon, in proportion within an intron's gap."""
    if position < in_row[0].exon.start:
        return in_row[0].x - _GAP
    one = next(one for one in reversed(in_row) if one.exon.start <= position)
    length = one.exon.end - one.exon.start + 1
    if position <= one.exon.end:
        return one.x + (position - one.exon.start + 0.5) / length * one.width
    following = next((two for two in in_row if two.exon.start > position), None)
    if following is None:
        return one.x + one.width + _GAP
    share = (position - one.exon.end) / (following.exon.start - one.exon.end)
    return one.x + one.width + share * (following.x - one.x - one.width)

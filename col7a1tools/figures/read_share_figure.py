"""A bar for each exon: how much of it was read well enough."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from col7a1tools.figures import svg
from col7a1tools.figures.palette import INK, MUTED, OUTLINE, fill_of

_LEFT = 40.0
_RIGHT = 10.0
_HEIGHT = 56.0
_ABOVE = 12.0
_BELOW = 22.0
_ROW_SPACE = 6.0
_STEP = 11.0


@dataclass(frozen=True, slots=True)
class ReadShare:
    """One exon: its number, the percent of its bases that were read, and whether these are all."""

    number: int
    percent: float
    whole: bool


def draw_read_share(bars: Sequence[ReadShare], canvas: svg.Canvas) -> str:
    """Draw the bars as SVG, in as many rows as the width asks for.

    Exons that were not read in full stand out by a dark bar and by their number.

    Args:
        bars: in order.
        canvas: what to draw on.
    """
    room = canvas.width - _LEFT - _RIGHT
    count = max(1, int(room // _STEP))
    rows = [bars[start : start + count] for start in range(0, len(bars), count)]
    # Rows of one length, so that no row holds a few exons alone.
    even = -(-len(bars) // max(1, len(rows)))
    children: list[ET.Element] = []
    for number in range(len(rows)):
        row = bars[number * even : (number + 1) * even]
        y = number * (_ABOVE + _HEIGHT + _BELOW + _ROW_SPACE) + _ABOVE
        children.extend(_axis(y, canvas.width))
        children.extend(_row(row, y, room / even))
    height = len(rows) * (_ABOVE + _HEIGHT + _BELOW + _ROW_SPACE)
    return svg.drawing(canvas, height, children)


def _axis(y: float, width: float) -> list[ET.Element]:
    elements = []
    for share in (0.0, 0.5, 1.0):
        place = y + _HEIGHT * (1 - share)
        elements.append(
            svg.line(_LEFT, place, width - _RIGHT, place, stroke="#bbbbbb", stroke_width=0.8)
        )
        text = f"{100 * share:g}%"
        elements.append(
            svg.label(_LEFT - 4, place + 4, text, text_anchor="end", font_size=11, fill=MUTED)
        )
    return elements


def _row(bars: Sequence[ReadShare], y: float, step: float) -> list[ET.Element]:
    elements: list[ET.Element] = []
    end = 0.0
    for place, bar in enumerate(bars):
        height = _HEIGHT * bar.percent / 100
        x = _LEFT + place * step
        elements.append(
            svg.rectangle(
                x + 1,
                y + _HEIGHT - height,
                step - 2,
                height,
                fill=fill_of("nc1") if bar.whole else INK,
                stroke=OUTLINE,
                stroke_width=0.6,
            )
        )
        middle = x + step / 2
        half = svg.text_width(str(bar.number), 11) / 2 + 1
        wanted = not bar.whole or place == 0 or bar.number % 10 == 0
        if wanted and middle - half >= end:
            end = middle + half
            elements.append(_number(bar, middle, y + _HEIGHT + 13))
    return elements


def _number(bar: ReadShare, x: float, y: float) -> ET.Element:
    return svg.label(
        x,
        y,
        str(bar.number),
        text_anchor="middle",
        font_size=11,
        font_weight="normal" if bar.whole else "bold",
        fill=MUTED if bar.whole else INK,
    )

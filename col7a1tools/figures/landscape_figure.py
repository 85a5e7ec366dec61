"""How many people carry a variant at each residue: bars over the protein."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log10
from xml.etree import ElementTree as ET

from col7a1tools.figures import svg
from col7a1tools.figures.palette import INK, MUTED
from col7a1tools.figures.protein_figure import BAND, MARGIN, Place, ProteinShape, draw_strip

_BARS = 120.0
_TOP = 16.0
_NAMED = 5
_BAR_WIDTH = 2.4
_APART = 12.0


@dataclass(frozen=True, slots=True)
class ResidueBar:
    """Carriers at one residue.

    Attributes:
        residue: from 1.
        carriers: how many people.
        name: short name of what most of them carry.
        full: whether it is drawn as established, else as uncertain.
    """

    residue: int
    carriers: int
    name: str
    full: bool


def draw_landscape(
    shape: ProteinShape,
    bars: Sequence[ResidueBar],
    names: Mapping[str, str],
    canvas: svg.Canvas,
) -> str:
    """Draw bars over the protein as SVG; their height grows with the logarithm of the number.

    Args:
        shape: the protein.
        bars: one for each residue that somebody carries a variant at.
        names: names of the three main parts, by key.
        canvas: what to draw on.
    """
    scale = (canvas.width - 2 * MARGIN) / shape.length
    foot = _TOP + _BARS
    most = max((bar.carriers for bar in bars), default=1)

    def x(residue: float) -> float:
        return MARGIN + (residue - 1) * scale

    def height(carriers: float) -> float:
        return _BARS * log10(1 + carriers) / log10(1 + max(most, 9))

    children = list(_grid(most, foot, height, canvas.width))
    for bar in bars:
        tall = height(bar.carriers)
        left = x(bar.residue + 0.5) - _BAR_WIDTH / 2
        look = {"fill": INK} if bar.full else {"fill": "#ffffff", "stroke": INK}
        children.append(
            svg.rectangle(left, foot - tall, _BAR_WIDTH, tall, stroke_width=0.7, **look)
        )
    children.extend(_labels(bars, x, foot, height, canvas.width))
    children.extend(draw_strip(shape, names, foot + 4, x, canvas.width))
    return svg.drawing(canvas, foot + 4 + BAND + 38, children)


def _grid(most: int, foot: float, height: Place, width: float) -> list[ET.Element]:
    """Lines at 1, 10, 100 ... carriers, as far as there are any."""
    children = []
    carriers = 1
    while carriers <= most:
        y = foot - height(carriers)
        children.append(svg.line(MARGIN, y, width - MARGIN, y, stroke="#d0d0d0", stroke_width=0.7))
        children.append(svg.label(0, y + 3.5, str(carriers), font_size=9, fill=MUTED))
        carriers *= 10
    return children


def _labels(
    bars: Sequence[ResidueBar], x: Place, foot: float, height: Place, width: float
) -> list[ET.Element]:
    """Names of the tallest bars, as far as they do not run into each other."""
    children: list[ET.Element] = []
    taken: list[tuple[float, float, float]] = []
    for bar in sorted(bars, key=lambda one: (-one.carriers, one.residue))[:_NAMED]:
        room = svg.text_width(bar.name, 10)
        middle = min(max(x(bar.residue), room / 2 + 2), width - room / 2 - 2)
        y = foot - height(bar.carriers) - 3
        left, right = middle - room / 2, middle + room / 2
        if any(
            left < other_right and right > other_left and abs(y - other) < _APART
            for other_left, other_right, other in taken
        ):
            continue
        taken.append((left, right, y))
        children.append(svg.label(middle, y, bar.name, text_anchor="middle", font_size=10))
    return children

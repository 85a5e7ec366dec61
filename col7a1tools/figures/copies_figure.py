"""The two copies of the gene as two bars, with the variants that matter on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from col7a1tools.figures import svg
from col7a1tools.figures.palette import INK, MUTED, OUTLINE, fill_of
from col7a1tools.figures.pins import HEADS_HEIGHT, Mark, Pin, draw_pins

_MARGIN = 10.0
_BAR = 16.0
_LABEL_HEIGHT = 18.0
_PANEL_SPACE = 16.0
_PLACE = "#7a0019"
# A shorter stretch is drawn as a place, in pixels.
_SHORTEST_GAP = 4.0


@dataclass(frozen=True, slots=True)
class CopiesPanel:
    """One way in which the variants may lie on the two copies.

    Attributes:
        title: above the panel, empty for none.
        first: variants on the one copy.
        second: variants on the other.
        names: of the two copies.
    """

    title: str
    first: tuple[Mark, ...]
    second: tuple[Mark, ...]
    names: tuple[str, str]

    @property
    def copies(self) -> tuple[tuple[str, tuple[Mark, ...]], ...]:
        """Each copy: its name, and the variants on it."""
        return (self.names[0], self.first), (self.names[1], self.second)


def draw_copies(panels: Sequence[CopiesPanel], gene_length: int, canvas: svg.Canvas) -> str:
    """Draw the two copies as SVG, one panel below the other.

    Args:
        panels: one where it is known how the variants lie, one for each possibility else.
        gene_length: bases that a bar stands for; marks are placed in proportion.
        canvas: what to draw on.
    """
    children: list[ET.Element] = []
    top = 4.0
    for panel in panels:
        if panel.title:
            children.append(svg.label(_MARGIN, top + 12, panel.title, font_weight="bold"))
            top += 22
        for name, marks in panel.copies:
            bar, height = _bar(marks, gene_length, name, top, canvas.width)
            children.extend(bar)
            top += height
        top += _PANEL_SPACE
    return svg.drawing(canvas, top - _PANEL_SPACE, children)


def _bar(
    marks: Sequence[Mark], gene_length: int, name: str, top: float, width: float
) -> tuple[list[ET.Element], float]:
    """One copy with its pins, and the height that it takes."""
    heads = HEADS_HEIGHT if marks else 6.0
    strip = top + heads
    length = width - 2 * _MARGIN
    fill = fill_of("nc1") if not marks else "#ffffff"
    children = [
        svg.rectangle(
            _MARGIN, strip, length, _BAR, fill=fill, stroke=OUTLINE, stroke_width=1.2, rx=7
        ),
        svg.label(_MARGIN + 2, strip + _BAR + 14, name, fill=INK if marks else MUTED),
    ]
    spans = [_span(mark, gene_length, length) for mark in marks]
    pins = [
        Pin(
            (left + right) / 2,
            str(mark.number),
            mark.name,
            mark.weight,
        )
        for mark, (left, right) in zip(marks, spans, strict=True)
    ]
    children.extend(draw_pins(pins, 2, width - 2, top, strip))
    for mark, (left, right) in zip(marks, spans, strict=True):
        if mark.missing and right - left >= _SHORTEST_GAP:
            children.extend(_gap(left, right, strip))
        else:
            x = (left + right) / 2
            children.append(svg.line(x, strip, x, strip + _BAR, stroke=_PLACE, stroke_width=2.5))
    return children, heads + _BAR + _LABEL_HEIGHT


def _span(mark: Mark, gene_length: int, length: float) -> tuple[float, float]:
    """Where a mark begins and ends on the bar; anything but a missing stretch is one place."""
    end = min(mark.end, gene_length) if mark.missing else mark.start
    left, right = (max(place, 1) - 0.5 for place in (mark.start, end))
    return _MARGIN + left / gene_length * length, _MARGIN + right / gene_length * length


def _gap(left: float, right: float, strip: float) -> list[ET.Element]:
    """The stretch of a bar that is missing: nothing inside dashes."""
    background = svg.rectangle(left, strip - 1.5, right - left, _BAR + 3, fill="#ffffff")
    dashes = svg.rectangle(
        left,
        strip + 1,
        right - left,
        _BAR - 2,
        fill="none",
        stroke=_PLACE,
        stroke_width=1.2,
        stroke_dasharray="5 4",
    )
    return [background, dashes]

"""Horizontal bars with a name before and a number behind each."""

from collections.abc import Sequence
from dataclasses import dataclass

from col7a1tools.figures import svg
from col7a1tools.figures.palette import OUTLINE, fill_of

_ROW = 22.0
_BAR = 13.0
_FONT = 11.0
_GAP = 6.0


@dataclass(frozen=True, slots=True)
class NamedBar:
    """One bar: its name, its length, and what is written behind it."""

    name: str
    number: int
    behind: str


def draw_bars(bars: Sequence[NamedBar], canvas: svg.Canvas) -> str:
    """Draw bars below each other as SVG; the longest reaches as far as there is room.

    Args:
        bars: from top to bottom; at least one.
        canvas: what to draw on.
    """
    before = max(svg.text_width(bar.name, _FONT) for bar in bars) + _GAP
    after = max(svg.text_width(bar.behind, _FONT) for bar in bars) + _GAP
    room = max(canvas.width - before - after, 20.0)
    most = max(bar.number for bar in bars)
    children = []
    for place, bar in enumerate(bars):
        top = place * _ROW + (_ROW - _BAR) / 2
        length = room * bar.number / most
        foot = top + _BAR - 2.5
        children.append(
            svg.label(before - _GAP, foot, bar.name, text_anchor="end", font_size=_FONT)
        )
        look = {"fill": fill_of("vwfa"), "stroke": OUTLINE}
        children.append(svg.rectangle(before, top, length, _BAR, stroke_width=0.6, **look))
        children.append(svg.label(before + length + 4, foot, bar.behind, font_size=_FONT))
    return svg.drawing(canvas, len(bars) * _ROW, children)

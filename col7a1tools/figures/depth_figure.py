"""The depth of each exon: least and mean against a threshold, all exons to one scale."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt
from xml.etree import ElementTree as ET

from col7a1tools.figures import svg
from col7a1tools.figures.palette import INK, MUTED, OUTLINE

_LEFT, _RIGHT, _TOP = 46.0, 8.0, 24.0
_HEIGHT = 110.0
_NUMBERS = 20.0
_LINE = 16.0
_PANEL = _TOP + _HEIGHT + _NUMBERS + 14.0
_COVERED, _THIN = "#cfe1f2", "#d55e00"


@dataclass(frozen=True, slots=True)
class ExonBar:
    """An exon: its number, mean and least depth, and whether all of it reaches the threshold."""

    number: int
    mean_depth: float
    minimum_depth: int
    covered: bool


@dataclass(frozen=True, slots=True)
class DepthPanel:
    """The exons of one sample, in order, under its title."""

    title: str
    exons: Sequence[ExonBar]


def draw_depths(
    panels: Sequence[DepthPanel], threshold: int, canvas: svg.Canvas, key: Sequence[str]
) -> str:
    """Draw one panel a sample, one above the other.

    A bar reaches up to the mean depth of an exon, a darker line in it marks its least depth.
    The scale is that of square roots, so that what lies near the threshold can be told apart.

    Args:
        panels: the samples.
        threshold: depth that a base needs.
        canvas: bars get narrower with it.
        key: lines under the panels that say how to read them.
    """
    highest = max(
        (bar.mean_depth for panel in panels for bar in panel.exons), default=float(threshold)
    )
    top = max(highest, 2.0 * threshold, 1.0)
    children: list[ET.Element] = []
    for row, panel in enumerate(panels):
        children.extend(_panel(panel, row * _PANEL, top, threshold, canvas.width))
    below = len(panels) * _PANEL
    for row, words in enumerate(key):
        children.append(svg.label(_LEFT, below + row * _LINE, words, font_size=11, fill=MUTED))
    return svg.drawing(canvas, below + len(key) * _LINE, children)


def _panel(
    panel: DepthPanel, y: float, top: float, threshold: int, width: float
) -> list[ET.Element]:
    ground = y + _TOP + _HEIGHT

    def height(depth: float) -> float:
        return _HEIGHT * sqrt(depth / top)

    step = (width - _LEFT - _RIGHT) / max(len(panel.exons), 1)
    drawn = [svg.label(_LEFT, y + 14, panel.title, font_weight="bold", fill=INK)]
    for at, bar in enumerate(panel.exons):
        x = _LEFT + at * step
        drawn.extend(_bar(bar, x, step, ground, height))
        if bar.number == 1 or bar.number % 10 == 0:
            drawn.append(
                svg.label(
                    x + step / 2,
                    ground + 14,
                    str(bar.number),
                    text_anchor="middle",
                    font_size=10,
                    fill=MUTED,
                )
            )
    for depth in sorted({0, threshold, int(top)}):
        line = ground - height(depth)
        dashes: dict[str, svg.Attribute] = {"stroke_dasharray": "4 3"} if depth else {}
        drawn.append(svg.line(_LEFT, line, width - _RIGHT, line, stroke=MUTED, **dashes))
        drawn.append(
            svg.label(_LEFT - 5, line + 4, str(depth), text_anchor="end", font_size=10, fill=MUTED)
        )
    return drawn


def _bar(
    bar: ExonBar, x: float, step: float, ground: float, height: Callable[[float], float]
) -> list[ET.Element]:
    """An exon; what is not covered is filled and outlined darker, apart in grey print as well."""
    mean, least = height(bar.mean_depth), height(bar.minimum_depth)
    wide = max(step - 1.0, 0.8)
    body = svg.rectangle(
        x,
        ground - mean,
        wide,
        mean,
        fill=_COVERED if bar.covered else _THIN,
        stroke=OUTLINE,
        stroke_width=0.4 if bar.covered else 1.0,
    )
    mark = svg.line(x, ground - least, x + wide, ground - least, stroke=INK, stroke_width=1.5)
    return [body, mark]

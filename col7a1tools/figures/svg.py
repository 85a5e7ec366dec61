"""A small SVG writer: elements with checked numbers, text that is never markup."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

FONT_SIZE = 12.0
# Widest average of the fonts in use, as a share of the font size; labels may be narrower.
_CHARACTER_WIDTH = 0.58

Attribute = str | float | int


def element(
    tag: str,
    attributes: dict[str, Attribute] | None = None,
    children: Sequence[ET.Element] = (),
    text: str = "",
) -> ET.Element:
    """An SVG element; numbers are written with at most two decimals."""
    made = ET.Element(tag, {key: _value(value) for key, value in (attributes or {}).items()})
    made.text = "".join([character for character in text if character.isprintable()]) or None
    made.extend(children)
    return made


def line(x1: float, y1: float, x2: float, y2: float, **look: Attribute) -> ET.Element:
    """A straight line."""
    return element("line", {"x1": x1, "y1": y1, "x2": x2, "y2": y2, **_hyphens(look)})


def rectangle(x: float, y: float, width: float, height: float, **look: Attribute) -> ET.Element:
    """A rectangle."""
    place = {"x": x, "y": y, "width": width, "height": height}
    return element("rect", {**place, **_hyphens(look)})


def circle(x: float, y: float, radius: float, **look: Attribute) -> ET.Element:
    """A circle."""
    return element("circle", {"cx": x, "cy": y, "r": radius, **_hyphens(look)})


def label(x: float, y: float, text: str, **look: Attribute) -> ET.Element:
    """Text on its baseline; ``text_anchor`` and ``font_size`` as in SVG."""
    look = {"font_size": FONT_SIZE, "fill": "#111111", **look}
    return element("text", {"x": x, "y": y, **_hyphens(look)}, text=text)


def text_width(text: str, font_size: float = FONT_SIZE) -> float:
    """Room that a text needs at most."""
    return len(text) * font_size * _CHARACTER_WIDTH


@dataclass(frozen=True, slots=True)
class Canvas:
    """What a figure is drawn on.

    Attributes:
        description: what the figure shows, for those who cannot see it.
        width: in pixels; letters keep their size whatever the width.
        font: font family, empty to inherit that of the page.
        turned: a quarter to the left, for what is wider than a sheet and not as high.
    """

    description: str
    width: float = 720.0
    font: str = ""
    turned: bool = False


def width_of(drawn: str) -> float:
    """Width of a whole image of this module, in pixels."""
    return float(ET.fromstring(drawn).get("width", "0"))  # noqa: S314 - our own


def drawing(canvas: Canvas, height: float, children: Sequence[ET.Element]) -> str:
    """A whole SVG image."""
    width = canvas.width
    if canvas.turned:
        turn: dict[str, Attribute] = {"transform": f"translate(0 {_value(width)}) rotate(-90)"}
        children, width, height = [element("g", turn, children)], height, width
    attributes: dict[str, Attribute] = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {_value(width)} {_value(height)}",
        "width": width,
        "height": height,
        "role": "img",
        "aria-label": canvas.description,
    }
    if canvas.font:
        attributes["font-family"] = canvas.font
    return ET.tostring(element("svg", attributes, children), encoding="unicode")


def _hyphens(look: dict[str, Attribute]) -> dict[str, Attribute]:
    return {key.replace("_", "-"): value for key, value in look.items()}


def _value(value: Attribute) -> str:
    if isinstance(value, str):
        return "".join([character for character in value if character.isprintable()])
    return f"{value:.2f}".rstrip("0").rstrip(".")

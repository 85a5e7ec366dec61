"""The protein: domains, the triple helix with its interruptions, variants as pins."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from col7a1tools.figures import svg
from col7a1tools.figures.palette import MUTED, OUTLINE, fill_of
from col7a1tools.figures.pins import HEADS_HEIGHT, Mark, Pin, draw_pins

Place = Callable[[float], float]

MARGIN = 10.0
BAND = 26.0
_MAIN = ("nc1", "triple_helix", "nc2")


@dataclass(frozen=True, slots=True)
class ProteinPart:
    """A stretch of the protein: key and name, first and last residue (from 1)."""

    key: str
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ProteinShape:
    """The protein to draw.

    Attributes:
        length: residues.
        parts: domains, by key as in the reference.
        interruptions: breaks of the Gly-X-Y repeat.
    """

    length: int
    parts: tuple[ProteinPart, ...]
    interruptions: tuple[ProteinPart, ...]


def draw_protein(
    shape: ProteinShape,
    marks: Sequence[Mark],
    names: Mapping[str, str],
    canvas: svg.Canvas,
) -> str:
    """Draw the protein as SVG, to scale.

    Args:
        shape: the protein.
        marks: variants, in residues.
        names: names of the three main parts, by key.
        canvas: what to draw on.
    """
    width = canvas.width
    scale = (width - 2 * MARGIN) / shape.length

    def x(residue: float) -> float:
        return MARGIN + (residue - 1) * scale

    top = 4.0
    strip = top + (HEADS_HEIGHT if marks else 4)
    children = draw_strip(shape, names, strip, x, width)
    pins = [Pin(x(mark.start + 0.5), str(mark.number), mark.name, mark.weight) for mark in marks]
    children.extend(draw_pins(pins, 2, width - 2, top, strip - 2))
    return svg.drawing(canvas, strip + BAND + 38, children)


def draw_strip(
    shape: ProteinShape, names: Mapping[str, str], top: float, x: Place, width: float
) -> list[ET.Element]:
    """The domains side by side, their names below."""
    return [*_domains(shape, top, x), *_names(shape, names, top + BAND, x, width)]


def _domains(shape: ProteinShape, strip: float, x: Place) -> list[ET.Element]:
    children = []
    for part in shape.parts:
        fill, inset = _look(part.key)
        if fill is None:
            continue
        left, right = x(part.start), x(part.end + 1)
        children.append(
            svg.rectangle(
                left,
                strip + inset,
                right - left,
                BAND - 2 * inset,
                fill=fill,
                stroke=OUTLINE,
                stroke_width=0.8,
            )
        )
    for part in shape.interruptions:
        left, right = x(part.start), x(part.end + 1)
        children.append(
            svg.rectangle(left, strip, max(right - left, 1.4), BAND, fill=fill_of("interruption"))
        )
    return children


def _look(key: str) -> tuple[str | None, float]:
    """Fill and inset of a part; None for one that is not drawn."""
    if key in _MAIN or key == "signal_peptide":
        return fill_of(key), 0.0
    for family in ("vwfa", "fn3", "kunitz"):
        if key.startswith(family):
            return fill_of(family), 5.0
    return None, 0.0


def _names(
    shape: ProteinShape, names: Mapping[str, str], foot: float, x: Place, width: float
) -> list[ET.Element]:
    """Names of the main parts and residue numbers at their borders."""
    children = []
    for part in shape.parts:
        if part.key not in _MAIN:
            continue
        left, right = x(part.start), x(part.end + 1)
        anchor, place = "middle", (left + right) / 2
        if part.key == "nc2":
            anchor, place = "end", width - MARGIN
        children.append(
            svg.label(place, foot + 16, names[part.key], text_anchor=anchor, font_weight="bold")
        )
        end = svg.text_width(str(shape.length), 11)
        if part.key != "nc1" and left < width - MARGIN - end - 6:
            children.append(_residue(left, foot, part.start, "end"))
    children.append(_residue(MARGIN, foot, 1, "start"))
    children.append(_residue(width - MARGIN, foot, shape.length, "end"))
    return children


def _residue(place: float, foot: float, number: int, anchor: str) -> ET.Element:
    return svg.label(place, foot + 31, str(number), text_anchor=anchor, font_size=11, fill=MUTED)

"""Pins: numbered heads above a strip, spread so that they never overlap."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate, pairwise
from xml.etree import ElementTree as ET

from col7a1tools.figures import svg

HEAD_RADIUS = 9.0
HEAD_ROOM = 2 * HEAD_RADIUS + 4
HEADS_HEIGHT = 44.0
_NAME_GAP = 4.0
# Left free behind a name, since fonts of other machines are wider.
_NAME_END = 8.0
# How far a head with a name may stand from its place before the names are given up.
_FARTHEST = 70.0


class Weight(Enum):
    """How loudly a variant is drawn; form and fill differ, not only colour."""

    FULL = "full"  # pathogenic, likely pathogenic
    OPEN = "open"  # uncertain
    FAINT = "faint"  # benign, likely benign


@dataclass(frozen=True, slots=True)
class Mark:
    """A variant in a figure.

    Attributes:
        number: as the page numbers it.
        name: short name.
        weight: how loudly it is drawn.
        start: first position concerned, in the figure's own coordinate, from 1.
        end: last position.
        missing: whether the stretch from start to end is gone.
    """

    number: int
    name: str
    weight: Weight
    start: int
    end: int
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Pin:
    """A mark, or several that cannot be kept apart, at a place on the strip."""

    x: float
    text: str
    name: str
    weight: Weight


def spread(
    wanted: Sequence[float], widths: Sequence[float], low: float, high: float
) -> list[float]:
    """Centres as near to the wanted ones as they can be without overlap (least squares).

    Measured from the room that all before it take, every place must be no less than the one
    before: an isotonic regression, solved by pooling neighbours that violate the order.

    Args:
        wanted: wanted centres, ascending.
        widths: room that each needs; together they must fit between ``low`` and ``high``.
        low: left bound.
        high: right bound.
    """
    before = [0.0, *accumulate(widths)]
    middles = [room + width / 2 for room, width in zip(before, widths, strict=False)]
    pools: list[tuple[float, int]] = []
    for centre, middle in zip(wanted, middles, strict=True):
        total, count = centre - middle, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            pooled, members = pools.pop()
            total, count = total + pooled, count + members
        pools.append((total, count))
    shifts = [total / count for total, count in pools for _ in range(count)]
    return [
        min(max(shift, low), high - before[-1]) + middle
        for shift, middle in zip(shifts, middles, strict=True)
    ]


def draw_pins(
    pins: Sequence[Pin], low: float, high: float, top: float, foot: float
) -> list[ET.Element]:
    """Heads in a row at ``top``, each with a line to its place at ``foot``.

    Names stand beside the heads where all of them fit near their places; else the heads stand
    alone, and the page tells what the numbers mean. Heads that do not even fit alone are drawn as
    one with a count.

    Args:
        pins: what to draw.
        low: left bound.
        high: right bound.
        top: upper edge of the heads.
        foot: where the lines end.
    """
    pins = sorted(pins, key=lambda pin: pin.x)
    widths = [HEAD_ROOM + _NAME_GAP + svg.text_width(pin.name) + _NAME_END for pin in pins]
    places = _places(pins, widths, low, high)
    with_names = places is not None and all(
        abs(place - pin.x) <= _FARTHEST for place, pin in zip(places, pins, strict=True)
    )
    if places is None or not with_names:
        pins = _merged(pins, int((high - low) // HEAD_ROOM))
        places = _places(pins, [HEAD_ROOM] * len(pins), low, high) or []
    lines, heads = [], []
    middle = top + HEAD_RADIUS + 1
    for pin, x in zip(pins, places, strict=True):
        lines.append(
            svg.line(x, middle + HEAD_RADIUS, pin.x, foot, stroke="#111111", stroke_width=1.2)
        )
        heads.extend(_head(x, middle, pin))
        if with_names:
            heads.append(svg.label(x + HEAD_RADIUS + _NAME_GAP, middle + 4, pin.name))
    return [*lines, *heads]


def _places(
    pins: Sequence[Pin], widths: Sequence[float], low: float, high: float
) -> list[float] | None:
    """Centres of the heads, each at the left of its room; None where there is too little room."""
    if sum(widths) > high - low:
        return None
    wanted = [pin.x + (width - HEAD_ROOM) / 2 for pin, width in zip(pins, widths, strict=True)]
    centres = spread(wanted, widths, low, high)
    return [centre - (width - HEAD_ROOM) / 2 for centre, width in zip(centres, widths, strict=True)]


def _merged(pins: list[Pin], room: int) -> list[Pin]:
    """As many pins as there is room for: the nearest neighbours are drawn as one."""
    groups = [[pin] for pin in pins]
    while len(groups) > max(room, 1):
        gaps = [b[0].x - a[-1].x for a, b in pairwise(groups)]
        nearest = gaps.index(min(gaps))
        groups[nearest : nearest + 2] = [groups[nearest] + groups[nearest + 1]]
    return [_one_for(group) for group in groups]


def _one_for(group: list[Pin]) -> Pin:
    if len(group) == 1:
        return group[0]
    order = list(Weight)
    loudest = min((pin.weight for pin in group), key=order.index)
    return Pin(group[len(group) // 2].x, f"×{len(group)}", "", loudest)


def _head(x: float, y: float, pin: Pin) -> list[ET.Element]:
    full = pin.weight is Weight.FULL
    look: dict[str, svg.Attribute] = {
        "fill": "#7a0019" if full else "#ffffff",
        "stroke": "#7a0019" if full else "#111111",
        "stroke_width": 1.5,
    }
    if pin.weight is Weight.FAINT:
        look["stroke"] = "#767676"
    ink = "#ffffff" if full else "#111111"
    number = svg.label(
        x, y + 4, pin.text, text_anchor="middle", font_size=11, font_weight="bold", fill=ink
    )
    if full:
        shape = svg.circle(x, y, HEAD_RADIUS, **look)
    elif pin.weight is Weight.OPEN:
        shape = svg.circle(x, y, HEAD_RADIUS, **look, stroke_dasharray="3 2")
    else:
        shape = svg.rectangle(
            x - HEAD_RADIUS, y - HEAD_RADIUS, 2 * HEAD_RADIUS, 2 * HEAD_RADIUS, **look
        )
    return [shape, number]

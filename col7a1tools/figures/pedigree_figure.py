"""The family as a drawing, with what each person carries below their symbol.

Symbols after Bennett 2008 (PMID 18792771) and Bennett 2022 (PMID 36106433): square and circle for
man and woman, filled when affected, a dot for a carrier who is not expected to become ill, a line
through the deceased, an arrow with P at the proband, two lines between related parents. A proposed
donor of cells has no sign there; a dashed ring stands for it, as the letter D is that of a donor of
egg or sperm.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from xml.etree import ElementTree as ET

from col7a1tools.figures import svg
from col7a1tools.figures.palette import INK, MUTED
from col7a1tools.figures.pedigree import PedigreePerson, Shape, arrange
from col7a1tools.figures.pedigree_frame import (
    LETTERS,
    LINE_HEIGHT,
    MARGIN,
    RADIUS,
    Frame,
    Joint,
    lay_out,
)

_RELATED = 2.5
_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def draw_pedigree(persons: Iterable[PedigreePerson], canvas: svg.Canvas) -> str:
    """Draw a family as SVG.

    Args:
        persons: in the order of the file, each once.
        canvas: the drawing is centred on it; where it needs more room, the canvas is widened.
    """
    pedigree = arrange(persons)
    frame = lay_out(pedigree, canvas.width)
    children = [element for joint in frame.joints for element in _joined(joint, frame)]
    for key, person in pedigree.persons.items():
        x, y = frame.middles[key]
        if not person.passing:
            children.extend(_symbol(person, x, y))
            children.extend(_texts(person, x, y))
    children.extend(_numerals(frame))
    wide = replace(canvas, width=frame.width)
    return svg.drawing(wide, frame.height, children)


def _joined(joint: Joint, frame: Frame) -> Iterator[ET.Element]:
    """The line between partners, down from them, along the children, and to each child."""
    couple = joint.couple
    for shift in (-_RELATED, _RELATED) if couple.related else (0.0,):
        yield from _between(joint, shift, frame)
    yield _line(joint.x, joint.start, joint.x, joint.bar)
    below = [frame.middles[child] for child in couple.children]
    ends = [joint.x, *(x for x, _ in below)]
    yield _line(min(ends), joint.bar, max(ends), joint.bar)
    for x, y in below:
        yield _line(x, joint.bar, x, y - RADIUS)


def _between(joint: Joint, shift: float, frame: Frame) -> Iterator[ET.Element]:
    """The line between partners; over the heads of those who stand between them."""
    (x1, y1), (x2, y2) = frame.middles[joint.other], frame.middles[joint.anchor]
    if joint.side_by_side or y1 != y2:
        yield _line(x1, y1 + shift, x2, y2 + shift)
        return
    over = y1 - RADIUS - 6 + shift
    branch = joint.x + (shift if x1 > x2 else -shift)
    yield _line(x1, y1, x1, over)
    yield _line(x1, over, branch, over)
    yield _line(branch, over, branch, y1 + shift)
    yield _line(branch, y1 + shift, x2, y2 + shift)


def _symbol(person: PedigreePerson, x: float, y: float) -> Iterator[ET.Element]:
    if person.donor:
        yield svg.circle(
            x, y, RADIUS + 5, fill="none", stroke=INK, stroke_width=1.6, stroke_dasharray="4 3"
        )
    filled = bool(person.affected)
    look: dict[str, svg.Attribute] = {
        "fill": INK if filled else "#ffffff",
        "stroke": INK,
        "stroke_width": 1.6,
    }
    if person.placeholder:
        look |= {"stroke": MUTED, "stroke_dasharray": "3 3"}
    yield _outline(person.shape, x, y, look)
    if person.affected is None and not person.placeholder:
        yield svg.label(x, y + 5, "?", text_anchor="middle", font_size=15, font_weight="bold")
    elif person.carrier and not filled:
        yield svg.circle(x, y, RADIUS * 0.32, fill=INK)
    reach = RADIUS + 5
    if person.deceased:
        yield _line(x - reach, y + reach, x + reach, y - reach)
    if person.proband:
        yield from _arrow(x - RADIUS - 1, y + RADIUS - 4)


def _outline(shape: Shape, x: float, y: float, look: dict[str, svg.Attribute]) -> ET.Element:
    if shape is Shape.CIRCLE:
        return svg.circle(x, y, RADIUS, **look)
    side = 2 * RADIUS * (0.94 if shape is Shape.SQUARE else 0.8)
    square = svg.rectangle(x - side / 2, y - side / 2, side, side, **look)
    if shape is Shape.DIAMOND:
        square.set("transform", f"rotate(45 {x:.2f} {y:.2f})")
    return square


def _arrow(x: float, y: float) -> Iterator[ET.Element]:
    """The proband's arrow, its tip at the lower left of the symbol, and its P."""
    yield _line(x - 11, y + 3, x, y - 4, 1.8)
    tip = f"M{x:.2f} {y - 4:.2f} l-7.5 0.6 l4 6.2 z"
    yield svg.element("path", {"d": tip, "fill": INK})
    yield svg.label(x - 17, y + 7, "P", text_anchor="middle", font_size=12, font_weight="bold")


def _texts(person: PedigreePerson, x: float, y: float) -> Iterator[ET.Element]:
    """The lines below the symbol, the first of them bold."""
    for number, text in enumerate(person.lines):
        yield svg.label(
            x,
            y + RADIUS + LINE_HEIGHT * (number + 1) + 3,
            text,
            text_anchor="middle",
            font_size=LETTERS,
            font_weight="normal" if number else "bold",
        )


def _numerals(frame: Frame) -> Iterator[ET.Element]:
    for numeral, y in zip(_NUMERALS, frame.rows, strict=False):
        yield svg.label(MARGIN / 2, y + 4, numeral, text_anchor="middle", fill=MUTED)


def _line(x1: float, y1: float, x2: float, y2: float, width: float = 1.4) -> ET.Element:
    return svg.line(x1, y1, x2, y2, stroke=INK, stroke_width=width)

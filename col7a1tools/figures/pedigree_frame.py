"""Where every symbol and line of a drawn family stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from col7a1tools.figures import svg
from col7a1tools.figures.pedigree import Couple, Pedigree, PedigreePerson
from col7a1tools.figures.pedigree_order import ordered
from col7a1tools.figures.pedigree_places import placed

RADIUS = 15.0
LINE_HEIGHT = 14.0
LETTERS = 11.0
MARGIN = 30.0
_NARROWEST = 76.0
_SIDE_ROOM = 14.0
_LANE = 9.0
# Room above a symbol for the line that joins brothers and sisters.
_ABOVE = 24.0
_BELOW = 8.0


@dataclass(frozen=True, slots=True)
class Joint:
    """How a couple and its children are joined.

    Attributes:
        couple: the couple.
        anchor: the partner beside whom the line of descent leaves.
        other: the other partner; the same where a line only passes a generation.
        side_by_side: whether nobody stands between the partners.
        x: where the line of descent runs.
        start: its upper end.
        bar: height of the line that joins brothers and sisters.
    """

    couple: Couple
    anchor: str
    other: str
    side_by_side: bool
    x: float
    start: float
    bar: float


@dataclass(frozen=True, slots=True)
class Frame:
    """Where everything of a drawn family stands.

    Attributes:
        middles: of the symbol of each person.
        widths: room of each person.
        rows: middle of the symbols of each generation.
        joints: one for each couple.
        width: of the whole.
        height: of the whole.
    """

    middles: Mapping[str, tuple[float, float]]
    widths: Mapping[str, float]
    rows: Sequence[float]
    joints: Sequence[Joint]
    width: float
    height: float


def lay_out(pedigree: Pedigree, wanted_width: float) -> Frame:
    """Place every person and line.

    Args:
        pedigree: the family.
        wanted_width: of the whole; more where the family needs more.
    """
    rows = ordered(pedigree)
    widths = {key: _room(person) for key, person in pedigree.persons.items()}
    x = placed(pedigree, rows, widths)
    needed = max((x[key] + widths[key] / 2 for key in x), default=0.0) + 2 * MARGIN
    shift = MARGIN + max(0.0, wanted_width - needed) / 2
    x = {key: place + shift for key, place in x.items()}
    places = {key: (level, n) for level, row in enumerate(rows) for n, key in enumerate(row)}
    anchors = {couple: _anchor(couple, pedigree.couples, places) for couple in pedigree.couples}
    branches = {
        couple: _branch(anchor, other, x, widths, places)
        for couple, (anchor, other) in anchors.items()
    }
    lanes = _lanes(branches, x, places)
    y, height = _heights(rows, pedigree, lanes, places)
    middles = {key: (x[key], y[level]) for key, (level, _) in places.items()}
    joints = []
    for couple, (anchor, other) in anchors.items():
        child_y = middles[couple.children[0]][1]
        passing = anchor == other
        joints.append(
            Joint(
                couple,
                anchor,
                other,
                passing or abs(places[anchor][1] - places[other][1]) == 1,
                branches[couple],
                max(middles[anchor][1], middles[other][1]) - (RADIUS if passing else 0),
                child_y - RADIUS - 12 - _LANE * lanes[couple],
            )
        )
    return Frame(middles, widths, y, joints, max(needed, wanted_width), height)


def _room(person: PedigreePerson) -> float:
    if person.passing:
        return 2 * _SIDE_ROOM
    texts = [svg.text_width(text, LETTERS) for text in person.lines]
    return max(_NARROWEST, *texts, 0.0) + _SIDE_ROOM


def _anchor(
    couple: Couple, couples: Sequence[Couple], places: Mapping[str, tuple[int, int]]
) -> tuple[str, str]:
    """The partner beside whom the children's line leaves, and the other one.

    The one in the younger generation; else the one with fewer partners, so that the lines of the
    couples of one person stay apart.
    """

    def rank(key: str) -> tuple[int, int]:
        return -places[key][0], sum(key in one.parents for one in couples)

    anchor = min(reversed(couple.parents), key=rank)
    return anchor, couple.father if anchor == couple.mother else couple.mother


def _branch(
    anchor: str,
    other: str,
    x: Mapping[str, float],
    widths: Mapping[str, float],
    places: Mapping[str, tuple[int, int]],
) -> float:
    """Where the line of descent runs: between the partners, clear of the texts of both."""
    if anchor == other:
        return x[anchor]
    side = 1 if x[other] >= x[anchor] else -1
    edge = x[anchor] + side * widths[anchor] / 2
    if places[anchor][0] != places[other][0] or abs(places[anchor][1] - places[other][1]) > 1:
        return edge
    return (edge + x[other] - side * widths[other] / 2) / 2


def _lanes(
    branches: Mapping[Couple, float],
    x: Mapping[str, float],
    places: Mapping[str, tuple[int, int]],
) -> dict[Couple, int]:
    """A lane for each couple, so that no two lines of brothers and sisters lie on each other."""
    lanes: dict[Couple, int] = {}
    taken: dict[tuple[int, int], list[tuple[float, float]]] = {}
    for couple, branch in branches.items():
        row = places[couple.children[0]][0]
        ends = [*(x[child] for child in couple.children), branch]
        low, high = min(ends) - 4, max(ends) + 4
        lane = 0
        while any(low < right and high > left for left, right in taken.get((row, lane), ())):
            lane += 1
        lanes[couple] = lane
        taken.setdefault((row, lane), []).append((low, high))
    return lanes


def _heights(
    rows: Sequence[Sequence[str]],
    pedigree: Pedigree,
    lanes: Mapping[Couple, int],
    places: Mapping[str, tuple[int, int]],
) -> tuple[list[float], float]:
    """Middle of each generation's symbols, and the height of the whole."""
    middles, top = [], 0.0
    for number, row in enumerate(rows):
        own = [lane for couple, lane in lanes.items() if places[couple.children[0]][0] == number]
        top += _ABOVE + _LANE * max(own, default=0) + RADIUS
        middles.append(top)
        texts = max(len(pedigree.persons[key].lines) for key in row)
        top += RADIUS + _BELOW + LINE_HEIGHT * texts
    return middles, top + _BELOW

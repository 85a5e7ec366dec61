"""Where each person of a drawn family stands: children below their parents, nobody overlapping."""

from collections.abc import Mapping, Sequence

from col7a1tools.figures.pedigree import Pedigree
from col7a1tools.figures.pins import spread

_ROUNDS = 80
_FAR = 1e6
# How much a child is drawn to the middle of the parents, beside what moves brothers and sisters
# together with them. Without it nothing would ever close a gap between brothers and sisters.
_CLOSING = 0.5


def placed(
    pedigree: Pedigree, rows: Sequence[Sequence[str]], widths: Mapping[str, float]
) -> dict[str, float]:
    """The middle of each person, from 0 at the left edge of the leftmost.

    Every round pulls children under their parents and to each other, parents over their children,
    and partners beside each other; within a generation the order and the room of each person
    always hold.

    Args:
        pedigree: the family.
        rows: the keys of each generation from left to right.
        widths: room that each person needs.
    """
    middles: dict[str, float] = {}
    for row in rows:
        edge = -sum(widths[key] for key in row) / 2
        for key in row:
            middles[key] = edge + widths[key] / 2
            edge += widths[key]
    for number in range(2 * _ROUNDS):
        for row in rows if number % 2 else reversed(rows):
            wanted = [_wanted(key, middles, pedigree, widths) for key in row]
            found = spread(wanted, [widths[key] for key in row], -_FAR, _FAR)
            middles.update(zip(row, found, strict=True))
    left = min((middles[key] - widths[key] / 2 for key in middles), default=0.0)
    return {key: middle - left for key, middle in middles.items()}


def _wanted(
    key: str, middles: Mapping[str, float], pedigree: Pedigree, widths: Mapping[str, float]
) -> float:
    """Where a person would stand if there were room: the mean of what pulls at them."""
    here = middles[key]
    pulls: list[tuple[float, float]] = []
    for couple in pedigree.couples:
        over = sum(middles[one] for one in couple.parents) / 2
        below = [middles[child] for child in couple.children]
        middle = (min(below) + max(below)) / 2
        if key in couple.children:
            pulls += [(here + over - middle, 1.0), (over, _CLOSING)]
        if key in couple.parents:
            partner = next(one for one in (*couple.parents, "") if one != key)
            pulls.append((here + middle - over, 1.0))
            if partner:
                room = (widths[key] + widths[partner]) / 2
                side = -1 if here < middles[partner] else 1
                pulls.append((middles[partner] + side * room, 1.0))
    weight = sum(one for _, one in pulls)
    return sum(place * one for place, one in pulls) / weight if pulls else here

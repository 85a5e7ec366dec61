"""Where each person of a drawn family stands: children below their parents, nobody overlapping."""

from collections.abc import Mapping, Sequence

from col7a1tools.figures.pedigree import Pedigree
from col7a1tools.figures.pins import spread

_ROUNDS = 80
_FAR = 1e6


def placed(
    pedigree: Pedigree, rows: Sequence[Sequence[str]], widths: Mapping[str, float]
) -> dict[str, float]:
    """The middle of each person, from 0 at the left edge of the leftmost.

    Every round pulls children under their parents, parents over their children, and partners
    beside each other; within a generation the order and the room of each person always hold.

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
    pulls: list[float] = []
    for couple in pedigree.couples:
        over = sum(middles[one] for one in couple.parents) / 2
        below = [middles[child] for child in couple.children]
        middle = (min(below) + max(below)) / 2
        if key in couple.children:
            pulls.append(here + over - middle)
        if key in couple.parents:
            partner = next(one for one in (*couple.parents, "") if one != key)
            pulls.append(here + middle - over)
            if partner:
                room = (widths[key] + widths[partner]) / 2
                side = -1 if here < middles[partner] else 1
                pulls.append(middles[partner] + side * room)
    return sum(pulls) / len(pulls) if pulls else here

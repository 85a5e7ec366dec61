"""Who stands beside whom in a drawn family: partners together, brothers and sisters together."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from col7a1tools.figures.pedigree import Couple, Pedigree

Rows = list[list[str]]
_Cost = tuple[int, float]

# Beyond this many persons in a generation only neighbours change places, to keep the time short.
_FREELY_MOVED = 14
_MOST_ROUNDS = 12


def ordered(pedigree: Pedigree) -> Rows:
    """The keys of each generation from left to right.

    A walk through the family gives a first order; persons, and neighbours as a pair, then move for
    as long as a move makes the drawing better: partners side by side, no stranger among brothers
    and sisters, few lines that cross. The result depends on nothing but the order of the file.
    """
    rows = _walk(pedigree)
    cost = _cost(rows, pedigree)
    for _ in range(_MOST_ROUNDS):
        before = cost
        for level in range(len(rows)):
            cost = _improve(rows, level, cost, pedigree)
        if cost == before:
            break
    return rows


def _walk(pedigree: Pedigree) -> Rows:
    """Each person, then their partners, their parents with the brothers and sisters, children."""
    level_of = {key: level for level, row in enumerate(pedigree.generations) for key in row}
    rows: Rows = [[] for _ in pedigree.generations]
    seen: set[str] = set()
    for start in (key for row in pedigree.generations for key in row):
        waiting = [start]
        while waiting:
            key = waiting.pop()
            if key in seen:
                continue
            seen.add(key)
            rows[level_of[key]].append(key)
            waiting.extend(reversed(_next_to(key, pedigree)))
    return rows


def _next_to(key: str, pedigree: Pedigree) -> list[str]:
    own = [couple for couple in pedigree.couples if key in couple.parents]
    partners = [one for couple in own for one in couple.parents if one != key]
    person = pedigree.persons[key]
    parents = [parent for parent in (person.father, person.mother) if parent]
    return [*partners, *parents, *(child for couple in own for child in couple.children)]


def _improve(rows: Rows, level: int, cost: _Cost, pedigree: Pedigree) -> _Cost:
    """Try every move in one generation, and keep each that makes the drawing better."""
    for moved in _moves(rows[level]):
        old, rows[level] = rows[level], moved
        better = _cost(rows, pedigree)
        if better < cost:
            cost = better
        else:
            rows[level] = old
    return cost


def _moves(row: Sequence[str]) -> Iterator[list[str]]:
    """The row with one to three neighbours put elsewhere, or a stretch turned round."""
    places = range(len(row))
    reach = len(row) if len(row) <= _FREELY_MOVED else 1
    for size in (1, 2, 3):
        for start in places[: len(row) - size + 1]:
            block, rest = row[start : start + size], [*row[:start], *row[start + size :]]
            for target in range(max(0, start - reach), min(len(rest), start + reach) + 1):
                if target != start:
                    yield [*rest[:target], *block, *rest[target:]]
    for start, end in combinations(range(len(row) + 1), 2):
        if 2 <= end - start <= reach + 1:
            yield [*row[:start], *reversed(row[start:end]), *row[end:]]


def _cost(rows: Rows, pedigree: Pedigree) -> _Cost:
    """What is wrong with an order, heavy faults first, then how far lines reach."""
    place = {key: n - (len(row) - 1) / 2 for row in rows for n, key in enumerate(row)}
    order = {key: (level, n) for level, row in enumerate(rows) for n, key in enumerate(row)}
    faults, reach = 0, 0.0
    for couple in pedigree.couples:
        apart = abs(place[couple.father] - place[couple.mother])
        if order[couple.father][0] == order[couple.mother][0]:
            faults += round(10 * max(apart - 1, 0))
        faults += 6 * _strangers(couple, rows, order, pedigree)
        middle = (place[couple.father] + place[couple.mother]) / 2
        reach += sum(abs(place[child] - middle) for child in couple.children)
        reach += 0.3 * (place[couple.father] > place[couple.mother])
        reach += 0.2 * sum(
            place[one] > place[other] for one, other in combinations(couple.children, 2)
        )
    return faults + 8 * _crossings(pedigree.couples, place, order), round(reach, 6)


def _strangers(
    couple: Couple, rows: Rows, order: dict[str, tuple[int, int]], pedigree: Pedigree
) -> int:
    """Persons among the children who are neither one of them nor a partner of one."""
    level = min(order[child][0] for child in couple.children)
    inside = [order[child][1] for child in couple.children if order[child][0] == level]
    between = rows[level][min(inside) : max(inside) + 1]
    partners = {
        key
        for own in pedigree.couples
        if set(own.parents) & set(couple.children)
        for key in own.parents
    }
    return sum(key not in couple.children and key not in partners for key in between)


def _crossings(
    couples: Sequence[Couple], place: dict[str, float], order: dict[str, tuple[int, int]]
) -> int:
    """Pairs of children who do not stand in the order of their parents."""
    count = 0
    for one, other in combinations(couples, 2):
        if order[one.father][0] != order[other.father][0]:
            continue
        ahead = sum(place[key] for key in one.parents) < sum(place[key] for key in other.parents)
        left, right = (one, other) if ahead else (other, one)
        count += sum(
            order[a][0] == order[b][0] and place[a] > place[b]
            for a in left.children
            for b in right.children
        )
    return count

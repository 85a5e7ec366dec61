"""How alleles may have passed through a pedigree: every way, counted exactly.

Each person has one copy of the locus from the father and one from the mother; a parent hands on
either copy whole, with equal chance. Founders' alleles are rare, so that of all ways in which the
genotypes can have come about only those with the fewest copies of rare alleles in founders count:
this is Mendel's arithmetic in the limit of rare alleles, without a case for any kind of relative.
Recombination inside the locus (31 kb) is left out.

Ways are summed by eliminating one copy after the other, not by listing them, so that families of
any usual size take no time. `tests/family/brute_force.py` lists them and compares.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import Literal

from col7a1tools.model.pedigree import Member, Pedigree

Copies = tuple[int, int]
"""Alleles on the copy from the father and on that from the mother; 0 is the usual allele."""
# Pairs of copies: allele 1 on one of them, on both, and opposite allele 2.
ON_ONE: frozenset[Copies] = frozenset({(0, 1), (1, 0)})
ON_BOTH: frozenset[Copies] = frozenset({(1, 1)})
OPPOSITE: frozenset[Copies] = frozenset({(1, 2), (2, 1)})
Side = Literal["father", "mother"]
_Copy = tuple[str, Side]
# Rare alleles that founders bring, and the number of ways in which it can happen.
_Weight = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Factor:
    """A table over some copies: the weight of each combination of alleles that is possible."""

    scope: tuple[_Copy, ...]
    table: dict[tuple[int, ...], _Weight]


@dataclass(frozen=True, slots=True)
class Question:
    """A family and what is known of it.

    Attributes:
        pedigree: the family.
        costs: for each allele, how many rare founder alleles it stands for; 0 for the usual one.
        allowed: of each member of whom something is known, the possible pairs of copies.
    """

    pedigree: Pedigree
    costs: Sequence[int]
    allowed: Mapping[str, frozenset[Copies]]

    def ways(self, *names: str) -> dict[tuple[Copies, ...], _Weight]:
        """Every possible combination of the copies of these members, with its weight."""
        members = _concerned(self.pedigree, {*self.allowed, *names})
        asked: list[_Copy] = []
        for name in names:
            asked += [(name, "father"), (name, "mother")]
        rest = _eliminate(list(self._factors(members)), asked)
        flat = {
            tuple(alleles[rest.scope.index(copy)] for copy in asked): weight
            for alleles, weight in rest.table.items()
        }
        return {
            tuple((key[2 * at], key[2 * at + 1]) for at in range(len(names))): weight
            for key, weight in flat.items()
        }

    def rank(self) -> int | None:
        """Fewest rare alleles in founders that explain what is known; None where nothing does."""
        ranks = [rank for rank, _ in self.ways().values()]
        return min(ranks, default=None)

    def probabilities(self, *names: str) -> dict[tuple[Copies, ...], Fraction]:
        """Probability of each combination of the copies of these members, given what is known.

        Empty where what is known cannot be.
        """
        ways = self.ways(*names)
        least = min((rank for rank, _ in ways.values()), default=0)
        counts = {key: count for key, (rank, count) in ways.items() if rank == least}
        total = sum(counts.values())
        return {key: Fraction(count, total) for key, count in counts.items()}

    def _factors(self, members: Iterable[Member]) -> Iterable[_Factor]:
        alleles = range(len(self.costs))
        for member in members:
            sides: tuple[tuple[Side, str], ...] = (
                ("father", member.father),
                ("mother", member.mother),
            )
            for side, parent in sides:
                copy = (member.name, side)
                if not parent:
                    yield _Factor((copy,), {(one,): (self.costs[one], 1) for one in alleles})
                    continue
                table: dict[tuple[int, ...], _Weight] = {
                    (own, first, second): (0, (own == first) + (own == second))
                    for own, first, second in product(alleles, repeat=3)
                    if own in (first, second)
                }
                yield _Factor((copy, (parent, "father"), (parent, "mother")), table)
            if member.name in self.allowed:
                known: dict[tuple[int, ...], _Weight] = dict.fromkeys(
                    self.allowed[member.name], (0, 1)
                )
                yield _Factor(((member.name, "father"), (member.name, "mother")), known)


def _concerned(pedigree: Pedigree, names: set[str]) -> list[Member]:
    """These members and their ancestors; nobody else changes the answer."""
    kept = set(names).union(*(pedigree.ancestors(name) for name in names))
    return [member for member in pedigree.members if member.name in kept]


def _eliminate(factors: list[_Factor], asked: Sequence[_Copy]) -> _Factor:
    """Sum over every copy that was not asked for, the one with the fewest neighbours first."""
    waiting = {copy for factor in factors for copy in factor.scope}.difference(asked)
    while waiting:
        copy = min(waiting, key=lambda one: (_neighbours(one, factors), one))
        waiting.remove(copy)
        touching = [factor for factor in factors if copy in factor.scope]
        factors = [factor for factor in factors if copy not in factor.scope]
        factors.append(_without(copy, _join_all(touching)))
    return _join_all(factors)


def _neighbours(copy: _Copy, factors: Sequence[_Factor]) -> int:
    return len({other for factor in factors if copy in factor.scope for other in factor.scope})


def _join_all(factors: Sequence[_Factor]) -> _Factor:
    joined = _Factor((), {(): (0, 1)})
    for factor in sorted(factors, key=lambda one: len(one.table)):
        joined = _join(joined, factor)
    return joined


def _join(one: _Factor, other: _Factor) -> _Factor:
    shared = [copy for copy in other.scope if copy in one.scope]
    new = [at for at, copy in enumerate(other.scope) if copy not in one.scope]
    places = [one.scope.index(copy) for copy in shared]
    by_shared: dict[tuple[int, ...], list[tuple[tuple[int, ...], _Weight]]] = {}
    for alleles, weight in other.table.items():
        key = tuple(alleles[other.scope.index(copy)] for copy in shared)
        by_shared.setdefault(key, []).append((tuple(alleles[at] for at in new), weight))
    table = {
        (*alleles, *added): (rank + weight[0], count * weight[1])
        for alleles, (rank, count) in one.table.items()
        for added, weight in by_shared.get(tuple(alleles[place] for place in places), ())
    }
    return _Factor((*one.scope, *(other.scope[at] for at in new)), table)


def _without(copy: _Copy, factor: _Factor) -> _Factor:
    """The sum over a copy: of the ways with the fewest rare alleles."""
    at = factor.scope.index(copy)
    table: dict[tuple[int, ...], _Weight] = {}
    for alleles, (rank, count) in factor.table.items():
        key = (*alleles[:at], *alleles[at + 1 :])
        held = table.get(key)
        if held is None or rank < held[0]:
            table[key] = (rank, count)
        elif rank == held[0]:
            table[key] = (rank, held[1] + count)
    return _Factor((*factor.scope[:at], *factor.scope[at + 1 :]), table)

"""The same answers as `family.transmission`, by listing every way; for small families only."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import product

from col7a1tools.family.transmission import Copies
from col7a1tools.model.pedigree import Pedigree


def list_ways(
    pedigree: Pedigree, costs: Sequence[int], allowed: Mapping[str, frozenset[Copies]]
) -> list[tuple[int, dict[str, Copies]]]:
    """Every way in which founders' copies and transmissions give what is allowed, with its cost.

    A way appears as often as there are choices of parental copies that lead to it.
    """
    sides = [(m, side) for m in pedigree.members for side in ("father", "mother")]
    founding = [(m.name, side) for m, side in sides if not getattr(m, side)]
    handed = [(m.name, side) for m, side in sides if getattr(m, side)]
    found = []
    for alleles in product(range(len(costs)), repeat=len(founding)):
        brought = dict(zip(founding, alleles, strict=True))
        for choices in product(("father", "mother"), repeat=len(handed)):
            chosen = dict(zip(handed, choices, strict=True))
            held = {
                m.name: (
                    _allele(pedigree, brought, chosen, m.name, "father"),
                    _allele(pedigree, brought, chosen, m.name, "mother"),
                )
                for m in pedigree.members
            }
            if all(held[name] in pairs for name, pairs in allowed.items()):
                found.append((sum(costs[allele] for allele in alleles), held))
    return found


def _allele(
    pedigree: Pedigree,
    brought: Mapping[tuple[str, str], int],
    chosen: Mapping[tuple[str, str], str],
    name: str,
    side: str,
) -> int:
    while (name, side) not in brought:
        parent: str = getattr(pedigree.member(name), side)
        name, side = parent, chosen[name, side]
    return brought[name, side]


def probabilities(
    pedigree: Pedigree,
    costs: Sequence[int],
    allowed: Mapping[str, frozenset[Copies]],
    name: str,
) -> dict[Copies, Fraction]:
    """What `Question.probabilities` says of one member."""
    ways = list_ways(pedigree, costs, allowed)
    least = min((cost for cost, _ in ways), default=0)
    kept = [held[name] for cost, held in ways if cost == least]
    return {pair: Fraction(kept.count(pair), len(kept)) for pair in set(kept)}

"""Random families, and families of the textbooks."""

import random
from collections.abc import Sequence

from hypothesis import strategies as st

from col7a1tools.model.pedigree import Affection, Member, Pedigree, Sex

SEXES = (Sex.MALE, Sex.FEMALE)


def nuclear(*children: str, family: str = "F") -> Pedigree:
    """Father, mother and these children."""
    parents = (Member("father", sex=Sex.MALE), Member("mother", sex=Sex.FEMALE))
    return Pedigree(family, (*parents, *(Member(name, "father", "mother") for name in children)))


@st.composite
def pedigrees(draw: st.DrawFn, largest: int = 6) -> Pedigree:
    """Founders first, then persons whose parents (one, two or none) come before them."""
    size = draw(st.integers(1, largest))
    members: list[Member] = []
    for number in range(size):
        males = ["", *(one.name for one in members if one.sex is Sex.MALE)]
        females = ["", *(one.name for one in members if one.sex is Sex.FEMALE)]
        members.append(
            Member(
                f"p{number}",
                draw(st.sampled_from(males)),
                draw(st.sampled_from(females)),
                draw(st.sampled_from(SEXES)),
                draw(st.sampled_from(Affection)),
            )
        )
    order = draw(st.permutations(members))
    return Pedigree("F", tuple(order))


def transmit(
    pedigree: Pedigree, founder_alleles: Sequence[int], generator: random.Random
) -> dict[str, tuple[int, int]]:
    """Copies of every member: founders' drawn from ``founder_alleles``, the others handed on."""
    held: dict[str, tuple[int, int]] = {}

    def give(parent: str) -> int:
        if not parent:
            return generator.choice(founder_alleles)
        return generator.choice(held[parent])

    waiting = list(pedigree.members)
    while waiting:
        ready = [m for m in waiting if all(parent in held for parent in m.parents)]
        for member in ready:
            held[member.name] = (give(member.father), give(member.mother))
        waiting = [m for m in waiting if m.name not in held]
    return held

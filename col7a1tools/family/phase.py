"""On which copy each variant of a person lies, from the genotypes of the relatives."""

from collections.abc import Sequence
from itertools import combinations, product

from col7a1tools.case.observed import ObservedVariant, Zygosity
from col7a1tools.case.phase import EstablishedPhase, Phase
from col7a1tools.family.calls import Carriage
from col7a1tools.family.household import Household
from col7a1tools.family.transmission import OPPOSITE, Copies, Question
from col7a1tools.model.case_facts import SomeChange

# The four kinds of copy that two variants make: allele number = first variant + 2 * second.
_ALLELES = (0, 1, 2, 3)
_NO_COST = (0, 0, 0, 0)
_CIS = frozenset({(0, 3), (3, 0)})


def established_phases(
    household: Household, variants: Sequence[ObservedVariant]
) -> tuple[EstablishedPhase, ...]:
    """The pairs of the proband's heterozygous variants whose phase the relatives' genotypes show.

    A phase is shown where the other one is impossible: no way in which copies can have passed
    through the family gives it. Nothing is taken as likely; a variant that arose anew, a wrong
    parent or a wrong genotype can mislead, and recombination inside the locus is left out.
    """
    single = [one for one in variants if one.zygosity is Zygosity.HETEROZYGOUS]
    found = []
    for one, other in combinations(single, 2):
        a, b = one.annotation.change, other.annotation.change
        phase = _phase(household, a, b)
        if phase is not None:
            found.append(EstablishedPhase(a, b, phase, _how(household, a, b)))
    return tuple(found)


def _phase(household: Household, a: SomeChange, b: SomeChange) -> Phase | None:
    allowed = {
        name: _allowed(household.of(name, a), household.of(name, b))
        for name in household.calls.people
        if name in household.pedigree
    }
    if len(allowed) < 2:
        return None
    possible = {
        phase
        for phase, pairs in ((Phase.CIS, _CIS), (Phase.TRANS, OPPOSITE))
        if _can_be(household, {**allowed, household.proband: pairs})
    }
    return possible.pop() if len(possible) == 1 else None


def _can_be(household: Household, allowed: dict[str, frozenset[Copies]]) -> bool:
    return Question(household.pedigree, _NO_COST, allowed).rank() is not None


def _allowed(first: Carriage, second: Carriage) -> frozenset[Copies]:
    """Pairs of copies that fit what one member carries of the two variants."""
    return frozenset(
        (x, y)
        for x, y in product(_ALLELES, repeat=2)
        if first.least <= x % 2 + y % 2 <= first.most
        and second.least <= x // 2 + y // 2 <= second.most
    )


def _how(household: Household, a: SomeChange, b: SomeChange) -> str:
    """Both parents, or fewer and other relatives."""
    parents = household.pedigree.member(household.proband).parents
    calls = [household.of(name, change) for name in parents for change in (a, b)]
    both = len(parents) == 2 and all(call.copies is not None for call in calls)
    return "phase.parents" if both else "phase.relatives"

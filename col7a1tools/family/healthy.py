"""Members given as unaffected though both of their copies carry what should cause disease."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from col7a1tools.case.carried import carried_once
from col7a1tools.case.copies import Copies, CopiesState, compare_copies
from col7a1tools.case.observed import ObservedVariant
from col7a1tools.family.names import name_of
from col7a1tools.family.phase import established_phases
from col7a1tools.family.reading import FamilyReading
from col7a1tools.model.finding import Finding
from col7a1tools.model.pedigree import Affection

_BOTH_COPIES = (CopiesState.HOMOZYGOUS, CopiesState.HEMIZYGOUS, CopiesState.TWO_IN_TRANS)
_MILD_FORMS = ("pruneddu_2011",)


def healthy_findings(family: FamilyReading, but: Collection[str]) -> Iterator[Finding]:
    """One finding for each such member, the person of the report among them.

    Two variants count only where inheritance, reads or the genotype show that they lie on
    different copies, and only sure genotypes that fit the parents'.

    Args:
        family: the family.
        but: members of whom it is said already.
    """
    check = family.check
    if not family.household.stated or check.misfits or check.swaps:
        return
    for member in family.household.pedigree.members:
        name = member.name
        healthy = member.affection is Affection.UNAFFECTED and name not in but
        if not healthy or not family.household.sampled(name) or check.of(name):
            continue
        variants, copies = _copies(family, name)
        if copies.state in _BOTH_COPIES:
            names = "; ".join(name_of(variants[place]) for place in copies.deciding)
            values: dict[str, str | int] = {"member": name, "variants": names}
            yield Finding("family.healthy_with_two", values, _MILD_FORMS)


def _copies(family: FamilyReading, name: str) -> tuple[tuple[ObservedVariant, ...], Copies]:
    """A member's variants, and how the copies stand."""
    if name == family.household.proband:
        return family.variants, family.copies
    observed = family.household.calls.people[name].observed
    variants = tuple(
        variant
        for variant, _ in carried_once(observed, family.gene)
        if variant.established and family.household.of(name, variant.annotation.change).sure
    )
    phases = established_phases(replace(family.household, proband=name), variants)
    return variants, compare_copies(variants, phases)

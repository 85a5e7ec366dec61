"""Variants that a relative carries of this gene, and what they say of that disease."""

from collections.abc import Iterator
from dataclasses import replace

from col7a1tools.case.carried import carried_once
from col7a1tools.case.copies import compare_pairs
from col7a1tools.case.observed import ObservedVariant
from col7a1tools.case.phase import Phase
from col7a1tools.family.dominance import is_dominant
from col7a1tools.family.phase import established_phases
from col7a1tools.family.reading import FamilyReading
from col7a1tools.model.pedigree import Member


def explaining(family: FamilyReading, name: str) -> tuple[ObservedVariant, ...]:
    """A member's variants that cause, or may cause, disease in that member; empty without such.

    One that is taken as dominant is enough; else one on both copies, or two that are not shown to
    lie on one copy. Variants of uncertain significance may be the cause too.
    """
    variants = _relevant(family, name)
    acting = tuple(v for v in variants if is_dominant(v.annotation, family.gene, family.case))
    if acting:
        return acting
    household = family.household
    both = tuple(v for v in variants if household.of(name, v.annotation.change).least == 2)
    if both:
        return both
    phases = established_phases(replace(household, proband=name), variants)
    pairs = [one for one in compare_pairs(variants, phases) if one.phase is not Phase.CIS]
    shown = {place for one in pairs for place in (one.first, one.second)}
    return tuple(variant for place, variant in enumerate(variants) if place in shown)


def further_variants(
    family: FamilyReading,
) -> Iterator[tuple[Member, tuple[ObservedVariant, ...]]]:
    """Members with disease-causing variants that the person of the report does not carry.

    Those of uncertain significance count where they are taken as dominant. A partner or donor who
    is nobody's parent or child in the pedigree is left out.
    """
    own = {variant.annotation.change for variant in family.variants}
    pedigree = family.household.pedigree
    for member in pedigree.members:
        placed = member.parents or pedigree.children(member.name)
        if member == family.proband or not placed or not family.household.sampled(member.name):
            continue
        found = tuple(
            variant
            for variant in _relevant(family, member.name)
            if variant.annotation.change not in own
            and (variant.established or is_dominant(variant.annotation, family.gene, family.case))
        )
        if found:
            yield member, found


def _relevant(family: FamilyReading, name: str) -> tuple[ObservedVariant, ...]:
    """The relevant variants that a member surely carries, each change once."""
    person = family.household.calls.people.get(name)
    return tuple(
        variant
        for variant, _ in carried_once(person.observed if person else (), family.gene)
        if variant.relevant and family.household.of(name, variant.annotation.change).carries
    )

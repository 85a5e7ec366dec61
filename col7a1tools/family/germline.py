"""Variants that siblings share and their parents lack: one of these has it in the germ line."""

from collections.abc import Iterator, Sequence

from col7a1tools.case.observed import ObservedVariant
from col7a1tools.family.household import Household
from col7a1tools.family.names import name_of
from col7a1tools.family.origin import germline_sharing, parents_of_all
from col7a1tools.model.finding import Finding


def shared_and_new(
    household: Household, variants: Sequence[ObservedVariant]
) -> tuple[ObservedVariant, ...]:
    """Those that the proband shares with further children of parents who were read without them."""
    parents = household.pedigree.member(household.proband).parents
    return tuple(
        variant
        for variant in variants
        if len(parents) == 2
        and all(household.of(name, variant.annotation.change).lacks for name in parents)
        and germline_sharing(household, variant.annotation.change)
    )


def germline_findings(
    household: Household, variants: Sequence[ObservedVariant]
) -> Iterator[Finding]:
    """What such variants mean for further children, whatever the disease asks for beside them."""
    child = household.proband
    own = household.pedigree.member(child).parents
    for variant in shared_and_new(household, variants):
        members = germline_sharing(household, variant.annotation.change)
        values: dict[str, str | int] = {
            "child": child,
            "members": ", ".join(members),
            "variants": name_of(variant),
            "parent": ", ".join(parents_of_all(household, members) or own),
        }
        yield Finding("risk.germline_variant", values)

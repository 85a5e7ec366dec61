"""Which of a person's variants a proposed donor of cells carries, and what was not looked at."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from col7a1tools.case.observed import ObservedVariant, Zygosity
from col7a1tools.case.quality import MINIMUM_DEPTH
from col7a1tools.family.calls import Carriage
from col7a1tools.family.household import Household
from col7a1tools.family.names import name_of
from col7a1tools.family.origin import depth_of
from col7a1tools.family.phase import established_phases
from col7a1tools.model.finding import Finding


@dataclass(frozen=True, slots=True)
class CheckedDonor:
    """What is known of a donor.

    Attributes:
        name: of the donor.
        findings: the person's variants one by one, their copies, further ones, what is not covered.
        further: names of disease-causing variants that only the donor carries.
    """

    name: str
    findings: tuple[Finding, ...]
    further: tuple[str, ...]


def check_donor(
    household: Household, donor: str, variants: Sequence[ObservedVariant]
) -> CheckedDonor:
    """Look up the person's relevant variants in the donor.

    Args:
        household: the family; a donor outside it is a member without parents.
        donor: name of the donor.
        variants: of the person of the report.
    """
    relevant = [variant for variant in variants if variant.relevant]
    if not household.sampled(donor):
        return CheckedDonor(donor, (Finding("donor.not_tested", {"donor": donor}),), ())
    own = {variant.annotation.change for variant in variants}
    further = [
        variant
        for variant in household.calls.people[donor].carried
        if variant.annotation.change not in own
    ]
    return CheckedDonor(
        donor,
        (
            *(_variant(household, donor, variant) for variant in relevant),
            *_copies(household, donor, relevant),
            *_further(donor, further),
            Finding("donor.not_covered", {"donor": donor}),
        ),
        tuple(dict.fromkeys(name_of(one) for one in further if one.established)),
    )


def _variant(household: Household, donor: str, variant: ObservedVariant) -> Finding:
    call = household.of(donor, variant.annotation.change)
    depth = depth_of(call)
    values: dict[str, str | int] = {
        "donor": donor,
        "variant": name_of(variant),
        "state": _state(call),
        "depth": "not given" if depth is None else depth,
    }
    return Finding("donor.variant", values)


def _state(call: Carriage) -> str:
    """What a call says of the donor's copies.

    ``none``, ``one``, ``both`` and ``at_least_one`` are sure. ``not_sure`` is a doubtful call of
    the variant, ``absence_not_sure`` a doubtful one without it, ``not_read`` none or too few reads.
    """
    if call.copies is not None:
        return ("none", "one", "both")[call.copies]
    if call.carries:
        return "at_least_one"
    if call.observed is None or call.observed.zygosity is Zygosity.NOT_CALLED:
        return "not_read"
    if call.observed.copies_carrying:
        return "not_sure"
    depth = depth_of(call)
    few = depth is not None and depth < MINIMUM_DEPTH
    return "not_read" if few else "absence_not_sure"


def _copies(
    household: Household, donor: str, variants: Sequence[ObservedVariant]
) -> Iterator[Finding]:
    """On which copies of the donor two of the person's variants lie."""
    carried = [one for one in variants if household.of(donor, one.annotation.change).copies == 1]
    if len(carried) < 2:
        return
    own = [household.of(donor, one.annotation.change).observed for one in carried]
    seen = [one for one in own if one is not None]
    phases = {
        one.phase.value for one in established_phases(replace(household, proband=donor), seen)
    }
    names = "; ".join(map(name_of, carried))
    phase = phases.pop() if len(phases) == 1 and len(carried) == 2 else "unknown"
    yield Finding("donor.copies", {"donor": donor, "variants": names, "phase": phase})


def _further(donor: str, further: Sequence[ObservedVariant]) -> Iterator[Finding]:
    groups = (
        ("donor.further", [one for one in further if one.established]),
        (
            "donor.further_uncertain",
            [one for one in further if one.relevant and not one.established],
        ),
    )
    for rule, variants in groups:
        if variants:
            names = "; ".join(dict.fromkeys(map(name_of, variants)))
            yield Finding(rule, {"donor": donor, "variants": names})

"""What is expected of the two copies, as statements of the record."""

from collections.abc import Iterator, Sequence

from col7a1tools.case.copies import Copies, CopiesState
from col7a1tools.case.expectation import DOMINANT, ExpectedCopy, one_copy_enough, severity
from col7a1tools.case.observed import ObservedVariant
from col7a1tools.gene.known_variants import Inheritance
from col7a1tools.model.finding import Finding
from col7a1tools.report.molecular_section import CopyExpectation, Expectation
from col7a1tools.report.sentences import statement

_REPORTED = {
    Inheritance.DOMINANT: "dominant",
    Inheritance.RECESSIVE: "recessive",
    Inheritance.BOTH: "both",
}
_TWO_KNOWN = (CopiesState.HOMOZYGOUS, CopiesState.HEMIZYGOUS, CopiesState.TWO_IN_TRANS)
_NOTHING = (CopiesState.NOTHING_FOUND, CopiesState.NOTHING_RELEVANT, CopiesState.NOT_LOOKED_AT)


def describe_expectation(
    copies: Copies, expected: Sequence[ExpectedCopy], variants: Sequence[ObservedVariant]
) -> Expectation | None:
    """What is expected, as the record holds it; None where no variant counts.

    Args:
        copies: how the copies stand.
        expected: what each of them likely makes.
        variants: those that the person carries.
    """
    if copies.state in _NOTHING:
        return None
    group = severity(copies, expected, variants)
    return Expectation(
        copies=tuple(_copy(one) for one in expected),
        severity_group=group.group.value if group.group else "",
        severity_pair=group.pair,
        severity=statement(group.finding),
        statements=tuple(statement(one) for one in _statements(copies, expected, variants)),
    )


def _copy(one: ExpectedCopy) -> CopyExpectation:
    reported = _REPORTED.get(one.inheritance, "unknown")
    findings = (one.kind.finding, Finding("reported.inheritance", {"inheritance": reported}))
    return CopyExpectation(
        variants=tuple(f"v{place + 1}" for place in one.places),
        copies=one.copies,
        collagen=one.outcome.outcome.value,
        mechanism=statement(one.outcome.mechanism),
        kind=one.kind.kind.value if one.kind.kind else "",
        inheritance=reported,
        statements=tuple(statement(finding) for finding in findings),
    )


def _statements(
    copies: Copies, expected: Sequence[ExpectedCopy], variants: Sequence[ObservedVariant]
) -> Iterator[Finding]:
    """The range of phenotypes, the weight of the other copy, and what genes do not tell."""
    enough = one_copy_enough(copies, expected, variants)
    consensus = ("tang_2021", "debra_dystrophic_eb")
    dominant = any(one.inheritance in DOMINANT for one in expected)
    if copies.state in _TWO_KNOWN and not dominant:
        yield Finding("expectation.recessive_range", {}, consensus)
    elif dominant:
        yield Finding("expectation.dominant_range", {}, consensus)
    elif enough:
        yield Finding("expectation.dominant_range_claimed", {}, consensus)
    else:
        yield Finding("expectation.range_unpredictable", {}, consensus)
    if not enough:
        yield Finding("expectation.second_allele", {}, ("gardella_2002",))
    yield Finding("expectation.variability", {}, ("pruneddu_2011", "kern_2009"))

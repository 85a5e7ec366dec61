from collections.abc import Sequence

import pytest

from col7a1tools.case.collagen import PersonOutcome, outcome_of_person
from col7a1tools.case.copies import compare_copies
from col7a1tools.case.expectation import expected_copies
from col7a1tools.case.haplotypes import pairs_of_all, read_haplotypes
from col7a1tools.case.mechanism import CollagenOutcome
from col7a1tools.gene import Gene
from tests.report.patients import (
    CARRIER,
    GLYCINE,
    HOMOZYGOUS,
    IN_CIS,
    IN_TRANS,
    UNKNOWN_PHASE,
    Call,
    call,
    observed,
)

# Two frameshifts that cancel out, on both copies.
RESTORED_HOMOZYGOUS = (call("c.6526del", "1/1"), call("c.6530dup", "1/1"))


def beside(genotype: str) -> tuple[Call, ...]:
    """An uncertain variant beside a disease-causing one on the second copy of the file."""
    return (call("c.6527dup", "0|1", phase_set=5), call("c.425A>G", genotype, phase_set=5))


def person_of(calls: Sequence[Call], gene: Gene) -> PersonOutcome:
    variants = [observed(one, gene) for one in calls]
    copies = compare_copies(variants)
    haplotypes = read_haplotypes(variants, pairs_of_all(variants, copies.pairs), gene)
    return outcome_of_person(copies, expected_copies(copies, variants, haplotypes, gene), variants)


@pytest.mark.parametrize(
    ("calls", "outcome", "rule"),
    [
        (HOMOZYGOUS, CollagenOutcome.NONE, "collagen.person_none"),
        (IN_TRANS, CollagenOutcome.NONE, "collagen.person_none"),
        (
            (call("c.6527dup", "1/1"), call("c.6091G>A", "1/1")),
            CollagenOutcome.NONE,
            "collagen.person_none",
        ),
        (RESTORED_HOMOZYGOUS, CollagenOutcome.UNKNOWN, "collagen.person_unpredictable"),
        (CARRIER, CollagenOutcome.REDUCED, "collagen.person_one_copy_none"),
        (IN_CIS, CollagenOutcome.UNKNOWN, "collagen.person_cis"),
        (UNKNOWN_PHASE, CollagenOutcome.UNKNOWN, "collagen.person_phase_unknown"),
        (GLYCINE, CollagenOutcome.UNKNOWN, "collagen.person_uncertain_only"),
        (beside("0/1"), CollagenOutcome.UNKNOWN, "collagen.person_one_with_uncertain"),
        (beside("1|0"), CollagenOutcome.UNKNOWN, "collagen.person_uncertain_in_trans"),
        (beside("0|1"), CollagenOutcome.UNKNOWN, "collagen.person_uncertain_in_cis"),
        ((), CollagenOutcome.UNKNOWN, "collagen.person_nothing_found"),
        (
            (*IN_TRANS, call("c.7787del", "0/1")),
            CollagenOutcome.UNKNOWN,
            "collagen.person_unpredictable",
        ),
    ],
)
def test_copies_are_added_up_only_where_they_are_known_to_be_two(
    calls: Sequence[Call], outcome: CollagenOutcome, rule: str, gene: Gene
) -> None:
    person = person_of(calls, gene)
    assert (person.outcome, person.finding.rule) == (outcome, rule)


def test_nothing_found_is_never_normal_collagen(gene: Gene) -> None:
    for calls in ((), [call("c.2817A>G", "0/1")]):
        assert person_of(calls, gene).outcome is CollagenOutcome.UNKNOWN

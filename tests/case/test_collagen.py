from collections.abc import Sequence

import pytest

from col7a1tools.annotate.effects import EFFECTS
from col7a1tools.case.collagen import (
    OUTCOME_OF_EFFECT,
    CollagenOutcome,
    outcome_of_person,
    outcome_of_variant,
)
from col7a1tools.case.copies import compare_copies
from col7a1tools.gene import Gene
from col7a1tools.model.positions import Assembly
from col7a1tools.model.variant import StructuralChange, StructuralType
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


@pytest.mark.parametrize(
    ("variant", "outcome"),
    [
        ("c.6527dup", CollagenOutcome.NONE),
        ("c.1732C>T", CollagenOutcome.NONE),
        ("c.8804_8805del", CollagenOutcome.ALTERED),
        ("c.6127G>A", CollagenOutcome.ALTERED),
        ("c.6189_6206del", CollagenOutcome.ALTERED),
        ("c.682+1G>A", CollagenOutcome.ALTERED),
        ("c.267-1G>A", CollagenOutcome.NONE),
        ("c.1A>G", CollagenOutcome.REDUCED),
        ("c.6187C>T", CollagenOutcome.UNKNOWN),
        ("c.425A>G", CollagenOutcome.UNKNOWN),
        ("c.2817A>G", CollagenOutcome.NORMAL),
        ("c.8304+34C>T", CollagenOutcome.NORMAL),
    ],
)
def test_what_a_copy_with_a_variant_makes(
    variant: str, outcome: CollagenOutcome, gene: Gene
) -> None:
    assert outcome_of_variant(observed(call(variant, "0/1"), gene).annotation) is outcome


@pytest.mark.parametrize(
    ("start", "end", "outcome"),
    [
        (48580000, 48590000, CollagenOutcome.UNKNOWN),
        (48560000, 48600000, CollagenOutcome.NONE),
    ],
)
def test_a_deletion_without_known_ends_says_something_only_if_it_takes_the_gene(
    start: int, end: int, outcome: CollagenOutcome, gene: Gene
) -> None:
    change = StructuralChange(StructuralType.DELETION, Assembly.GRCH38, start, end, precise=False)
    assert outcome_of_variant(observed(call(change, "0/1"), gene).annotation) is outcome


@pytest.mark.parametrize(
    ("calls", "outcome", "rule"),
    [
        (HOMOZYGOUS, CollagenOutcome.NONE, "collagen.person_none"),
        (IN_TRANS, CollagenOutcome.NONE, "collagen.person_none"),
        (CARRIER, CollagenOutcome.REDUCED, "collagen.person_one_copy_none"),
        (IN_CIS, CollagenOutcome.UNKNOWN, "collagen.person_cis"),
        (UNKNOWN_PHASE, CollagenOutcome.UNKNOWN, "collagen.person_phase_unknown"),
        (GLYCINE, CollagenOutcome.UNKNOWN, "collagen.person_uncertain_only"),
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
    variants = [observed(one, gene) for one in calls]
    person = outcome_of_person(compare_copies(variants), variants)
    assert (person.outcome, person.finding.rule) == (outcome, rule)


def test_nothing_found_is_never_normal_collagen(gene: Gene) -> None:
    for calls in ((), [call("c.2817A>G", "0/1")]):
        variants = [observed(one, gene) for one in calls]
        person = outcome_of_person(compare_copies(variants), variants)
        assert person.outcome is CollagenOutcome.UNKNOWN


def test_every_word_with_an_outcome_is_a_word_of_the_annotation() -> None:
    assert set(OUTCOME_OF_EFFECT) <= set(EFFECTS)

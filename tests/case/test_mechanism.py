"""Collagen VII from one copy, variant by variant, with the mechanism that is named for it."""

import pytest

from col7a1tools.annotate.effects import EFFECTS
from col7a1tools.case.mechanism import OUTCOME_OF_EFFECT, CollagenOutcome, outcome_of_variant
from col7a1tools.gene import Gene
from col7a1tools.model.positions import Assembly
from col7a1tools.model.variant import StructuralChange, StructuralType
from tests.report.patients import call, observed

NONE, REDUCED, ALTERED, NORMAL, UNKNOWN = CollagenOutcome


@pytest.mark.parametrize(
    ("variant", "outcome", "mechanism"),
    [
        # no message
        ("c.6527dup", NONE, "decay"),
        ("c.1732C>T", NONE, "decay"),
        ("c.267-1G>A", NONE, "exon_lost_frameshift"),
        ("c.1637-240_3255del", NONE, "exons_deleted_frameshift"),
        # a stop beside the end of an exon that can be left out in frame; the splice check decides
        ("c.8442_8527del", UNKNOWN, "decay_or_skip"),
        ("c.8440C>T", NONE, "decay"),
        # start and end of the chain
        ("c.1A>G", REDUCED, "start_lost"),
        ("c.8803C>T", ALTERED, "end_shortened"),
        ("c.8804_8805del", ALTERED, "end_longer"),
        ("c.8835A>T", ALTERED, "end_longer"),
        # triple helix
        ("c.6127G>A", ALTERED, "triple_helix"),
        ("c.6091G>A", ALTERED, "triple_helix"),
        ("c.7114G>A", ALTERED, "triple_helix_imperfection"),
        ("c.6189_6206del", ALTERED, "triple_helix_length"),
        ("c.6187_6189dup", ALTERED, "triple_helix_broken"),
        ("c.6190_6207del", ALTERED, "triple_helix_length"),
        ("c.6900+1G>A", ALTERED, "triple_helix_broken_if_skipped"),
        ("c.6573+1G>C", ALTERED, "triple_helix_length_if_skipped"),
        # outside it
        ("c.682+1G>A", ALTERED, "outside_helix_length_if_skipped"),
        ("c.300_302del", ALTERED, "outside_helix_length"),
        ("c.8524_8527+10del", ALTERED, "processing_if_skipped"),
        ("c.8446_8526del", ALTERED, "processing"),
        # cysteines, by what they hold together
        ("c.8405G>A", ALTERED, "dimerisation"),
        ("c.8627G>A", ALTERED, "kunitz"),
        ("c.92G>A", ALTERED, "disulphide"),
        # a place that does not tell
        ("c.6187C>T", UNKNOWN, "place_does_not_tell"),
        ("c.8393T>A", UNKNOWN, "place_does_not_tell"),
        ("c.5820+4A>G", UNKNOWN, "splicing_open"),
        ("c.425A>G", UNKNOWN, "splicing_open"),
        # silent: normal only where the class says so; a reported one is not
        ("c.2817A>G", NORMAL, "nothing_changed"),
        ("c.8304+34C>T", NORMAL, "nothing_changed"),
        ("c.4965C>T", UNKNOWN, "no_change_seen"),
        ("c.*20G>A", UNKNOWN, "no_change_seen"),
        ("NM_000094.4:c.-3A>T", UNKNOWN, "unknown"),
    ],
)
def test_what_a_copy_with_a_variant_makes(
    variant: str, outcome: CollagenOutcome, mechanism: str, gene: Gene
) -> None:
    one = observed(call(variant, "0/1"), gene)
    made = outcome_of_variant(one.annotation, one.classification, gene)
    assert (made.outcome, made.mechanism.rule) == (outcome, f"mechanism.{mechanism}")


@pytest.mark.parametrize(
    ("start", "end", "outcome", "mechanism"),
    [
        (48580000, 48590000, UNKNOWN, "rearrangement"),
        (48560000, 48600000, NONE, "gene_lost"),
    ],
)
def test_a_deletion_without_known_ends_says_something_only_if_it_takes_the_gene(
    start: int, end: int, outcome: CollagenOutcome, mechanism: str, gene: Gene
) -> None:
    change = StructuralChange(StructuralType.DELETION, Assembly.GRCH38, start, end, precise=False)
    one = observed(call(change, "0/1"), gene)
    made = outcome_of_variant(one.annotation, one.classification, gene)
    assert (made.outcome, made.mechanism.rule) == (outcome, f"mechanism.{mechanism}")


def test_every_word_of_the_annotation_has_an_outcome_or_a_rule_of_its_own() -> None:
    by_rule = {
        "synonymous",
        "no_change_expected",
        "cysteine_loss",
        "extended_protein",
        "in_frame_exon_loss",
        "in_frame_deletion",
        "in_frame_insertion",
        "whole_gene_or_exon_deletion",
    }
    assert by_rule.isdisjoint(OUTCOME_OF_EFFECT)
    assert by_rule | set(OUTCOME_OF_EFFECT) == set(EFFECTS)

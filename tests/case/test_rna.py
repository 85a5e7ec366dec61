"""An RNA study decides what a copy makes, in place of what its sequence lets expect."""

from dataclasses import replace

import pytest

from col7a1tools.case.mechanism import CollagenOutcome
from col7a1tools.case.observed import ObservedVariant
from col7a1tools.case.rna import effect_of, findings_of, kind_of_studied, outcome_of_copy
from col7a1tools.gene import Gene
from col7a1tools.model.case_facts import RnaOutcome, RnaStudy
from col7a1tools.report.sentences import statement
from examples.case_book import CASES
from tests.compare.making import book_record
from tests.report.patients import call, observed

NONE, REDUCED, ALTERED, NORMAL, UNKNOWN = CollagenOutcome
SHIFT, CRITICAL = RnaOutcome.FRAMESHIFT, RnaOutcome.IN_FRAME_CRITICAL
SMALL, USUAL = RnaOutcome.IN_FRAME_SMALL, RnaOutcome.NORMAL
WHOLE, PART = True, False


def studied(name: str, outcome: RnaOutcome, gene: Gene, *, complete: bool) -> ObservedVariant:
    return replace(observed(call(name, "0/1"), gene), rna=RnaStudy(outcome, complete, "a study"))


@pytest.mark.parametrize(
    ("variant", "outcome", "complete", "expected"),
    [
        ("c.425A>G", SHIFT, WHOLE, (NONE, "rna_frameshift", "splice_a")),
        ("c.425A>G", SHIFT, PART, (REDUCED, "rna_frameshift_in_part", None)),
        ("c.425A>G", CRITICAL, WHOLE, (ALTERED, "rna_in_frame", "splice_b")),
        ("c.425A>G", SMALL, WHOLE, (ALTERED, "rna_in_frame", "splice_b")),
        ("c.425A>G", CRITICAL, PART, (ALTERED, "rna_in_frame_in_part", None)),
        ("c.425A>G", USUAL, WHOLE, (UNKNOWN, "place_does_not_tell", "missense")),
        ("c.425A>G", USUAL, PART, (UNKNOWN, "rna_normal_in_part", None)),
        # a site that was taken for lost
        ("c.5820+4A>G", USUAL, WHOLE, (NORMAL, "rna_normal", None)),
        ("c.6900+1G>A", SHIFT, WHOLE, (NONE, "rna_frameshift", "splice_a")),
        ("c.267-1G>A", SMALL, WHOLE, (ALTERED, "rna_in_frame", "splice_b")),
        # a stop stays one in a message of usual splicing
        ("c.6527dup", USUAL, WHOLE, (NONE, "decay", "ptc")),
        ("c.6527dup", USUAL, PART, (NONE, "decay", "ptc")),
        ("c.6527dup", SHIFT, PART, (NONE, "decay", None)),
        ("c.8442_8527del", USUAL, WHOLE, (NONE, "decay", "ptc")),
        ("c.8442_8527del", SMALL, WHOLE, (ALTERED, "rna_in_frame", "splice_b")),
        # exonic bases that the usual message cannot hold
        ("c.8524_8527+10del", USUAL, WHOLE, (UNKNOWN, "unknown", None)),
    ],
)
def test_each_outcome_of_a_study_has_its_consequence(
    variant: str,
    outcome: RnaOutcome,
    complete: bool,
    expected: tuple[CollagenOutcome, str, str | None],
    gene: Gene,
) -> None:
    collagen, mechanism, kind = expected
    one = studied(variant, outcome, gene, complete=complete)
    made = outcome_of_copy(one.annotation, one.classification, one.rna, gene)
    assert (made.outcome, made.mechanism.rule) == (collagen, f"mechanism.{mechanism}")
    assert one.rna is not None
    told = kind_of_studied(one.annotation, one.rna, gene).kind
    assert (told.value if told else None) == kind


@pytest.mark.parametrize("outcome", RnaOutcome)
@pytest.mark.parametrize("complete", [WHOLE, PART])
def test_a_study_is_told_first_and_no_prediction_contradicts_it(
    outcome: RnaOutcome, complete: bool, gene: Gene
) -> None:
    one = studied("c.425A>G", outcome, gene, complete=complete)
    said = [statement(finding) for finding in findings_of(one.annotation, one.rna, gene)]
    assert said[0].rule.startswith("rna.")
    assert "was studied" in said[0].family["en"]
    assert "Se estudió" in said[0].family["es"]
    rules = " ".join(each.rule for each in said)
    assert "known.reported" in rules
    if outcome is not USUAL:
        assert "collagen." not in rules
    if outcome is not USUAL or complete:
        assert "splice." not in rules
    assert statement(effect_of(one.annotation, one.rna, gene)).family["es"]


def test_the_page_of_a_person_whose_rna_was_studied_says_so(gene: Gene) -> None:
    """The class rests on the study; so does what the family reads."""
    (case,) = (one for one in CASES if one.name == "uncertain_until_rna")
    document = book_record(case, gene)
    first = document.variants[0]
    assert (first.name, first.collagen) == ("c.425A>G", "none")
    assert first.effect.rule == "effect.rna_frameshift"
    assert document.interpretation.collagen == "none"
    rules = {one.rule for one in document.not_assessed}
    assert "limits.deep_intronic_with_rna" in rules
    assert "limits.deep_intronic" not in rules


def test_a_stop_that_may_be_skipped_is_told_with_what_skipping_would_leave(gene: Gene) -> None:
    """Else "no collagen VII" would stand above "cannot be told"."""
    one = observed(call("c.5819del", "0/1"), gene)
    made = outcome_of_copy(one.annotation, one.classification, None, gene)
    assert made.mechanism.rule == "mechanism.decay_or_skip"
    rules = [finding.rule for finding in findings_of(one.annotation, None, gene)]
    assert rules.index("protein.decay_predicted") < rules.index("splice.exon_skip_in_frame")

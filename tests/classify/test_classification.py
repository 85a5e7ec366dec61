"""Whole classifications, and how their criteria are written."""

from pathlib import Path

import pytest
from hypothesis import given

from benchmarks.classification_table import BENIGN, NULL_TYPES, PATHOGENIC
from benchmarks.labelled_variants import (
    BENIGN_SIDE,
    PATHOGENIC_SIDE,
    Labelled,
    read_labelled,
    type_of,
)
from benchmarks.splice_check import silent_cases
from col7a1tools.annotate.annotate import annotate_change
from col7a1tools.classify import classify, criteria_text, label, load_rules
from col7a1tools.gene import Gene
from col7a1tools.model.case_facts import CaseFacts
from col7a1tools.model.classification import Classification, State, Strength, Verdict
from col7a1tools.model.evidence import OutsideEvidence
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.parse import parse_description
from col7a1tools.splice import SpliceCall
from tests.classify.conftest import Answer, Classified
from tests.strategies import GENE, changes


@pytest.mark.parametrize(
    ("name", "verdict", "criteria"),
    [
        ("c.1732C>T", Verdict.LIKELY_PATHOGENIC, "PVS1"),
        ("c.6127G>C", Verdict.UNCERTAIN, "PS1_Moderate;PM1"),
        ("c.6128G>A", Verdict.UNCERTAIN, "PM1;PM5_Supporting"),
        ("c.6900+1G>A", Verdict.UNCERTAIN, "PVS1_Strong"),
        ("c.4965C>T", Verdict.UNCERTAIN, "PP3"),
        ("c.2367C>T", Verdict.LIKELY_BENIGN, "BP4;BP7"),
        ("c.4483-11T>C", Verdict.LIKELY_BENIGN, "BP4"),
        ("c.3785T>C", Verdict.UNCERTAIN, "."),
    ],
)
def test_class_and_criteria(
    name: str, verdict: Verdict, criteria: str, classified: Classified
) -> None:
    result = classified(name)
    assert (result.verdict, criteria_text(result)) == (verdict, criteria)


def test_strength_is_written_only_where_it_is_not_the_codes_own(answer: Answer) -> None:
    met = answer("c.1732C>T", "PVS1")
    assert label(met) == "PVS1"
    assert label(met._replace(strength=Strength.STRONG)) == "PVS1_Strong"
    assert label(met._replace(criterion="PM2", strength=Strength.SUPPORTING)) == "PM2_Supporting"
    assert label(met._replace(criterion="PS1", strength=Strength.VERY_STRONG)) == "PS1_VeryStrong"
    assert label(met._replace(criterion="BA1", strength=Strength.STAND_ALONE)) == "BA1"
    assert label(answer("c.1732C>T", "PM2")) == "PM2"


def test_the_rule_set_in_force_can_be_another(gene: Gene) -> None:
    shipped = load_rules()
    other = shipped._replace(classes=((Verdict.PATHOGENIC, 3), *shipped.classes[1:]))
    change = parse_description("c.1732C>T", gene).alleles[0].variants[0].change
    assert isinstance(change, GeneChange)
    annotation = annotate_change(gene, change)
    assert classify(annotation, gene).verdict is Verdict.LIKELY_PATHOGENIC
    assert classify(annotation, gene, other).verdict is Verdict.PATHOGENIC


def _check(result: Classification) -> None:
    assert len(result.evidence) == 28
    assert result.points == sum(item.points for item in result.evidence)
    for item in result.evidence:
        assert (item.strength is not None) == (item.state is State.MET)
        assert (item.points != 0) == (item.state is State.MET)
        assert bool(item.lacks) == (item.state is State.NOT_ASSESSED)
        assert item.reason.sources


@given(changes())
def test_every_change_gets_all_criteria_and_no_fact_counts_twice(change: GeneChange) -> None:
    result = classify(annotate_change(GENE, change), GENE)
    _check(result)
    met = {item.criterion for item in result.evidence if item.state is State.MET}
    assert not ("PVS1" in met and met & {"PM4", "PP3", "BP4", "BP7"})
    assert not {"PS1", "PM5"} <= met
    assert not {"PP3", "BP4"} <= met
    assert "BP7" not in met or "BP4" in met


@given(changes())
def test_empty_evidence_is_weighed_as_none(change: GeneChange) -> None:
    annotation = annotate_change(GENE, change)
    weighed = classify(annotation, GENE, evidence=OutsideEvidence(), case=CaseFacts())
    assert weighed == classify(annotation, GENE)


@pytest.fixture(scope="module")
def labelled(gene: Gene, shared: Path) -> list[tuple[Labelled, Classification]]:
    rows = read_labelled(shared / "truth" / "classification_dev.tsv", gene)
    return [(row, classify(row.annotation, gene)) for row in rows]


@pytest.mark.truth
def test_no_class_lies_on_the_other_side_of_a_laboratorys(
    labelled: list[tuple[Labelled, Classification]],
) -> None:
    opposite = {PATHOGENIC_SIDE: BENIGN, BENIGN_SIDE: PATHOGENIC}
    assert not [row.name for row, result in labelled if result.verdict in opposite[row.side]]


@pytest.mark.truth
def test_at_least_95_of_100_stops_are_likely_pathogenic(
    labelled: list[tuple[Labelled, Classification]],
) -> None:
    null = [
        result.verdict
        for row, result in labelled
        if row.side == PATHOGENIC_SIDE and type_of(row.annotation) in NULL_TYPES
    ]
    assert sum(verdict in PATHOGENIC for verdict in null) >= 0.95 * len(null)


@pytest.mark.truth
def test_at_least_80_of_100_benign_labels_are_likely_benign(
    labelled: list[tuple[Labelled, Classification]],
) -> None:
    benign = [result.verdict for row, result in labelled if row.side == BENIGN_SIDE]
    assert sum(verdict in BENIGN for verdict in benign) >= 0.8 * len(benign)


@pytest.mark.truth
def test_the_splice_check_spares_silent_benign_variants_and_clears_no_pathogenic_one(
    gene: Gene, shared: Path
) -> None:
    cases = silent_cases(shared / "truth" / "classification_dev.tsv", gene)
    benign = [case.assessment.call for case in cases if not case.pathogenic]
    assert benign.count(SpliceCall.AFFECTED) <= 0.02 * len(benign)
    pathogenic = [case.assessment.call for case in cases if case.pathogenic]
    assert SpliceCall.UNAFFECTED not in pathogenic

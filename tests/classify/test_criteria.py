"""Criteria other than PVS1, each met, not met, and where it cannot be asked."""

import pytest

from col7a1tools.model.classification import State, Strength
from tests.classify.conftest import Answer

MET, NOT_MET = State.MET, State.NOT_MET
NOT_APPLICABLE, NOT_ASSESSED = State.NOT_APPLICABLE, State.NOT_ASSESSED


@pytest.mark.parametrize(
    ("criterion", "name", "state", "rule"),
    [
        # PM1: position 1 of a triplet, an imperfection glycine, X, Y, interruption, other domains.
        ("PM1", "c.6127G>A", MET, "glycine_in_register"),
        ("PM1", "c.6646G>A", MET, "imperfection_glycine"),
        ("PM1", "c.6187C>T", NOT_MET, "helix_x_or_y"),
        ("PM1", "c.5870G>A", NOT_MET, "interruption"),
        ("PM1", "c.425A>G", NOT_MET, "outside_helix"),
        ("PM1", "c.2367C>T", NOT_APPLICABLE, "not_missense"),
        ("PM1", "c.1732C>T", NOT_APPLICABLE, "not_missense"),
        # Gly2043 stays between two residues that are replaced.
        ("PM1", "c.6124_6131delinsACTGGAAC", NOT_MET, "helix_x_or_y"),
        ("PM1", "c.6124_6131delinsACTGAAAC", MET, "glycine_in_register"),
        # PM4: register shifted, kept, interruption, other domains, stop lost.
        ("PM4", "c.6127_6129del", MET, "register_shifted"),
        ("PM4", "c.6189_6206del", MET, "register_kept"),
        # It takes the interruption Leu-Val, and Gly-X-Y goes on: not a whole triplet, yet kept.
        ("PM4", "c.4735_4740del", MET, "register_kept"),
        ("PM4", "c.5860_5862del", MET, "interruption"),
        ("PM4", "c.1000_1002del", MET, "outside_helix"),
        ("PM4", "c.8833T>C", MET, "stop_lost"),
        ("PM4", "c.8835del", MET, "stop_lost"),
        ("PM4", "c.844_846dup", MET, "outside_helix"),
        ("PM4", "c.6127G>A", NOT_APPLICABLE, "length_kept"),
        ("PM4", "c.6127_6129delinsAAA", NOT_APPLICABLE, "length_kept"),
        ("PM4", "c.6527dup", NOT_APPLICABLE, "counted_in_pvs1"),
        ("PM4", "c.8524_8527+10del", NOT_APPLICABLE, "counted_in_pvs1"),
        # BP3: the only repeat of this protein is its triple helix.
        ("BP3", "c.6189_6206del", NOT_APPLICABLE, "repeat_has_function"),
        ("BP3", "c.6127G>A", NOT_APPLICABLE, "length_kept"),
        # PP3 and BP4 by the splice check.
        ("PP3", "c.4965C>T", MET, "splice_affected"),
        ("PP3", "c.425A>G", MET, "splice_affected"),
        ("PP3", "c.2367C>T", NOT_MET, "splice_not_affected"),
        ("PP3", "c.1182C>T", NOT_MET, "splice_uncertain"),
        ("PP3", "c.6127G>A", NOT_ASSESSED, "protein_effect"),
        ("PP3", "NM_000094.4:c.-30G>A", NOT_ASSESSED, "not_modelled"),
        ("PP3", "c.682+1G>A", NOT_APPLICABLE, "weighed_in_pvs1"),
        ("PP3", "c.7758+2C>T", NOT_APPLICABLE, "weighed_in_pvs1"),
        ("BP4", "c.2367C>T", MET, "splice_not_affected"),
        ("BP4", "c.4483-11T>C", MET, "splice_not_affected"),
        ("BP4", "c.4965C>T", NOT_MET, "splice_affected"),
        ("BP4", "c.1182C>T", NOT_MET, "splice_uncertain"),
        ("BP4", "c.3785T>C", NOT_ASSESSED, "protein_effect"),
        ("BP4", "c.*20G>A", NOT_ASSESSED, "not_modelled"),
        ("BP4", "c.1732C>T", NOT_APPLICABLE, "weighed_in_pvs1"),
        # BP7: with BP4, away from the exon borders.
        ("BP7", "c.2367C>T", MET, "synonymous"),
        ("BP7", "c.8358+30del", MET, "deep_intronic"),
        ("BP7", "c.4483-11T>C", NOT_MET, "near_border"),
        ("BP7", "c.846G>A", NOT_MET, "near_border"),
        ("BP7", "c.5424C>T", NOT_MET, "near_border"),
        ("BP7", "c.4965C>T", NOT_MET, "splicing_not_excluded"),
        ("BP7", "c.6127G>A", NOT_APPLICABLE, "not_silent"),
        ("BP7", "c.*20G>A", NOT_APPLICABLE, "not_silent"),
        # PS1 and PM5: published variants of the residue or of the splice site.
        ("PS1", "c.6127G>C", MET, "same_residue_change"),
        ("PS1", "c.977-3C>G", MET, "same_splice_nucleotide"),
        ("PS1", "c.426G>A", MET, "same_splice_motif"),
        ("PS1", "c.426+1G>A", MET, "same_splice_motif"),
        ("PS1", "c.6128G>A", NOT_MET, "none_published"),
        ("PS1", "c.7249C>T", NOT_APPLICABLE, "no_comparison"),
        ("PS1", "c.2367C>T", NOT_APPLICABLE, "no_comparison"),
        ("PM5", "c.6128G>A", MET, "other_change_at_residue"),
        ("PM5", "c.6127G>C", NOT_APPLICABLE, "counted_in_ps1"),
        ("PM5", "c.6100G>A", NOT_MET, "none_published"),
        ("PM5", "c.425A>G", NOT_MET, "splicing_comes_first"),
        ("PM5", "c.1732C>T", NOT_APPLICABLE, "not_missense"),
    ],
)
def test_answer(criterion: str, name: str, state: State, rule: str, answer: Answer) -> None:
    evidence = answer(name, criterion)
    assert evidence.reason.rule == f"acmg.{criterion.lower()}.{rule}"
    assert evidence.state is state


@pytest.mark.parametrize(
    ("criterion", "lacks"),
    [
        ("PS2", "parents_genotypes"),
        ("PS3", "functional_study"),
        ("PS4", "affected_carriers"),
        ("PM2", "population_frequency"),
        ("PM3", "second_allele"),
        ("PM6", "parents_genotypes"),
        ("PP1", "segregation"),
        ("PP2", "missense_constraint"),
        ("PP4", "phenotype"),
        ("BA1", "population_frequency"),
        ("BS1", "population_frequency"),
        ("BS2", "healthy_carriers"),
        ("BS3", "functional_study"),
        ("BS4", "segregation"),
        ("BP2", "second_allele"),
        ("BP5", "other_cause"),
    ],
)
def test_what_the_reference_does_not_hold_is_said_to_be_lacking(
    criterion: str, lacks: str, answer: Answer
) -> None:
    for name in ("c.6127G>A", "c.2367C>T", "c.1732C>T"):
        evidence = answer(name, criterion)
        assert (evidence.state, evidence.lacks, evidence.points) == (NOT_ASSESSED, lacks, 0)


@pytest.mark.parametrize("criterion", ["PP5", "BP6", "BP1"])
def test_criteria_that_are_not_for_use_are_not_applicable(criterion: str, answer: Answer) -> None:
    assert answer("c.6127G>A", criterion).state is NOT_APPLICABLE


def test_a_variant_is_no_evidence_for_itself(answer: Answer) -> None:
    for name in ("c.6127G>A", "c.977-3C>A", "c.425A>G", "c.6082G>A"):
        variants = str(answer(name, "PS1").reason.values.get("variants", ""))
        assert name not in variants.split(", ")
        assert answer(name, "PM5").state is not MET


def test_published_variants_are_named_with_their_sources(answer: Answer) -> None:
    reason = answer("c.6127G>C", "PS1").reason
    assert reason.values["variants"] == "c.6127G>A"
    assert "christiano_1995" in reason.sources


def test_a_published_variant_that_acts_through_splicing_is_not_compared_by_residue(
    answer: Answer,
) -> None:
    # c.7249C>G (p.Gln2417Glu) activates a cryptic donor: another change of Gln2417 earns nothing.
    assert answer("c.7250A>G", "PM5").reason.rule == "acmg.pm5.none_published"


def test_an_imperfection_glycine_weighs_less_than_one_in_register(answer: Answer) -> None:
    assert answer("c.6646G>A", "PM1").strength is Strength.SUPPORTING
    assert answer("c.6127G>A", "PM1").strength is Strength.MODERATE


def test_the_glycine_among_several_replaced_residues_counts(answer: Answer) -> None:
    evidence = answer("c.6126_6129delinsAAAA", "PM1")
    assert evidence.state is MET
    assert evidence.reason.values["residue"] == "Gly2043"


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("c.5820+6C>A", NOT_MET),
        ("c.5820+7C>T", MET),
        ("c.4600-21G>A", MET),
        ("c.4600-20C>A", NOT_MET),
    ],
)
def test_bp7_begins_at_plus_7_and_minus_21(name: str, state: State, answer: Answer) -> None:
    assert answer(name, "BP7").state is state

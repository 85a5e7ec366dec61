"""What would change the class."""

import pytest
from hypothesis import given

from col7a1tools.annotate.annotate import annotate_change
from col7a1tools.classify import classify, load_rules
from col7a1tools.classify.what_if import what_would_change
from col7a1tools.model.case_facts import (
    AffectedProband,
    AllelePhase,
    CaseFacts,
    Mapping,
    Phenotype,
    RnaOutcome,
    RnaStudy,
    SecondAllele,
)
from col7a1tools.model.claim import Claim
from col7a1tools.model.classification import Strength
from col7a1tools.model.variant import GeneChange
from tests.classify.weighing import REFERENCE, Weigh, seen, together
from tests.strategies import GENE, changes


def needed(name: str, weigh: Weigh, claim: Claim = Claim.RECESSIVE) -> list[list[str]]:
    result = weigh.all(name, case=CaseFacts(claim=claim))
    found = what_would_change(result, load_rules())
    return [[step.criterion for step in change.needed] for change in found]


def test_a_stop_needs_one_affected_person_with_the_other_copy_hit(weigh: Weigh) -> None:
    assert ["PM3"] in needed("c.1732C>T", weigh)


def test_a_glycine_in_a_recessive_claim_needs_three_things(weigh: Weigh) -> None:
    assert needed("c.6127G>A", weigh)[0] == ["PM3", "PP4", "PM2_Supporting"]


def test_a_dominant_claim_asks_for_parents_and_not_for_a_second_variant(weigh: Weigh) -> None:
    found = needed("c.6127G>A", weigh, Claim.DOMINANT)
    assert ["PS2_Moderate", "PP4", "PM2_Supporting"] in found
    assert not any("PM3" in one for one in found)


def test_a_change_in_doubt_about_splicing_asks_for_rna(weigh: Weigh) -> None:
    assert ["PVS1"] in needed("c.4965C>T", weigh)
    assert ["BP7_Strong"] in needed("c.4965C>T", weigh)


def test_a_founder_allele_is_not_told_that_a_frequency_would_count_against_it(
    weigh: Weigh,
) -> None:
    for founder in load_rules().frequency.founders:
        found = needed(founder, weigh)
        assert found
        assert not any("BS1" in one for one in found)
    assert ["BS1"] in needed("c.5819C>T", weigh)


@pytest.mark.parametrize(
    ("name", "criteria"),
    [
        ("c.425A>G", "PVS1"),  # exon 3: its loss breaks the frame
        ("c.846G>A", "PVS1"),  # exon 6, too
        ("c.6899A>G", "PVS1_Strong"),  # exon 87: in frame, of the helix
        ("c.5820G>A", "PVS1_Strong"),  # exon 70, too
        ("c.682+5G>A", "PVS1_Moderate"),  # exon 5: in frame, of NC-1
    ],
)
def test_an_rna_study_is_asked_for_what_the_lost_exon_leaves(
    name: str, criteria: str, weigh: Weigh
) -> None:
    asked = {one for found in needed(name, weigh) for one in found if one.startswith("PVS1")}
    assert asked == {criteria}


def test_an_rna_study_adds_nothing_to_a_core_site_whose_exon_is_small_and_in_frame(
    weigh: Weigh,
) -> None:
    assert weigh.one("PVS1", "c.682+1G>A").strength is Strength.MODERATE
    assert not any("PVS1" in criterion for one in needed("c.682+1G>A", weigh) for criterion in one)


def test_what_is_said_comes_true_when_the_evidence_comes(weigh: Weigh) -> None:
    expected = what_would_change(weigh.all("c.6127G>A"), load_rules())[0]
    case = CaseFacts(
        phenotype=Phenotype((), Mapping.BELOW_LAMINA_DENSA, "electron microscopy", REFERENCE),
        probands=(
            AffectedProband("c.425A>G", SecondAllele.PATHOGENIC, AllelePhase.TRANS, REFERENCE),
        ),
    )
    result = weigh.all("c.6127G>A", together(seen(1e-6), seen(0.0)), case)
    assert (result.verdict, result.points) == (expected.verdict, expected.points)


def test_what_an_rna_study_would_add_comes_true_for_a_glycine(weigh: Weigh) -> None:
    """The lost exon takes the place of the residue's points and of the splice check's."""
    name = "c.8305G>T"
    before = weigh.all(name)
    assert {item.criterion for item in before.met} == {"PM1", "PP3"}
    steps = [step for one in what_would_change(before, load_rules()) for step in one.needed]
    gain = next(step.gain for step in steps if step.criterion == "PVS1_Strong")
    case = CaseFacts(rna=RnaStudy(RnaOutcome.IN_FRAME_CRITICAL, complete=True, reference=REFERENCE))
    assert weigh.all(name, case=case).points == before.points + gain


@given(changes())
def test_every_set_moves_the_class_and_no_part_of_it_does(change: GeneChange) -> None:
    rules = load_rules()
    result = classify(annotate_change(GENE, change), GENE)
    for possible in what_would_change(result, rules):
        assert possible.verdict is not result.verdict
        assert possible.points == result.points + sum(step.gain for step in possible.needed)
        for left_out in possible.needed:
            fewer = possible.points - left_out.gain
            assert rules.verdict(fewer, ()) is result.verdict

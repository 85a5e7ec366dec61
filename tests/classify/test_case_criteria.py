"""Criteria that weigh facts about the case: met, not met, not assessed, not applicable."""

import pytest

from col7a1tools.classify import load_rules
from col7a1tools.classify.rules import RuleSet
from col7a1tools.model.case_facts import (
    AffectedCarriers,
    AffectedProband,
    AllelePhase,
    BesidePhase,
    CaseFacts,
    DeNovo,
    FoundBeside,
    FunctionalOutcome,
    FunctionalStudy,
    HealthyCarriers,
    Mapping,
    OtherCause,
    Phenotype,
    SecondAllele,
    Segregation,
    Specificity,
    StudyStrength,
)
from col7a1tools.model.claim import Claim
from col7a1tools.model.classification import State, Strength
from tests.classify.weighing import REFERENCE, Weigh, answer_id, seen

NAME = "c.6127G>A"
DOMINANT = Claim.DOMINANT
TRANS, UNKNOWN, HOMOZYGOUS = AllelePhase.TRANS, AllelePhase.UNKNOWN, AllelePhase.HOMOZYGOUS
P, LP, VUS = SecondAllele.PATHOGENIC, SecondAllele.LIKELY_PATHOGENIC, SecondAllele.UNCERTAIN


def proband(other_class: SecondAllele, phase: AllelePhase) -> AffectedProband:
    return AffectedProband("c.425A>G", other_class, phase, REFERENCE)


def de_novo(phenotype: Specificity, *, confirmed: bool, inherited: bool = False) -> DeNovo:
    return DeNovo(inherited, confirmed, phenotype, REFERENCE)


@pytest.mark.parametrize(
    ("probands", "answer"),
    [
        ([(P, TRANS)], "in_trans_moderate"),
        ([(LP, TRANS)], "in_trans_moderate"),
        ([(P, UNKNOWN)], "in_trans_supporting"),
        ([(LP, UNKNOWN)], "too_few_points"),
        ([(LP, UNKNOWN)] * 2, "in_trans_supporting"),
        ([(P, TRANS)] * 2, "in_trans_strong"),
        ([(P, TRANS)] * 4, "in_trans_very_strong"),
        ([(P, TRANS), (P, TRANS), (P, TRANS), (P, UNKNOWN)], "in_trans_strong"),
        # Homozygous people count half a point each, one in total.
        ([(VUS, HOMOZYGOUS)], "in_trans_supporting"),
        ([(VUS, HOMOZYGOUS)] * 9, "in_trans_moderate"),
        # A rare uncertain variant in trans: a quarter each, half in total, nothing without phase.
        ([(VUS, TRANS)], "too_few_points"),
        ([(VUS, TRANS)] * 9, "in_trans_supporting"),
        ([(VUS, UNKNOWN)] * 9, "too_few_points"),
    ],
)
def test_pm3_adds_up_affected_people(
    probands: list[tuple[SecondAllele, AllelePhase]], answer: str, weigh: Weigh
) -> None:
    case = CaseFacts(probands=tuple(proband(*one) for one in probands))
    found = weigh.one("PM3", NAME, case=case)
    assert answer_id(found) == answer
    assert found.state is (State.NOT_MET if answer == "too_few_points" else State.MET)


def test_pm3_asks_for_rarity_except_of_a_founder_allele(weigh: Weigh) -> None:
    case = CaseFacts(probands=(proband(P, TRANS),))
    assert weigh.one("PM3", NAME, seen(1e-3), case).state is State.NOT_MET
    assert weigh.one("PM3", NAME, seen(1e-5), case).reason.values["rarity"] == "checked"
    assert weigh.one("PM3", NAME, case=case).reason.values["rarity"] == "not checked"
    assert weigh.one("PM3", "c.425A>G", seen(3e-3), case).state is State.MET


def test_pm3_is_for_recessive_claims(weigh: Weigh) -> None:
    case = CaseFacts(claim=DOMINANT, probands=(proband(P, TRANS),))
    assert weigh.one("PM3", NAME, case=case).state is State.NOT_APPLICABLE
    assert weigh.one("PM3", NAME).lacks == "second_allele"


@pytest.mark.parametrize(
    ("phenotype", "confirmed", "assumed"),
    [
        (Specificity.SPECIFIC, "de_novo_strong", "de_novo_moderate"),
        (Specificity.CONSISTENT, "de_novo_moderate", "de_novo_supporting"),
        (Specificity.HETEROGENEOUS, "de_novo_supporting", "too_few_points"),
    ],
)
def test_de_novo_counts_by_phenotype_and_parentage(
    phenotype: Specificity, confirmed: str, assumed: str, weigh: Weigh
) -> None:
    sure = CaseFacts(claim=DOMINANT, de_novo=(de_novo(phenotype, confirmed=True),))
    assert answer_id(weigh.one("PS2", NAME, case=sure)) == confirmed
    assert answer_id(weigh.one("PM6", NAME, case=sure)) == "counted_in_ps2"
    unsure = CaseFacts(claim=DOMINANT, de_novo=(de_novo(phenotype, confirmed=False),))
    assert answer_id(weigh.one("PS2", NAME, case=unsure)) == "parentage_assumed"
    assert answer_id(weigh.one("PM6", NAME, case=unsure)) == assumed


def test_de_novo_cases_add_up_and_inherited_ones_neither_add_nor_take(weigh: Weigh) -> None:
    specific = de_novo(Specificity.SPECIFIC, confirmed=True)
    inherited = de_novo(Specificity.CONSISTENT, confirmed=False, inherited=True)
    two = CaseFacts(de_novo=(specific, specific))
    assert weigh.one("PS2", NAME, case=two).strength is Strength.VERY_STRONG
    mixed = CaseFacts(de_novo=(specific, inherited))
    assert weigh.one("PS2", NAME, case=mixed).strength is Strength.STRONG
    only = CaseFacts(de_novo=(inherited,))
    assert weigh.one("PS2", NAME, case=only).state is State.NOT_MET
    assert weigh.one("PM6", NAME, case=only).state is State.NOT_MET


@pytest.mark.parametrize("criterion", ["PS2", "PM6"])
def test_without_tested_parents_de_novo_is_not_assessed(criterion: str, weigh: Weigh) -> None:
    assert weigh.one(criterion, NAME).lacks == "parents_genotypes"


def test_ps4_counts_a_significant_odds_ratio_above_five(weigh: Weigh) -> None:
    def study(ratio: float, lowest: float) -> CaseFacts:
        return CaseFacts(affected_carriers=AffectedCarriers(8, ratio, lowest, REFERENCE))

    assert weigh.one("PS4", NAME, case=study(5.1, 1.1)).strength is Strength.STRONG
    assert weigh.one("PS4", NAME, case=study(5.0, 1.1)).state is State.NOT_MET
    assert weigh.one("PS4", NAME, case=study(9.0, 1.0)).state is State.NOT_MET


def with_case_numbers(**changes: object) -> RuleSet:
    rules = load_rules()
    return rules._replace(case=rules.case._replace(**changes))  # type: ignore[arg-type]


def test_ps4_by_count_is_off_until_a_laboratory_sets_a_number(weigh: Weigh) -> None:
    case = CaseFacts(claim=DOMINANT, affected_carriers=AffectedCarriers(4, None, None, REFERENCE))
    off = weigh.one("PS4", NAME, case=case)
    assert (off.state, off.lacks) == (State.NOT_ASSESSED, "carrier_threshold")
    four, five = with_case_numbers(least_carriers=4), with_case_numbers(least_carriers=5)
    assert weigh.one("PS4", NAME, case=case, rules=four).strength is Strength.MODERATE
    assert weigh.one("PS4", NAME, case=case, rules=five).state is State.NOT_MET


def test_people_counted_in_pm3_are_not_counted_in_ps4(weigh: Weigh) -> None:
    case = CaseFacts(
        probands=(proband(P, TRANS),),
        affected_carriers=AffectedCarriers(9, None, None, REFERENCE),
    )
    rules = with_case_numbers(least_carriers=4)
    assert answer_id(weigh.one("PS4", NAME, case=case, rules=rules)) == "counted_in_pm3"


@pytest.mark.parametrize(
    ("meioses", "answer"),
    [
        (1, "too_few_meioses"),
        (2, "segregates_supporting"),
        (3, "segregates_supporting"),
        (4, "segregates_moderate"),
        (5, "segregates_strong"),
    ],
)
def test_pp1_by_informative_meioses(meioses: int, answer: str, weigh: Weigh) -> None:
    case = CaseFacts(segregation=Segregation(meioses, 0, REFERENCE))
    assert answer_id(weigh.one("PP1", NAME, case=case)) == answer


def test_pp1_by_the_thresholds_of_a_laboratory_or_none(weigh: Weigh) -> None:
    case = CaseFacts(segregation=Segregation(4, 0, REFERENCE))
    off = weigh.one("PP1", NAME, case=case, rules=with_case_numbers(segregation=()))
    assert (off.state, off.lacks) == (State.NOT_ASSESSED, "segregation_thresholds")
    steps = ((Strength.MODERATE, 4), (Strength.SUPPORTING, 2))
    rules = with_case_numbers(segregation=steps)
    for meioses, answer in ((4, "segregates_moderate"), (3, "segregates_supporting")):
        case = CaseFacts(segregation=Segregation(meioses, 0, REFERENCE))
        assert answer_id(weigh.one("PP1", NAME, case=case, rules=rules)) == answer
    case = CaseFacts(segregation=Segregation(1, 0, REFERENCE))
    assert weigh.one("PP1", NAME, case=case, rules=rules).state is State.NOT_MET


def test_an_affected_relative_without_the_variant_is_bs4(weigh: Weigh) -> None:
    against = CaseFacts(segregation=Segregation(4, 1, REFERENCE))
    assert weigh.one("BS4", NAME, case=against).points == -4
    assert weigh.one("PP1", NAME, case=against).state is State.NOT_MET
    along = CaseFacts(segregation=Segregation(4, 0, REFERENCE))
    assert weigh.one("BS4", NAME, case=along).state is State.NOT_MET


@pytest.mark.parametrize(
    ("mapping", "state"),
    [
        (Mapping.BELOW_LAMINA_DENSA, State.MET),
        (Mapping.OTHER_LEVEL, State.NOT_MET),
        (Mapping.INCONCLUSIVE, State.NOT_MET),
        (Mapping.NOT_DONE, State.NOT_MET),
    ],
)
def test_pp4_needs_cleavage_below_the_lamina_densa(
    mapping: Mapping, state: State, weigh: Weigh
) -> None:
    phenotype = Phenotype(("blisters since birth",), mapping, "immunofluorescence", REFERENCE)
    assert weigh.one("PP4", NAME, case=CaseFacts(phenotype=phenotype)).state is state


@pytest.mark.parametrize("strength", list(StudyStrength))
def test_a_functional_study_counts_at_the_strength_of_its_controls(
    strength: StudyStrength, weigh: Weigh
) -> None:
    def study(outcome: FunctionalOutcome) -> CaseFacts:
        return CaseFacts(functional=FunctionalStudy(outcome, strength, REFERENCE))

    damaging, normal = study(FunctionalOutcome.DAMAGING), study(FunctionalOutcome.NORMAL)
    assert answer_id(weigh.one("PS3", NAME, case=damaging)) == f"damaging_{strength.value}"
    assert weigh.one("BS3", NAME, case=damaging).state is State.NOT_MET
    assert answer_id(weigh.one("BS3", NAME, case=normal)) == f"normal_{strength.value}"
    assert weigh.one("PS3", NAME, case=normal).state is State.NOT_MET
    unclear = study(FunctionalOutcome.INCONCLUSIVE)
    assert weigh.one("PS3", NAME, case=unclear).state is State.NOT_MET
    assert weigh.one("BS3", NAME, case=unclear).state is State.NOT_MET


def test_healthy_carriers_count_in_a_dominant_claim_where_they_were_examined(weigh: Weigh) -> None:
    def carriers(claim: Claim, *, examined: bool) -> CaseFacts:
        return CaseFacts(claim, healthy_carriers=HealthyCarriers(2, examined, REFERENCE))

    assert weigh.one("BS2", NAME, case=carriers(DOMINANT, examined=True)).points == -1
    unexamined = weigh.one("BS2", NAME, case=carriers(DOMINANT, examined=False))
    assert unexamined.state is State.NOT_MET
    recessive = weigh.one("BS2", NAME, case=carriers(Claim.RECESSIVE, examined=True))
    assert recessive.state is State.NOT_APPLICABLE


def test_a_pathogenic_variant_beside_this_one_is_bp2_by_copy_and_claim(weigh: Weigh) -> None:
    def beside(claim: Claim, phase: BesidePhase) -> CaseFacts:
        return CaseFacts(claim, beside=FoundBeside("c.6082G>A", phase, REFERENCE))

    for claim in Claim:
        assert weigh.one("BP2", NAME, case=beside(claim, BesidePhase.CIS)).points == -1
    assert weigh.one("BP2", NAME, case=beside(DOMINANT, BesidePhase.TRANS)).points == -1
    recessive = weigh.one("BP2", NAME, case=beside(Claim.RECESSIVE, BesidePhase.TRANS))
    assert recessive.state is State.NOT_MET


def test_another_cause_is_bp5(weigh: Weigh) -> None:
    case = CaseFacts(other_cause=OtherCause("KRT14 c.374G>A", REFERENCE))
    found = weigh.one("BP5", NAME, case=case)
    assert (found.points, found.reason.values["cause"]) == (-1, "KRT14 c.374G>A")


def test_evidence_on_both_sides_is_called_a_conflict(weigh: Weigh) -> None:
    assert not weigh.all("c.1732C>T").conflicting
    case = CaseFacts(segregation=Segregation(0, 1, REFERENCE))
    result = weigh.all("c.1732C>T", case=case)
    assert result.conflicting
    assert (result.pathogenic_points, result.benign_points, result.points) == (8, -4, 4)

"""PP3, BP4 and BP7 with predictors, SpliceAI and RNA studies, on both sides of each threshold."""

from pathlib import Path

import pytest

from col7a1tools.classify import load_rules
from col7a1tools.classify.overlay import load_overlaid_rules
from col7a1tools.model.case_facts import CaseFacts, RnaOutcome, RnaStudy
from col7a1tools.model.claim import Claim
from col7a1tools.model.classification import State, Strength
from tests.classify.weighing import REFERENCE, Weigh, answer_id, scored

# Lysine 1262 and others: missense that the splice check does not find affected.
MISSENSE = "c.3785T>C"
GLYCINE = "c.6127G>A"
SYNONYMOUS = "c.2367C>T"
PP3_LIMITS = {
    "REVEL": [(0.644, "supporting"), (0.773, "moderate"), (0.932, "strong")],
    "BayesDel": [(0.13, "supporting"), (0.27, "moderate"), (0.50, "strong")],
    "CADD": [(25.3, "supporting"), (28.1, "moderate")],
}
BP4_LIMITS = {
    "REVEL": [
        (0.290, "supporting"),
        (0.183, "moderate"),
        (0.016, "strong"),
        (0.003, "very_strong"),
    ],
    "BayesDel": [(-0.18, "supporting"), (-0.36, "moderate")],
    "CADD": [(22.7, "supporting"), (17.3, "moderate"), (0.15, "strong")],
}
TINY = 1e-6


def laboratory(folder: Path, text: str) -> Path:
    path = folder / "rules.toml"
    path.write_text(f'name = "laboratory"\nversion = "1"\n{text}')
    return path


def below(criterion: str, limits: list[tuple[float, str]], place: int) -> str:
    if place:
        return f"missense_{limits[place - 1][1]}"
    return "missense_below" if criterion == "PP3" else "missense_above"


@pytest.mark.parametrize("tool", ["REVEL", "BayesDel", "CADD"])
def test_pp3_begins_at_each_calibrated_score(tool: str, weigh: Weigh, tmp_path: Path) -> None:
    rules = load_overlaid_rules(str(laboratory(tmp_path, f'[predictor]\nmissense = "{tool}"')))
    limits = PP3_LIMITS[tool]
    for place, (score, strength) in enumerate(limits):
        at = weigh.one("PP3", MISSENSE, scored((tool, score)), rules=rules)
        assert (at.state, answer_id(at)) == (State.MET, f"missense_{strength}")
        under = weigh.one("PP3", MISSENSE, scored((tool, score - TINY)), rules=rules)
        assert answer_id(under) == below("PP3", limits, place)


@pytest.mark.parametrize("tool", ["REVEL", "BayesDel", "CADD"])
def test_bp4_ends_at_each_calibrated_score(tool: str, weigh: Weigh, tmp_path: Path) -> None:
    rules = load_overlaid_rules(str(laboratory(tmp_path, f'[predictor]\nmissense = "{tool}"')))
    limits = BP4_LIMITS[tool]
    for place, (score, strength) in enumerate(limits):
        at = weigh.one("BP4", MISSENSE, scored((tool, score)), rules=rules)
        assert (at.state, answer_id(at)) == (State.MET, f"missense_{strength}")
        over = weigh.one("BP4", MISSENSE, scored((tool, score + TINY)), rules=rules)
        assert answer_id(over) == below("BP4", limits, place)


def test_only_the_predictor_chosen_in_advance_counts(weigh: Weigh) -> None:
    outside = scored(("BayesDel", 0.9), ("CADD", 40), ("AlphaMissense", 0.999))
    for criterion in ("PP3", "BP4"):
        answer = weigh.one(criterion, MISSENSE, outside)
        assert (answer.state, answer.lacks) == (State.NOT_ASSESSED, "predictor_scores")


def test_a_missense_predictor_says_nothing_of_other_changes(weigh: Weigh) -> None:
    outside = scored(("REVEL", 0.99))
    assert weigh.one("PP3", "c.1732C>T", outside).state is State.NOT_APPLICABLE
    assert weigh.one("PP3", "c.1000_1002del", outside).state is State.NOT_ASSESSED
    assert weigh.one("PP3", SYNONYMOUS, outside).state is State.NOT_MET


@pytest.mark.parametrize(
    ("score", "pp3", "bp4"),
    [
        (0.2, "spliceai_affected", "spliceai_affected"),
        (0.199, "spliceai_uncertain", "spliceai_uncertain"),
        (0.101, "spliceai_uncertain", "spliceai_uncertain"),
        (0.1, "spliceai_not_affected", "spliceai_not_affected"),
    ],
)
def test_spliceai_counts_from_a_fifth_and_clears_up_to_a_tenth(
    score: float, pp3: str, bp4: str, weigh: Weigh
) -> None:
    outside = scored(("SpliceAI", score))
    assert answer_id(weigh.one("PP3", SYNONYMOUS, outside)) == pp3
    assert answer_id(weigh.one("BP4", SYNONYMOUS, outside)) == bp4


def test_spliceai_takes_the_place_of_the_splice_check(weigh: Weigh) -> None:
    affected, spared = scored(("SpliceAI", 0.9)), scored(("SpliceAI", 0.0))
    assert weigh.one("PP3", "c.4965C>T").state is State.MET
    assert weigh.one("PP3", "c.4965C>T", spared).state is State.NOT_MET
    assert answer_id(weigh.one("BP7", "c.4965C>T", spared)) == "synonymous"
    assert answer_id(weigh.one("BP7", SYNONYMOUS, affected)) == "splicing_not_excluded"
    assert answer_id(weigh.one("PM5", "c.6128G>A", affected)) == "splicing_comes_first"
    assert answer_id(weigh.one("PS1", "c.977-3C>G", spared)) == "no_comparison"


def test_the_stronger_of_protein_and_splicing_counts_once(weigh: Weigh) -> None:
    both = scored(("REVEL", 0.95), ("SpliceAI", 0.9))
    assert weigh.one("PP3", MISSENSE, both).strength is Strength.STRONG
    splicing = scored(("REVEL", 0.1), ("SpliceAI", 0.9))
    assert answer_id(weigh.one("PP3", MISSENSE, splicing)) == "spliceai_affected"
    assert weigh.one("BP4", MISSENSE, splicing).state is State.NOT_MET


def test_a_benign_score_counts_only_where_splicing_is_spared(weigh: Weigh) -> None:
    assert weigh.one("BP4", MISSENSE, scored(("REVEL", 0.1))).state is State.MET
    uncertain = scored(("REVEL", 0.1), ("SpliceAI", 0.15))
    assert answer_id(weigh.one("BP4", MISSENSE, uncertain)) == "spliceai_uncertain"


def test_pm1_and_pp3_are_capped_only_where_a_rule_set_says_so(weigh: Weigh) -> None:
    outside = scored(("REVEL", 0.99))
    assert weigh.one("PP3", GLYCINE, outside).strength is Strength.STRONG
    rules = load_rules()
    for cap, expected in ((4, "missense_moderate"), (3, "missense_supporting")):
        capped = rules._replace(predictor=rules.predictor._replace(pm1_pp3_cap=cap))
        assert answer_id(weigh.one("PP3", GLYCINE, outside, rules=capped)) == expected
    none_left = rules._replace(predictor=rules.predictor._replace(pm1_pp3_cap=2))
    assert answer_id(weigh.one("PP3", GLYCINE, outside, rules=none_left)) == "capped_with_pm1"
    assert weigh.one("PP3", MISSENSE, outside, rules=none_left).state is State.MET


def study(outcome: RnaOutcome, *, complete: bool = True) -> CaseFacts:
    return CaseFacts(rna=RnaStudy(outcome, complete, REFERENCE))


@pytest.mark.parametrize(
    ("outcome", "strength"),
    [
        (RnaOutcome.FRAMESHIFT, Strength.VERY_STRONG),
        (RnaOutcome.IN_FRAME_CRITICAL, Strength.STRONG),
        (RnaOutcome.IN_FRAME_SMALL, Strength.MODERATE),
    ],
)
def test_an_rna_study_takes_the_place_of_the_pvs1_tree(
    outcome: RnaOutcome, strength: Strength, weigh: Weigh
) -> None:
    for name in ("c.4965C>T", "c.6900+1G>A"):
        result = weigh.all(name, case=study(outcome))
        null = result.evidence[0]
        assert (null.state, null.strength) == (State.MET, strength)
        assert null.reason.values["reference"] == REFERENCE
        assert weigh.one("PP3", name, case=study(outcome)).state is State.NOT_APPLICABLE
    assert answer_id(weigh.one("BP7", "c.4965C>T", case=study(outcome))) == "rna_abnormal"


@pytest.mark.parametrize(
    "outcome", [RnaOutcome.FRAMESHIFT, RnaOutcome.IN_FRAME_CRITICAL, RnaOutcome.IN_FRAME_SMALL]
)
def test_a_glycine_that_no_message_replaces_is_not_counted_beside_the_lost_exon(
    outcome: RnaOutcome, weigh: Weigh
) -> None:
    for name in (GLYCINE, "c.8305G>T"):
        result = weigh.all(name, case=study(outcome))
        assert [item.criterion for item in result.met] == ["PVS1"]
        pm1 = weigh.one("PM1", name, case=study(outcome))
        assert (pm1.state, answer_id(pm1)) == (State.NOT_APPLICABLE, "no_usual_message")
        for other in (study(outcome, complete=False), study(RnaOutcome.NORMAL)):
            assert answer_id(weigh.one("PM1", name, case=other)) == "glycine_in_register"


def test_an_rna_study_of_usual_splicing_is_bp7_strong_for_a_silent_change(weigh: Weigh) -> None:
    case = study(RnaOutcome.NORMAL)
    met = weigh.one("BP7", "c.4965C>T", case=case)
    assert (met.state, met.points) == (State.MET, -4)
    assert weigh.one("BP4", "c.4965C>T", case=case).state is State.NOT_APPLICABLE
    assert weigh.one("PP3", "c.4965C>T", case=case).state is State.NOT_APPLICABLE
    assert weigh.one("PVS1", "c.6900+1G>A", case=case).state is State.NOT_MET
    assert weigh.one("PVS1", "c.1732C>T", case=case).strength is Strength.VERY_STRONG


def test_an_rna_study_with_some_normal_message_is_not_weighed(weigh: Weigh) -> None:
    case = study(RnaOutcome.FRAMESHIFT, complete=False)
    answer = weigh.one("PVS1", "c.4965C>T", case=case)
    assert (answer.state, answer.lacks) == (State.NOT_ASSESSED, "complete_rna_study")
    assert answer_id(weigh.one("PP3", "c.4965C>T", case=case)) == "measured_by_rna"


def test_in_a_dominant_claim_pvs1_does_not_apply_and_nothing_else_counts_the_loss(
    weigh: Weigh,
) -> None:
    case = CaseFacts(claim=Claim.DOMINANT)
    for name in ("c.1732C>T", "c.6527dup", "c.6900+1G>A", "c.6127G>A"):
        result = weigh.all(name, case=case)
        null = result.evidence[0]
        assert (null.state, answer_id(null)) == (State.NOT_APPLICABLE, "dominant_claim")
    assert weigh.all("c.1732C>T", case=case).points == 0
    assert weigh.one("PM4", "c.6527dup", case=case).state is State.NOT_APPLICABLE


@pytest.mark.parametrize("name", ["c.6900+1G>A", "c.1732C>T", "c.682+1G>A"])
def test_in_a_dominant_claim_nothing_is_said_to_be_weighed_in_pvs1(name: str, weigh: Weigh) -> None:
    """PVS1 does not apply there: what would count twice beside it counts not at all."""
    case = CaseFacts(claim=Claim.DOMINANT)
    for criterion in ("PP3", "BP4", "PM4"):
        recessive, dominant = weigh.one(criterion, name), weigh.one(criterion, name, case=case)
        assert answer_id(recessive) in {"weighed_in_pvs1", "counted_in_pvs1"}
        assert answer_id(dominant) == "null_in_dominant_claim"
        assert recessive.state is dominant.state is State.NOT_APPLICABLE
    assert weigh.all(name, case=case).points == 0

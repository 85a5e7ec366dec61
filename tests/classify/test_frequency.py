"""PM2, BA1 and BS1 by the maximum credible allele frequency."""

import pytest

from col7a1tools.classify import load_rules
from col7a1tools.model.case_facts import CaseFacts
from col7a1tools.model.claim import Claim
from col7a1tools.model.classification import State, Strength, Verdict
from col7a1tools.model.evidence import NOTHING, OutsideEvidence, PopulationFrequency
from tests.classify.weighing import GNOMAD, Weigh, answer_id, seen, together

DOMINANT = CaseFacts(claim=Claim.DOMINANT)
MISSENSE = "c.3785T>C"


def limit(claim: Claim, criterion: str) -> float:
    return load_rules().frequency.limits[claim, criterion].frequency


@pytest.mark.parametrize(
    ("claim", "criterion", "expected"),
    [
        # sqrt(3.05e-6) * 0.128, sqrt(95e-6) * 0.128, sqrt(95e-6); 8.3e-6 * 0.5 / 2, 8.3e-6 / 2
        (Claim.RECESSIVE, "pm2", 2.2354e-4),
        (Claim.RECESSIVE, "bs1", 1.2476e-3),
        (Claim.RECESSIVE, "ba1", 9.7468e-3),
        (Claim.DOMINANT, "pm2", 2.075e-6),
        (Claim.DOMINANT, "bs1", 2.075e-6),
        (Claim.DOMINANT, "ba1", 4.15e-6),
    ],
)
def test_limits_follow_whiffin_2017_from_the_stated_inputs(
    claim: Claim, criterion: str, expected: float
) -> None:
    assert limit(claim, criterion) == pytest.approx(expected, rel=1e-3)


def test_penetrance_and_genetic_share_enter_as_whiffin_2017_writes_them() -> None:
    recessive = load_rules().frequency.limits[Claim.RECESSIVE, "bs1"]
    half = recessive._replace(penetrance=0.25, genetic_contribution=0.5)
    assert half.frequency == pytest.approx(recessive.frequency * (0.5 / 0.25) ** 0.5)
    dominant = half._replace(claim=Claim.DOMINANT)
    assert dominant.frequency == pytest.approx(95e-6 * 0.128 * 0.5 / 0.25 / 2)


@pytest.mark.parametrize("claim", list(Claim))
def test_pm2_is_supporting_up_to_its_limit(claim: Claim, weigh: Weigh) -> None:
    case, most = CaseFacts(claim=claim), limit(claim, "pm2")
    met = weigh.one("PM2", MISSENSE, seen(most), case)
    assert (met.state, met.strength) == (State.MET, Strength.SUPPORTING)
    above = weigh.one("PM2", MISSENSE, seen(most * 1.001), case)
    assert (above.state, answer_id(above)) == (State.NOT_MET, "not_rare")


@pytest.mark.parametrize("claim", list(Claim))
def test_bs1_is_strong_above_its_limit(claim: Claim, weigh: Weigh) -> None:
    case, most = CaseFacts(claim=claim), limit(claim, "bs1")
    met = weigh.one("BS1", MISSENSE, seen(most * 1.001), case)
    assert (met.state, met.points) == (State.MET, -4)
    assert weigh.one("BS1", MISSENSE, seen(most), case).state is State.NOT_MET


@pytest.mark.parametrize("claim", list(Claim))
def test_ba1_asks_that_no_disease_of_the_gene_allows_the_frequency(
    claim: Claim, weigh: Weigh
) -> None:
    case, most = CaseFacts(claim=claim), limit(Claim.RECESSIVE, "ba1")
    result = weigh.all("c.1732C>T", seen(most * 1.001), case)
    assert result.verdict is Verdict.BENIGN
    assert weigh.one("BA1", MISSENSE, seen(most * 1.001), case).strength is Strength.STAND_ALONE
    assert answer_id(weigh.one("BS1", MISSENSE, seen(most * 1.001), case)) == "counted_in_ba1"
    assert weigh.one("BA1", MISSENSE, seen(most), case).state is State.NOT_MET


@pytest.mark.parametrize("criterion", ["PM2", "BA1", "BS1"])
def test_without_a_frequency_nothing_is_assessed(criterion: str, weigh: Weigh) -> None:
    for outside in (NOTHING, seen(None, count=3, number=0)):
        answer = weigh.one(criterion, MISSENSE, outside)
        assert (answer.state, answer.lacks) == (State.NOT_ASSESSED, "population_frequency")


def test_a_variant_that_the_database_does_not_list_was_not_seen(weigh: Weigh) -> None:
    asked = OutsideEvidence(asked=(GNOMAD,))
    assert answer_id(weigh.one("PM2", MISSENSE, asked)) == "not_seen"
    assert weigh.one("PM2", MISSENSE, asked).state is State.MET
    assert weigh.one("BS1", MISSENSE, asked).state is State.NOT_MET
    assert weigh.one("BA1", MISSENSE, asked).state is State.NOT_MET


def test_a_database_of_short_variants_says_nothing_of_a_long_one(weigh: Weigh) -> None:
    asked = OutsideEvidence(asked=(GNOMAD,))
    assert weigh.one("PM2", "c.1000_1049del", asked).state is State.NOT_ASSESSED
    assert weigh.one("PM2", "c.1000_1048del", asked).state is State.MET


@pytest.mark.parametrize("name", ["c.6527dup", "c.425A>G", "c.2471dup"])
def test_frequency_does_not_count_against_a_founder_allele(name: str, weigh: Weigh) -> None:
    for criterion in ("BA1", "BS1"):
        answer = weigh.one(criterion, name, seen(0.02))
        assert (answer.state, answer_id(answer)) == (State.NOT_APPLICABLE, "founder")
        assert len(answer.reason.sources) > 2


def test_the_source_with_the_highest_frequency_decides(weigh: Weigh) -> None:
    low, high = seen(1e-6).frequencies[0], seen(0.005).frequencies[0]
    outside = OutsideEvidence(asked=(GNOMAD,), frequencies=(low, high))
    answer = weigh.one("BS1", MISSENSE, outside)
    assert (answer.state, answer.reason.values["frequency"]) == (State.MET, "0.005")


def test_the_inputs_of_the_limit_are_shown(weigh: Weigh) -> None:
    values = weigh.one("BS1", MISSENSE, seen(0.005)).reason.values
    assert values["prevalence"] == "9.5e-05"
    assert values["allelic_contribution"] == "0.128"
    assert values["source"] == "gnomad v4.1"


def test_an_allele_that_was_looked_for_and_not_seen_is_rare(weigh: Weigh) -> None:
    assert weigh.one("PM2", MISSENSE, seen(None, count=0)).state is State.MET


def shared(share: float) -> OutsideEvidence:
    """A frequency without a number of alleles."""
    by = PopulationFrequency(GNOMAD, None, 0, None, None, "", share)
    return OutsideEvidence(asked=(GNOMAD,), frequencies=(by,))


@pytest.mark.parametrize(
    ("share", "answers"),
    [
        # On either side of the limits of PM2, BS1 and BA1, and of 5%.
        (2.2e-4, ("rare_by_share", "below_limit_by_share", "below_limit_by_share")),
        (2.3e-4, ("no_bound", "below_limit_by_share", "below_limit_by_share")),
        (1.3e-3, ("no_bound", "no_bound", "below_limit_by_share")),
        (1.0e-2, ("no_bound", "no_bound", "no_bound")),
        (0.050, ("no_bound", "no_bound", "no_bound")),
        (0.051, ("no_bound", "counted_in_ba1", "above_common_share")),
    ],
)
def test_a_plain_frequency_counts_as_far_as_it_proves_something(
    share: float, answers: tuple[str, str, str], weigh: Weigh
) -> None:
    codes = ("PM2", "BS1", "BA1")
    given_answers = [answer_id(weigh.one(code, MISSENSE, shared(share))) for code in codes]
    assert tuple(given_answers) == answers
    lacking = weigh.one("PM2", MISSENSE, shared(0.01))
    assert (lacking.state, lacking.lacks) == (State.NOT_ASSESSED, "frequency_bound")


def test_a_bound_comes_before_a_plain_frequency(weigh: Weigh) -> None:
    both = together(shared(0.2), seen(1e-6))
    assert answer_id(weigh.one("BA1", MISSENSE, both)) == "below_limit"

"""The published groups, pair by pair, and when none is given."""

from collections.abc import Sequence

import pytest

from col7a1tools.gene import Gene
from tests.report.patients import CARRIER, IN_CIS, PTC_AND_UNCERTAIN, UNKNOWN_PHASE, Call, call
from tests.report.patients import patient as record_of

PTC = "c.6527dup"
PTC_2 = "c.1732C>T"
SPLICE_A = "c.267-1G>A"


def severity(calls: Sequence[Call], gene: Gene) -> tuple[str, str, str]:
    expectation = record_of(calls, gene).expectation
    assert expectation is not None
    return expectation.severity_group, expectation.severity_pair, expectation.severity.rule


@pytest.mark.parametrize(
    ("first", "second", "group", "pair"),
    [
        (PTC, PTC_2, "high", "ptc/ptc"),
        (PTC, SPLICE_A, "high", "ptc/splice_a"),
        (SPLICE_A, PTC, "high", "ptc/splice_a"),
    ],
)
def test_a_pair_in_trans_has_its_published_group(
    first: str, second: str, group: str, pair: str, gene: Gene
) -> None:
    calls = [call(first, "0|1", phase_set=1), call(second, "1|0", phase_set=1)]
    assert severity(calls, gene) == (group, pair, "severity.group")


def test_a_homozygous_stop_is_a_pair_of_stops(gene: Gene) -> None:
    assert severity([call(PTC, "1/1")], gene) == ("high", "ptc/ptc", "severity.group")


@pytest.mark.parametrize(
    ("calls", "reason"),
    [
        (UNKNOWN_PHASE, "severity.phase_unknown"),
        (IN_CIS, "severity.one_allele"),
        (CARRIER, "severity.one_allele"),
        (PTC_AND_UNCERTAIN, "severity.not_established"),
        ((call("c.1637-240_3255del", "1/1"),), "severity.type_unknown"),
        ((call(PTC, "1/1"), call(PTC_2, "0/1")), "severity.more_than_two"),
    ],
)
def test_without_two_known_alleles_no_group_is_given(
    calls: Sequence[Call], reason: str, gene: Gene
) -> None:
    assert severity(calls, gene) == ("", "", reason)


def test_nothing_found_has_no_expectation(gene: Gene) -> None:
    assert record_of((), gene).expectation is None

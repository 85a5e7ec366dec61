"""The lower bound of an allele frequency, against its definition."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from col7a1tools.sources.frequency import filtering_frequency, poisson_cumulative


@given(st.integers(2, 300), st.integers(1000, 2_000_000))
def test_at_the_bound_the_count_is_just_beyond_the_upper_95_percent(count: int, of: int) -> None:
    expected = filtering_frequency(count, of) * of
    assert poisson_cumulative(count - 1, expected) == pytest.approx(0.95, abs=1e-6)


@given(st.integers(301, 3000), st.integers(1_000, 2_000_000))
def test_large_counts_are_approximated_well(count: int, of: int) -> None:
    expected = filtering_frequency(count, of) * of
    assert poisson_cumulative(count - 1, expected) == pytest.approx(0.95, abs=1e-4)


@given(st.integers(0, 100_000), st.integers(1, 2_000_000))
def test_the_bound_lies_below_the_frequency_and_grows_with_the_count(count: int, of: int) -> None:
    bound = filtering_frequency(count, of)
    assert 0 <= bound <= count / of
    assert bound <= filtering_frequency(count + 1, of)


@pytest.mark.parametrize(("count", "of"), [(0, 1000), (1, 1000), (5, 0)])
def test_nothing_is_known_from_one_allele_or_none(count: int, of: int) -> None:
    assert filtering_frequency(count, of) == 0.0


def test_two_alleles_by_hand() -> None:
    """P(X <= 1) = e^-m (1 + m) = 0.95 at m = 0.35536."""
    mean = filtering_frequency(2, 1) * 1
    assert math.exp(-mean) * (1 + mean) == pytest.approx(0.95)
    assert mean == pytest.approx(0.35536, abs=1e-5)

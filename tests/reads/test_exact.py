from fractions import Fraction
from math import comb, exp, log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from col7a1tools.reads.exact import (
    beta_binomial_upper_tail,
    beta_quantile,
    binomial_upper_tail,
    clopper_pearson,
    fisher_exact,
    incomplete_beta,
    log_sum,
)


def exact_upper_tail(successes: int, trials: int, rate: Fraction) -> float:
    return float(
        sum(
            comb(trials, k) * rate**k * (1 - rate) ** (trials - k)
            for k in range(successes, trials + 1)
        )
    )


@given(st.integers(1, 120), st.data())
def test_binomial_tail_equals_the_sum_of_exact_fractions(trials: int, data: st.DataObject) -> None:
    successes = data.draw(st.integers(0, trials))
    rate = Fraction(data.draw(st.integers(1, 999)), 1000)
    expected = exact_upper_tail(successes, trials, rate)
    assert binomial_upper_tail(successes, trials, float(rate)) == pytest.approx(expected, rel=1e-9)


@settings(max_examples=50)
@given(st.integers(1, 300), st.data())
def test_an_end_of_the_interval_leaves_2_5_percent_outside(
    trials: int, data: st.DataObject
) -> None:
    """The definition of Clopper and Pearson, checked with exact sums."""
    successes = data.draw(st.integers(0, trials))
    low, high = clopper_pearson(successes, trials)
    if successes:
        tail = exact_upper_tail(successes, trials, Fraction(low))
        assert tail == pytest.approx(0.025, rel=1e-6)
    if successes < trials:
        tail = 1 - exact_upper_tail(successes + 1, trials, Fraction(high))
        assert tail == pytest.approx(0.025, rel=1e-6)


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [
        # Rule of three in its exact form: 1 - 0.025 ** (1 / n).
        (0, 10, 0.0, 1 - 0.025**0.1),
        (10, 10, 0.025**0.1, 1.0),
        (0, 0, 0.0, 1.0),
        # Fleiss, Levin and Paik, and most printed tables of exact limits.
        (5, 10, 0.1871, 0.8129),
        (1, 20, 0.0013, 0.2487),
    ],
)
def test_interval_equals_printed_tables(
    successes: int, trials: int, low: float, high: float
) -> None:
    assert clopper_pearson(successes, trials) == pytest.approx((low, high), abs=5e-5)


@given(st.floats(0.001, 0.999), st.floats(0.3, 500), st.floats(0.3, 500))
def test_quantile_inverts_the_distribution(probability: float, a: float, b: float) -> None:
    x = beta_quantile(probability, a, b)
    below = incomplete_beta(a, b, max(x * (1 - 1e-6), 0))
    above = incomplete_beta(a, b, min(x * (1 + 1e-6), 1))
    assert below - 1e-9 <= probability <= above + 1e-9


@pytest.mark.parametrize(
    ("table", "p"),
    [
        ((3, 1, 1, 3), 34 / 70),  # Fisher's tea-tasting lady
        ((10, 2, 3, 15), 0.0005367241),
        ((0, 0, 5, 5), 1.0),
        ((8, 2, 1, 5), 0.0349650350),
    ],
)
def test_fisher_equals_published_values(table: tuple[int, int, int, int], p: float) -> None:
    assert fisher_exact(*table) == pytest.approx(p, rel=1e-6)


@given(*[st.integers(0, 25)] * 4)
def test_fisher_does_not_depend_on_the_order_of_rows_and_columns(
    a: int, b: int, c: int, d: int
) -> None:
    p = fisher_exact(a, b, c, d)
    assert 0 < p <= 1
    assert fisher_exact(c, d, a, b) == pytest.approx(p)
    assert fisher_exact(b, a, d, c) == pytest.approx(p)
    assert fisher_exact(a, c, b, d) == pytest.approx(p)


@given(st.integers(1, 60), st.data())
def test_beta_binomial_with_a_flat_rate_is_uniform(trials: int, data: st.DataObject) -> None:
    successes = data.draw(st.integers(0, trials))
    expected = (trials - successes + 1) / (trials + 1)
    assert beta_binomial_upper_tail(successes, trials, 1, 1) == pytest.approx(expected)


def test_beta_binomial_with_a_narrow_rate_is_binomial() -> None:
    narrow = beta_binomial_upper_tail(7, 500, 0.004 * 1e7, 0.996 * 1e7)
    assert narrow == pytest.approx(binomial_upper_tail(7, 500, 0.004), rel=1e-3)


def test_logarithm_of_a_sum_keeps_what_would_underflow() -> None:
    assert log_sum(-2000, -2000) == pytest.approx(-2000 + log(2))
    assert exp(log_sum(log(0.25), log(0.5))) == pytest.approx(0.75)

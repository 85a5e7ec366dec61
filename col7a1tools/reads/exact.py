"""Exact intervals and tests on counts of reads.

SciPy would bring 100 MB for four functions; the incomplete beta function that they rest on is one
continued fraction (NIST Digital Library of Mathematical Functions, 8.17.22).
"""

from functools import lru_cache
from math import exp, inf, lgamma, log, log1p

_PRECISION = 1e-15
_TINY = 1e-300
_MOST_TERMS = 10_000
_HALVINGS = 200
_REMEMBERED = 4096  # intervals: the same few counts are met at most places


def incomplete_beta(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function I_x(a, b).

    Args:
        a: first parameter, positive.
        b: second parameter, positive.
        x: from 0 to 1.
    """
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - incomplete_beta(b, a, 1 - x)
    front = lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)
    return exp(front) / a * _continued_fraction(a, b, x)


def _continued_fraction(a: float, b: float, x: float) -> float:
    """The fraction of DLMF 8.17.22 by Lentz's method."""
    value, c, d = 1.0, 1.0, 0.0
    for term in range(_MOST_TERMS):
        m = term // 2
        if term == 0:
            numerator = 1.0
        elif term % 2:
            numerator = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            numerator = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d = 1 / _not_zero(1 + numerator * d)
        c = _not_zero(1 + numerator / c)
        value *= c * d
        if abs(c * d - 1) < _PRECISION:
            break
    return value - 1


def _not_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY


def beta_quantile(probability: float, a: float, b: float) -> float:
    """The x at which I_x(a, b) is ``probability``."""
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if incomplete_beta(a, b, middle) < probability:
            low = middle
        else:
            high = middle
    return (low + high) / 2


@lru_cache(maxsize=_REMEMBERED)
def clopper_pearson(successes: int, trials: int, level: float = 0.95) -> tuple[float, float]:
    """The exact binomial confidence interval of a share (Clopper and Pearson 1934).

    Args:
        successes: reads with the allele.
        trials: all reads that decide; with none, the interval is everything.
        level: coverage of the interval.
    """
    tail = (1 - level) / 2
    low = beta_quantile(tail, successes, trials - successes + 1) if successes else 0.0
    rest = trials - successes
    high = beta_quantile(1 - tail, successes + 1, rest) if rest else 1.0
    return low, high


def binomial_upper_tail(successes: int, trials: int, rate: float) -> float:
    """Probability of ``successes`` or more in ``trials`` at a rate."""
    if successes <= 0:
        return 1.0
    return incomplete_beta(successes, trials - successes + 1, rate)


def log_beta(a: float, b: float) -> float:
    """Logarithm of the beta function."""
    return lgamma(a) + lgamma(b) - lgamma(a + b)


def beta_binomial_upper_tail(successes: int, trials: int, a: float, b: float) -> float:
    """Probability of ``successes`` or more in ``trials``, the rate being Beta(a, b) distributed."""
    if successes <= 0:
        return 1.0
    total = 0.0
    at = _log_beta_binomial(successes, trials, a, b)
    for k in range(successes, trials + 1):
        term = exp(at)
        total += term
        if term < total * _PRECISION:
            break
        if k < trials:
            at += log((trials - k) * (k + a)) - log((k + 1) * (trials - k - 1 + b))
    return min(total, 1.0)


def _log_beta_binomial(k: int, n: int, a: float, b: float) -> float:
    choose = -log(n + 1) - log_beta(k + 1, n - k + 1)
    return choose + log_beta(k + a, n - k + b) - log_beta(a, b)


def fisher_exact(a: int, b: int, c: int, d: int) -> float:
    """Two-sided p value of Fisher's exact test of the table ((a, b), (c, d)).

    The sum of all tables with the same margins that are as probable as this one, or less.
    """
    row, column, total = a + b, a + c, a + b + c + d
    lowest, highest = max(0, row + column - total), min(row, column)

    def log_probability(cell: int) -> float:
        return (
            _log_choose(column, cell)
            + _log_choose(total - column, row - cell)
            - _log_choose(total, row)
        )

    observed = log_probability(a) + 1e-7
    tables = (log_probability(cell) for cell in range(lowest, highest + 1))
    return min(sum(exp(one) for one in tables if one <= observed), 1.0)


def _log_choose(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)


def log_sum(*terms: float) -> float:
    """Logarithm of the sum of the exponentials of ``terms``."""
    top = max(terms)
    return top if top == -inf else top + log(sum(exp(term - top) for term in terms))

"""What the number of reads over a run of exons says of its copies."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log
from operator import itemgetter

from col7a1tools.reads.exon_counts import ExonCounts
from col7a1tools.reads.expected_counts import LEAST_ERROR, Expected

# Reads in a deletion of both copies, as a share of one: wrongly placed ones.
_LEAK = 0.02
_FEWEST = 1e-6


@dataclass(frozen=True, slots=True)
class DepthWitness:
    """What depth says of a run of exons.

    Attributes:
        observed: reads over the run.
        expected: reads that two copies should give.
        copies: the likeliest number of copies but two; of those that fit the type of the event.
        unbounded: natural logarithm of the likelihood ratio of ``copies`` to two.
        log_ratio: the same, bounded by the chance that each exon fails by itself.
    """

    observed: int
    expected: float
    copies: int
    unbounded: float
    log_ratio: float


class ExonWeigher:
    """Weighs runs of exons, given by the index of the first and behind the last."""

    def __init__(self, counts: ExonCounts, expected: Expected) -> None:
        self.size = len(counts.over)
        self._observed = _Sums(counts.over, counts.shared)
        self._expected = _Sums(expected.over, expected.shared)
        squares = [(e * s) ** 2 for e, s in zip(expected.over, expected.error, strict=True)]
        self._variance = list(accumulate(squares, initial=0.0))
        self._plain = list(accumulate(expected.over, initial=0.0))
        self._fails = log(expected.fails)

    def weigh(self, first: int, behind: int, copies: tuple[int, ...]) -> DepthWitness:
        """The likeliest of some copy numbers for a run of exons."""
        observed = int(self._observed.run(first, behind))
        expected = max(self._expected.run(first, behind), _FEWEST)
        size = 1 / self._error(first, behind) ** 2
        ratios = [(_log_ratio(observed, expected, number, size), number) for number in copies]
        best, number = max(ratios, key=itemgetter(0))
        return DepthWitness(observed, expected, number, best, self._bounded(best, first, behind))

    def loss_of_one(self, at: int) -> float:
        """The log ratio that the loss of one copy of an exon would usually give by depth."""
        expected = max(self._expected.run(at, at + 1), _FEWEST)
        size = 1 / self._error(at, at + 1) ** 2
        ratio = _log_ratio(round(expected / 2), expected, 1, size)
        return self._bounded(ratio, at, at + 1)

    def _bounded(self, ratio: float, first: int, behind: int) -> float:
        """All exons of a run failing by themselves explains any count; so a ratio has a bound."""
        return min(ratio, -self._fails * (behind - first))

    def _error(self, first: int, behind: int) -> float:
        """Relative error of a run: that of its exons is taken to be independent, to a floor."""
        variance = self._variance[behind] - self._variance[first]
        total = max(self._plain[behind] - self._plain[first], _FEWEST)
        return float(max(variance**0.5 / total, LEAST_ERROR))


class _Sums:
    """Sums over runs of exons, each read once."""

    def __init__(self, over: Sequence[float], shared: Sequence[float]) -> None:
        self._over = list(accumulate(over, initial=0))
        self._shared = list(accumulate(shared, initial=0))

    def run(self, first: int, behind: int) -> float:
        """Reads over the exons from ``first`` to before ``behind``."""
        shared = self._shared[max(behind - 1, first)] - self._shared[first]
        return self._over[behind] - self._over[first] - shared


def _log_ratio(observed: int, expected: float, copies: int, size: float) -> float:
    """Logarithm of the likelihood ratio of a number of copies to two."""
    changed = _log_likelihood(observed, expected * max(copies / 2, _LEAK), size)
    return changed - _log_likelihood(observed, expected, size)


def _log_likelihood(observed: int, mean: float, size: float) -> float:
    """Negative binomial, without the terms that do not depend on the mean."""
    return observed * log(mean / (size + mean)) + size * log(size / (size + mean))

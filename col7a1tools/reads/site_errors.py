"""How often the reads show an allele that is not there, so that a rare one can be told from that.

The rate of each of the twelve false substitutions is taken from all other positions of the same
reads, with the spread of that rate between positions: a beta-binomial distribution.
"""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt

from col7a1tools.model.variant import LocusAllele
from col7a1tools.reads.error_model import ErrorModel
from col7a1tools.reads.exact import beta_binomial_upper_tail
from col7a1tools.reads.pair_hmm import codes_of
from col7a1tools.reads.survey import Counts, Survey

BASES = "ACGT"
# A position with this share of another base holds a variant and says nothing of errors.
_VARIANT_SHARE = 0.1
_VARIANT_READS = 3
# Rates of gaps and of longer changes are known less well: their spread is taken to be wide, the
# standard deviation about 0.7 of the mean.
_WIDE = 2.0
_LONG_CHANGE_RATE = 1e-4
_LEAST_RATE = 1e-6
_ROUNDS = 2


@dataclass(frozen=True, slots=True)
class SiteErrors:
    """Rates of false alleles in one sample.

    Attributes:
        substitutions: parameters of the beta distribution of the rate, by reference and false base.
        model: error rates of the reads, for gaps.
        plus: the locus on the forward strand.
        any_quality: rate of one false base among aligned bases of any quality.
    """

    substitutions: dict[tuple[str, str], tuple[float, float]]
    model: ErrorModel
    plus: str
    any_quality: float = _LONG_CHANGE_RATE

    def rate(self, allele: LocusAllele) -> float:
        """Expected share of reads that show an allele falsely."""
        a, b = self._beta(allele)
        return a / (a + b)

    def upper_tail(self, allele: LocusAllele, alt: int, total: int) -> float:
        """Probability of at least ``alt`` false reads among ``total``."""
        return beta_binomial_upper_tail(alt, total, *self._beta(allele))

    def upper_tail_of_any_quality(self, alt: int, total: int) -> float:
        """The same of a substitution where bases of any quality were counted."""
        rate = self.any_quality
        return beta_binomial_upper_tail(alt, total, _WIDE, _WIDE * (1 - rate) / rate)

    def back(self, allele: LocusAllele) -> LocusAllele:
        """The reference as an allele that may be seen falsely where ``allele`` is."""
        return LocusAllele(allele.start, allele.alt, allele.ref)

    def _beta(self, allele: LocusAllele) -> tuple[float, float]:
        ref, alt = allele.ref, allele.alt
        if len(ref) == len(alt) == 1:
            return self.substitutions[ref, alt]
        rate = _LONG_CHANGE_RATE if len(ref) == len(alt) else self._gap_rate(allele)
        return _WIDE, _WIDE * (1 - rate) / rate

    def _gap_rate(self, allele: LocusAllele) -> float:
        """Rate of the run of one base that the gap lies in."""
        first = last = min(allele.start, len(self.plus) - 1)
        base = self.plus[first]
        while first and self.plus[first - 1] == base:
            first -= 1
        while last + 1 < len(self.plus) and self.plus[last + 1] == base:
            last += 1
        rates = self.model.gap_rates
        return rates[min(last - first + 1, len(rates)) - 1]


def estimate_site_errors(
    counts: Survey, plus: str, model: ErrorModel, variants: Collection[int] = ()
) -> SiteErrors:
    """Rates of false substitutions, from the positions that hold no variant.

    Args:
        counts: of the sample.
        plus: the locus on the forward strand.
        model: error rates of the sample's reads.
        variants: offsets of known variants.
    """
    seen = counts.bases.sum(axis=2)
    depth = seen.sum(axis=1)
    reference = codes_of(plus)
    known = np.zeros(len(plus), dtype=bool)
    known[[offset for offset in variants if 0 <= offset < len(plus)]] = True
    rates = {}
    for (r, ref), (a, alt) in product(enumerate(BASES), repeat=2):
        if ref != alt:
            here = (reference == r) & (depth > 0) & ~known
            rates[ref, alt] = _fit(seen[here, a], depth[here])
    constant = ~known & (counts.differing < _VARIANT_SHARE * counts.aligned + _VARIANT_READS)
    false, aligned = int(counts.differing[constant].sum()), int(counts.aligned[constant].sum())
    return SiteErrors(rates, model, plus, max(false / (3 * aligned + 1), _LEAST_RATE))


def _fit(errors: Counts, depths: Counts) -> tuple[float, float]:
    """Beta distribution of a rate between positions, by the method of moments."""
    keep: npt.NDArray[np.bool_] = (errors < _VARIANT_READS) | (errors < _VARIANT_SHARE * depths)
    a = b = 1.0
    for _ in range(_ROUNDS):
        a, b = _moments(errors[keep], depths[keep])
        # What stands out from the first fit may be a mosaic, and must not widen the second.
        bound = a / (a + b) * depths
        keep &= errors <= bound + 6 * np.sqrt(bound + 1)
    return a, b


def _moments(errors: Counts, depths: Counts) -> tuple[float, float]:
    total = int(depths.sum())
    mean = max((int(errors.sum()) + 0.5) / (total + 1), _LEAST_RATE)
    expected = mean * depths
    positions = len(depths)
    usual = total / positions if positions else 1.0
    spread = 1.0
    if positions > 1:
        spread = float((((errors - expected) ** 2) / (expected * (1 - mean))).sum()) / positions
    # The variance of a beta-binomial is (1 + (n - 1) rho) times that of a binomial.
    rho = min(max((spread - 1) / max(usual - 1, 1.0), 1e-6), 0.5)
    size = 1 / rho - 1
    return mean * size, (1 - mean) * size

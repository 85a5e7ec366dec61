"""Filtering allele frequency: what a count surely is not below.

Whiffin et al. 2017 (PMID 28518168) filter by the highest true frequency at which the 95% upper
bound of the Poisson-distributed count still lies below the count that was seen. A variant seen
once, or not at all, has a filtering frequency of 0.
"""

import math

CONFIDENCE = 0.95
# Above this count the Wilson-Hilferty approximation of the Poisson distribution is right to five
# digits, and the exact sum grows long.
_EXACT_UP_TO = 300
_PRECISION = 1e-9


def poisson_cumulative(count: int, mean: float) -> float:
    """Probability of at most ``count`` events where ``mean`` are expected."""
    if mean <= 0:
        return 1.0
    logarithm = math.log(mean)
    terms = (math.exp(k * logarithm - mean - math.lgamma(k + 1)) for k in range(count + 1))
    return min(1.0, math.fsum(terms))


def filtering_frequency(allele_count: int, allele_number: int) -> float:
    """Lower bound of the allele frequency at 95% confidence.

    Args:
        allele_count: observed alleles.
        allele_number: alleles examined.

    Returns:
        the greatest frequency f with P(X <= allele_count - 1 | allele_number * f) >= 0.95; 0 for
        counts of 0 and 1.
    """
    if allele_count <= 1 or allele_number <= 0:
        return 0.0
    low, high = 0.0, float(allele_count)
    while high - low > _PRECISION * high:
        middle = (low + high) / 2
        if _at_most(allele_count - 1, middle) >= CONFIDENCE:
            low = middle
        else:
            high = middle
    return low / allele_number


def _at_most(count: int, mean: float) -> float:
    """As `poisson_cumulative`, approximated for large counts."""
    if count <= _EXACT_UP_TO:
        return poisson_cumulative(count, mean)
    shape = count + 1
    scaled = ((mean / shape) ** (1 / 3) - 1 + 1 / (9 * shape)) * 3 * math.sqrt(shape)
    return 0.5 * math.erfc(scaled / math.sqrt(2))

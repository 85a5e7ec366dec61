"""The filtering allele frequency of a count, where a source gives none."""

from math import exp, sqrt

_ONE_SIDED_95 = 1.6448536269514722
_EXACT_UP_TO = 200
_HALVINGS = 60


def filtering_frequency(allele_count: int, allele_number: int) -> float:
    """Largest frequency under which the count would still lie above the 95% tolerated count.

    As Whiffin 2017 (PMID 28518168) defines it: a true frequency up to this one would give fewer
    alleles than were counted with a probability of 95%, by the Poisson distribution.

    Args:
        allele_count: alleles seen.
        allele_number: alleles examined, above 0.
    """
    if allele_count == 0:
        return 0.0
    if allele_count <= _EXACT_UP_TO:
        return _exact(allele_count) / allele_number
    # Wilson and Hilferty's approximation of the gamma quantile.
    root = 1 - 1 / (9 * allele_count) - _ONE_SIDED_95 / (3 * sqrt(allele_count))
    return allele_count * root**3 / allele_number


def _exact(count: int) -> float:
    """The Poisson mean at which fewer than ``count`` events have a probability of 95%."""
    low, high = 0.0, float(count)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if _fewer(count, middle) >= 0.95:
            low = middle
        else:
            high = middle
    return low


def _fewer(count: int, mean: float) -> float:
    term = total = exp(-mean)
    for events in range(1, count):
        term *= mean / events
        total += term
    return total

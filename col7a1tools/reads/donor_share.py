"""The share of a donor's cells in a sample, from the alleles that only the donor has."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf, log

from col7a1tools.reads.exact import binomial_upper_tail, clopper_pearson

# Half the 95% point of the chi-squared distribution with one degree of freedom.
_DROP = 1.9207294103470487
_HALVINGS = 60
# The smallest share that would be seen: more donor reads than errors explain at this level, with
# this probability.
_FALSE_ALARM = 0.01
_POWER = 0.95


@dataclass(frozen=True, slots=True)
class InformativeSite:
    """An allele that the donor has and the patient has not.

    Attributes:
        name: of the variant.
        reads: fragments with the donor's allele.
        depth: fragments that decide.
        copies: of the donor's two copies, those with the allele.
        error_rate: share of a patient's own reads that show it falsely.
    """

    name: str
    reads: int
    depth: int
    copies: int
    error_rate: float

    def expected(self, share: float) -> float:
        """Share of reads with the allele at a donor's share of cells."""
        dose = share * self.copies / 2
        return dose * (1 - self.error_rate) + (1 - dose) * self.error_rate


@dataclass(frozen=True, slots=True)
class DonorShare:
    """The pooled share.

    Attributes:
        share: the most likely share of the donor's cells.
        interval: where the likelihood ratio test at 5% does not refuse a share.
        detected: whether the donor's reads are more than errors explain.
        smallest_detectable: least share that would have been detected with a probability of 95%;
            None where even a whole donor would not.
        sites: what it rests on.
    """

    share: float
    interval: tuple[float, float]
    detected: bool
    smallest_detectable: float | None
    sites: tuple[InformativeSite, ...]


def donor_share(sites: Sequence[InformativeSite]) -> DonorShare | None:
    """Pool the sites; None where none is covered.

    Each site's reads are binomial with the rate that the share foretells; fragments that span two
    sites count at both, so neighbouring sites make the interval a little too narrow.
    """
    covered = tuple(site for site in sites if site.depth)
    if not covered:
        return None
    best = _most_likely(covered)
    top = _log_likelihood(covered, best)

    def refused(share: float) -> bool:
        return top - _log_likelihood(covered, share) > _DROP

    low = _boundary(refused, 0.0, best) if refused(0.0) else 0.0
    high = _boundary(refused, 1.0, best) if refused(1.0) else 1.0
    reads, depth = sum(site.reads for site in covered), sum(site.depth for site in covered)
    noise = _pooled(covered, 0.0)
    return DonorShare(
        best,
        _at_least_exact(covered, low, high),
        binomial_upper_tail(reads, depth, noise) <= _FALSE_ALARM,
        _smallest(covered, depth, noise),
        covered,
    )


def _at_least_exact(
    sites: Sequence[InformativeSite], low: float, high: float
) -> tuple[float, float]:
    """The interval; with no donor read at all the exact binomial one, which is wider."""
    reads, depth = sum(site.reads for site in sites), sum(site.depth for site in sites)
    if reads:
        return low, high
    most = clopper_pearson(0, depth)[1]
    dose = _pooled(sites, 1.0)
    return 0.0, min(max(high, most / dose), 1.0)


def _log_likelihood(sites: Sequence[InformativeSite], share: float) -> float:
    total = 0.0
    for site in sites:
        rate = site.expected(share)
        for count, chance in ((site.reads, rate), (site.depth - site.reads, 1 - rate)):
            if count:
                total += count * log(chance) if chance > 0 else -inf
    return total


def _most_likely(sites: Sequence[InformativeSite]) -> float:
    """The maximum of a concave likelihood, by golden section."""
    low, high = 0.0, 1.0
    ratio = (5**0.5 - 1) / 2
    for _ in range(_HALVINGS):
        left, right = high - ratio * (high - low), low + ratio * (high - low)
        if _log_likelihood(sites, left) >= _log_likelihood(sites, right):
            high = right
        else:
            low = left
    best = (low + high) / 2
    return min((0.0, best, 1.0), key=lambda share: -_log_likelihood(sites, share))


def _boundary(refused: Callable[[float], bool], outside: float, inside: float) -> float:
    for _ in range(_HALVINGS):
        middle = (outside + inside) / 2
        if refused(middle):
            outside = middle
        else:
            inside = middle
    return inside


def _pooled(sites: Sequence[InformativeSite], share: float) -> float:
    """Expected share of donor reads over all sites."""
    depth = sum(site.depth for site in sites)
    return sum(site.depth * site.expected(share) for site in sites) / depth


def _smallest(sites: Sequence[InformativeSite], depth: int, noise: float) -> float | None:
    needed = next(
        (n for n in range(1, depth + 1) if binomial_upper_tail(n, depth, noise) <= _FALSE_ALARM),
        None,
    )
    if needed is None:
        return None

    def seen(share: float) -> bool:
        return binomial_upper_tail(needed, depth, _pooled(sites, share)) >= _POWER

    return _boundary(lambda share: not seen(share), 0.0, 1.0) if seen(1.0) else None

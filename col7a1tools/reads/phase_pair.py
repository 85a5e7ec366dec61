"""Whether two heterozygous alleles lie on one copy, from the fragments that span both."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from math import exp, log

from col7a1tools.reads.allele_support import DECISIVE
from col7a1tools.reads.evidence import LEAST_FRAGMENT_ERROR

# However many fragments agree, something that holds for all of them may be wrong: no pair is
# reported surer than this (a choice of this project).
LEAST_ERROR = 1e-4
# What is believed of a heterozygous call of the file before the reads are seen.
_TRUE_CALL = 0.99
_LARGEST_EXPONENT = 700.0
# Fragments over a pair from which the ones that disagree are counted.
_KNOWN_LINK = 10
_MOST_EXCHANGED = 0.5


class ReadPhase(Enum):
    """How two alleles lie."""

    CIS = "cis"
    TRANS = "trans"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Link:
    """What the fragments over two alleles say.

    Attributes:
        cis: fragments that decide at both and carry both or neither.
        trans: fragments that decide at both and carry one of them.
        carrying: of these, the ones that carry at least one of the alleles.
        log_ratio: natural logarithm of the likelihood of cis over that of trans.
    """

    cis: int
    trans: int
    carrying: int
    log_ratio: float

    @property
    def spanning(self) -> int:
        """Fragments that decide at both."""
        return self.cis + self.trans

    @property
    def phase(self) -> ReadPhase:
        """The more likely phase; UNKNOWN where no fragment carries either allele."""
        if not self.carrying or not self.log_ratio:
            return ReadPhase.UNKNOWN
        return ReadPhase.CIS if self.log_ratio > 0 else ReadPhase.TRANS

    @property
    def error(self) -> float:
        """Probability that this phase is wrong, both alleles being heterozygous."""
        return max(1 / (1 + exp(min(abs(self.log_ratio), _LARGEST_EXPONENT))), LEAST_ERROR)


def link(
    first: Mapping[str, float], second: Mapping[str, float], exchanged: float = LEAST_FRAGMENT_ERROR
) -> Link:
    """Compare two alleles by their fragments.

    Of a fragment's probability p to carry the first allele and q the second, cis has the
    likelihood pq + (1-p)(1-q) and trans p(1-q) + (1-p)q; with a small probability the fragment was
    joined from both copies during amplification and says nothing.

    Args:
        first: logarithms of likelihood ratios by fragment, as `AlleleSupport` holds them.
        second: of the other allele.
        exchanged: probability that a fragment was joined from both copies.
    """
    cis = trans = carrying = 0
    ratio = 0.0
    for name, one in first.items():
        other = second.get(name)
        if other is None:
            continue
        together = _probability(one) * _probability(other)
        neither = _probability(-one) * _probability(-other)
        same = (1 - exchanged) * (together + neither) + exchanged / 2
        ratio += log(same / (1 - same))
        if abs(one) >= DECISIVE <= abs(other):
            alike = (one > 0) == (other > 0)
            cis, trans = cis + alike, trans + (not alike)
            carrying += one > 0 or other > 0
    return Link(cis, trans, carrying, ratio)


def _probability(log_ratio: float) -> float:
    return 1 / (1 + exp(max(min(-log_ratio, _LARGEST_EXPONENT), -_LARGEST_EXPONENT)))


def exchange_rate(links: Iterable[Link]) -> float:
    """Probability that a fragment was joined from both copies, from those that disagree.

    Fragments of a chimaeric amplification, of another person's DNA, or misread ones all count.
    """
    known = [one for one in links if one.spanning >= _KNOWN_LINK and one.carrying]
    against = sum(min(one.cis, one.trans) for one in known)
    total = sum(one.spanning for one in known)
    # A joined fragment agrees with the true phase half of the time.
    rate = 2 * against / total if total else 0.0
    return min(max(rate, LEAST_FRAGMENT_ERROR), _MOST_EXCHANGED)


def not_heterozygous(probability_by_reads: float) -> float:
    """Probability that an allele called heterozygous is not, its fragments seen.

    Args:
        probability_by_reads: of one copy, all genotypes held equally likely before.
    """
    right = _TRUE_CALL * probability_by_reads
    wrong = (1 - _TRUE_CALL) / 2 * (1 - probability_by_reads)
    return wrong / (right + wrong) if right + wrong else 1.0

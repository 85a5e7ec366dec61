"""The number of copies with an allele, from the fragments alone."""

from dataclasses import dataclass
from enum import Enum
from math import exp, log, log10

from col7a1tools.reads.allele_support import AlleleSupport
from col7a1tools.reads.exact import log_sum

# Chosen by this project: a genotype is given where the others together are a hundred times less
# likely. Seven fragments of one kind are needed for that.
LEAST_QUALITY = 20.0
_MOST_QUALITY = 99.0


class ReadGenotype(Enum):
    """Copies with the allele; whatever the other copy carries counts as 0."""

    ABSENT = "0/0"
    HETEROZYGOUS = "0/1"
    HOMOZYGOUS = "1/1"
    NOT_CALLABLE = "not callable"


_CALLED = (ReadGenotype.ABSENT, ReadGenotype.HETEROZYGOUS, ReadGenotype.HOMOZYGOUS)


@dataclass(frozen=True, slots=True)
class GenotypeCall:
    """A genotype.

    Attributes:
        genotype: the most likely one, or NOT_CALLABLE.
        quality: phred-scaled probability that it is wrong, all three held equally likely before.
        log10_likelihoods: of no, one and two copies, the best 0.
    """

    genotype: ReadGenotype
    quality: float
    log10_likelihoods: tuple[float, float, float]

    @property
    def probability_heterozygous(self) -> float:
        """Of one copy, all three held equally likely before."""
        total = sum(10**one for one in self.log10_likelihoods)
        probability: float = 10 ** self.log10_likelihoods[1] / total
        return probability


def call_genotype(support: AlleleSupport) -> GenotypeCall:
    """Weigh the three genotypes by the likelihood of every fragment."""
    share = support.expected_share
    none = one = two = 0.0
    for ratio in support.log_ratios.values():
        one += log_sum(log(share) + ratio, log(1 - share))
        two += ratio
    best = max(none, one, two)
    likelihoods = [(value - best) / log(10) for value in (none, one, two)]
    chosen = likelihoods.index(max(likelihoods))
    wrong = sum(exp(log(10) * value) for at, value in enumerate(likelihoods) if at != chosen)
    quality = min(-10 * log10(wrong / (1 + wrong)), _MOST_QUALITY) if wrong else _MOST_QUALITY
    sure = quality >= LEAST_QUALITY
    return GenotypeCall(
        _CALLED[chosen] if sure else ReadGenotype.NOT_CALLABLE,
        quality,
        (likelihoods[0], likelihoods[1], likelihoods[2]),
    )

"""Fragments for and against one allele."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np
import numpy.typing as npt

from col7a1tools.reads.evidence import SeenRead, SiteEvidence
from col7a1tools.reads.exact import clopper_pearson

Array = npt.NDArray[np.float64]

# A fragment decides where it is ten times as likely with the allele as without it, or the reverse.
DECISIVE = log(10)


@dataclass(frozen=True, slots=True)
class AlleleSupport:
    """How the fragments stand to one allele.

    Attributes:
        log_ratios: by fragment name, natural logarithm of its likelihood with the allele over
            that without it.
        alt_reads: fragments with the allele.
        ref_reads: fragments with the reference.
        other_reads: fragments with another allele of the same bases.
        undecided_reads: fragments at the site that do not decide, such as those that end in a
            repeat.
        poorly_mapped: reads left out because of their mapping quality.
        sampled_from: fragments at the site where not all were looked at, else None.
        haplotags: phase set and haplotype of fragments that another program tagged.
        with_allele: reads of the fragments with the allele.
        without_allele: reads of the fragments with the reference or another allele.
        expected_share: share of fragments with the allele when one of two copies carries it.
    """

    log_ratios: dict[str, float]
    alt_reads: int
    ref_reads: int
    other_reads: int
    undecided_reads: int
    poorly_mapped: int
    sampled_from: int | None
    haplotags: dict[str, tuple[int, int]]
    with_allele: tuple[SeenRead, ...]
    without_allele: tuple[SeenRead, ...]
    expected_share: float = 0.5

    @property
    def deciding(self) -> int:
        """Fragments that decide."""
        return self.alt_reads + self.ref_reads + self.other_reads

    @property
    def fraction(self) -> float | None:
        """Share of the deciding fragments with the allele; None without any."""
        return self.alt_reads / self.deciding if self.deciding else None

    @property
    def interval(self) -> tuple[float, float]:
        """Exact 95% interval of the share."""
        return clopper_pearson(self.alt_reads, self.deciding)


def support_of(evidence: SiteEvidence, place: int) -> AlleleSupport:
    """Support of one allele of a site.

    Args:
        evidence: of the site.
        place: of the allele in the site's alleles.
    """
    having, others, plain = _columns(evidence, place)
    best_with = _best(evidence.likelihoods, having)
    best_other = _best(evidence.likelihoods, others)
    best_plain = _best(evidence.likelihoods, plain)
    ratios = best_with - np.maximum(best_other, best_plain)
    with_it = ratios >= DECISIVE
    other = best_other - np.maximum(best_with, best_plain) >= DECISIVE
    plainly = best_plain - np.maximum(best_with, best_other) >= DECISIVE
    return AlleleSupport(
        dict(zip(evidence.names, ratios.tolist(), strict=True)),
        int(with_it.sum()),
        int(plainly.sum()),
        int(other.sum()),
        int((~(with_it | plainly | other)).sum()),
        evidence.poorly_mapped,
        evidence.sampled_from,
        _haplotags(evidence),
        _reads(evidence, with_it),
        _reads(evidence, plainly | other),
    )


def _columns(evidence: SiteEvidence, place: int) -> tuple[list[int], list[int], list[int]]:
    """Haplotypes with the allele, with another of the same bases, with the reference there."""
    site = evidence.site
    start, end = site.spans[place]
    rivals = {
        other
        for other, (low, high) in enumerate(site.spans)
        if other != place and low < max(end, start + 1) and start < max(high, low + 1)
    }
    having, others, plain = [], [], []
    for column, haplotype in enumerate(site.haplotypes):
        if place in haplotype.carries:
            having.append(column)
        elif haplotype.carries & rivals:
            others.append(column)
        else:
            plain.append(column)
    return having, others, plain


def _best(likelihoods: Array, columns: Sequence[int]) -> Array:
    if not columns or not likelihoods.size:
        return np.full(likelihoods.shape[0], -np.inf)
    best: Array = likelihoods[:, list(columns)].max(axis=1)
    return best


def _reads(evidence: SiteEvidence, chosen: npt.NDArray[np.bool_]) -> tuple[SeenRead, ...]:
    return tuple(
        read
        for reads, take in zip(evidence.reads, chosen.tolist(), strict=True)
        if take
        for read in reads
    )


def _haplotags(evidence: SiteEvidence) -> dict[str, tuple[int, int]]:
    return {
        name: read.haplotag
        for name, reads in zip(evidence.names, evidence.reads, strict=True)
        for read in reads[:1]
        if read.haplotag is not None
    }


def joined_support(left: AlleleSupport, right: AlleleSupport) -> AlleleSupport:
    """Support of a long deletion from its two ends.

    A fragment over the junction counts once. A copy without the deletion gives fragments at both
    ends, so those are halved for the counts; a heterozygous deletion has a third of all fragments.
    """
    names = dict.fromkeys([*left.log_ratios, *right.log_ratios])
    ratios = {
        name: left.log_ratios.get(name, 0.0) + right.log_ratios.get(name, 0.0) for name in names
    }
    return AlleleSupport(
        ratios,
        sum(ratio >= DECISIVE for ratio in ratios.values()),
        (left.ref_reads + right.ref_reads + 1) // 2,
        0,
        sum(abs(ratio) < DECISIVE for ratio in ratios.values()),
        left.poorly_mapped + right.poorly_mapped,
        left.sampled_from or right.sampled_from,
        {**right.haplotags, **left.haplotags},
        left.with_allele + right.with_allele,
        left.without_allele + right.without_allele,
        expected_share=1 / 3,
    )

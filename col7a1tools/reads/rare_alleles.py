"""Alleles in a part of the cells: those seen more often than the reads' errors explain."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np

from col7a1tools.gene.locus import Locus
from col7a1tools.model.positions import PlusOffset
from col7a1tools.model.variant import LocusAllele
from col7a1tools.reads.exact import clopper_pearson
from col7a1tools.reads.haplotypes import leftmost
from col7a1tools.reads.pair_hmm import codes_of
from col7a1tools.reads.site_errors import BASES, SiteErrors
from col7a1tools.reads.survey import Survey

# Probability that any allele of a sample is called falsely, however many were looked at.
FALSE_CALLS = 0.01
_LEAST_READS = 3
# An allele is in a part of the cells where this interval of its share lies below this bound:
# reference bias alone may lower the share of a heterozygous one to some 40% (choices of this
# project).
_LEVEL = 0.999
_HETEROZYGOUS_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class RareAllele:
    """An allele that errors do not explain.

    Attributes:
        allele: trimmed.
        reads: fragments that show it.
        depth: fragments at the place.
        error_rate: share of reads that would show it falsely.
        p: probability of as many false reads, before the number of tests is considered.
        tests: number of alleles that were looked at with it.
    """

    allele: LocusAllele
    reads: int
    depth: int
    error_rate: float
    p: float
    tests: int


def below_heterozygous(reads: int, depth: int) -> bool:
    """Whether the share is surely lower than that of a heterozygous allele."""
    return clopper_pearson(reads, depth, _LEVEL)[1] < _HETEROZYGOUS_SHARE


def scan(
    counts: Survey, errors: SiteErrors, locus: Locus, known: Collection[LocusAllele] = ()
) -> list[RareAllele]:
    """Every allele of the locus that errors do not explain, in order.

    Bonferroni's bound over all alleles that were looked at holds the probability of any false call
    at `FALSE_CALLS`.

    Args:
        counts: of the sample.
        errors: its rates of false alleles.
        locus: the locus.
        known: alleles that are not looked for, trimmed.
    """
    candidates = [
        candidate
        for candidate in (*_substitutions(counts, locus), *_gaps(counts, locus))
        if candidate[0] not in known
    ]
    looked_at = 3 * int((counts.bases.sum(axis=(1, 2)) > 0).sum())
    tests = max(looked_at + len(counts.gaps), 1)
    found = []
    for allele, reads, depth in candidates:
        p = errors.upper_tail(allele, reads, depth)
        if p * tests <= FALSE_CALLS:
            found.append(RareAllele(allele, reads, depth, errors.rate(allele), p, tests))
    return sorted(found, key=lambda one: (one.allele.start, one.allele.ref, one.allele.alt))


def substitution_counts(counts: Survey, allele: LocusAllele) -> tuple[int, int]:
    """Reads with a substitution, and all reads at its base, of enough base quality."""
    here = counts.bases[allele.start].sum(axis=1)
    return int(here[BASES.index(allele.alt)]), int(here.sum())


def _substitutions(counts: Survey, locus: Locus) -> Iterator[tuple[LocusAllele, int, int]]:
    seen = counts.bases.sum(axis=2)
    depth = seen.sum(axis=1)
    others = np.where(np.arange(4)[None, :] == codes_of(locus.plus)[:, None], 0, seen)
    for offset, base in np.argwhere(others >= _LEAST_READS).tolist():
        allele = LocusAllele(PlusOffset(offset), locus.plus[offset], BASES[base])
        yield allele, int(others[offset, base]), int(depth[offset])


def _gaps(counts: Survey, locus: Locus) -> Iterator[tuple[LocusAllele, int, int]]:
    summed: dict[LocusAllele, int] = {}
    for (offset, deleted, inserted), reads in counts.gaps.items():
        if offset + deleted > len(locus) or inserted.strip(BASES):
            continue
        ref = locus.plus[offset : offset + deleted]
        allele = leftmost(LocusAllele(PlusOffset(offset), ref, inserted), locus)
        summed[allele] = summed.get(allele, 0) + reads
    for allele, reads in summed.items():
        depth = int(counts.spanning[max(allele.start - 1, 0)])
        if reads >= _LEAST_READS and depth:
            yield allele, min(reads, depth), depth

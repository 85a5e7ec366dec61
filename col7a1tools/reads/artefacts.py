"""Signs that an allele in the reads is not one of the sample.

The thresholds are choices of this project, not of a guideline; each sign is shown, and none
removes an allele.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import mean

from col7a1tools.gene.locus import Locus
from col7a1tools.model.variant import LocusAllele
from col7a1tools.reads.allele_support import AlleleSupport
from col7a1tools.reads.evidence import SeenRead
from col7a1tools.reads.exact import fisher_exact
from col7a1tools.reads.haplotypes import extent, runs

# Signs on which a rare allele that nobody called is not reported as a mosaic.
ARTEFACTS = frozenset(
    {"strand_bias", "read_end", "low_mapping_quality", "low_base_quality", "many_mismatches"}
)
STRAND_P = 1e-3
# An allele that is seen on one strand only in this share of its reads.
_ONE_SIDED = 0.9
END_P = 1e-3
_NEAR_END = 10
_MOSTLY = 0.7
_LOW_MAPPING = 30.0
_LOW_BASE_QUALITY = 15.0
_LONG_RUN = 6
# Bases on each side of an allele that a run may reach into.
_AROUND = 30
_MANY_MISMATCHES = 2.0


@dataclass(frozen=True, slots=True)
class Bias:
    """How the reads with the allele differ from the others.

    Attributes:
        forward: reads with the allele on the forward strand.
        reverse: on the reverse strand.
        ref_forward: reads without it on the forward strand.
        ref_reverse: on the reverse strand.
        strand_p: Fisher's exact test of the four, two-sided.
        position_p: of reads that have the site near their end, with and without the allele.
        mapping_quality: mean of the reads with the allele, or None.
        base_quality: mean at the site, or None.
    """

    forward: int
    reverse: int
    ref_forward: int
    ref_reverse: int
    strand_p: float
    position_p: float
    mapping_quality: float | None
    base_quality: float | None


def bias_of(support: AlleleSupport) -> Bias:
    """Compare the reads with the allele with the others."""
    having, lacking = support.with_allele, support.without_allele
    forward, reverse = _split(having, lambda read: not read.reverse)
    ref_forward, ref_reverse = _split(lacking, lambda read: not read.reverse)
    near, far = _split(having, _near_end)
    ref_near, ref_far = _split(lacking, _near_end)
    return Bias(
        forward,
        reverse,
        ref_forward,
        ref_reverse,
        fisher_exact(forward, reverse, ref_forward, ref_reverse),
        fisher_exact(near, far, ref_near, ref_far),
        mean(read.mapping_quality for read in having) if having else None,
        mean(read.base_quality for read in having) if having else None,
    )


def signs(support: AlleleSupport, bias: Bias, allele: LocusAllele, run: int) -> tuple[str, ...]:
    """Why the allele may be an artefact, as words of the output.

    Args:
        support: its fragments.
        bias: of its reads.
        allele: the allele.
        run: longest run of one base that an insertion or deletion lies in.
    """
    having = support.with_allele
    if not having:
        return ()
    most = max(bias.forward, bias.reverse) / len(having)
    near = sum(map(_near_end, having)) / len(having)
    tests = {
        "strand_bias": bias.strand_p < STRAND_P and most >= _ONE_SIDED,
        "read_end": bias.position_p < END_P and near >= _MOSTLY,
        "low_mapping_quality": (bias.mapping_quality or 0) < _LOW_MAPPING,
        "low_base_quality": (bias.base_quality or 0) < _LOW_BASE_QUALITY,
        "homopolymer": len(allele.ref) != len(allele.alt) and run >= _LONG_RUN,
        "many_mismatches": _excess(having, support.without_allele) >= _MANY_MISMATCHES,
    }
    return tuple(word for word, seen in tests.items() if seen)


def _near_end(read: SeenRead) -> bool:
    return read.from_end < _NEAR_END


def _split(reads: Sequence[SeenRead], test: Callable[[SeenRead], bool]) -> tuple[int, int]:
    passing = sum(map(test, reads))
    return passing, len(reads) - passing


def _excess(having: Sequence[SeenRead], lacking: Sequence[SeenRead]) -> float:
    """Mismatches a read beyond those of reads without the allele; 0 without such."""
    if not lacking:
        return 0.0
    return mean(read.mismatches for read in having) - mean(read.mismatches for read in lacking)


def longest_run(allele: LocusAllele, locus: Locus) -> int:
    """Length of the run of one base that an insertion or deletion lies in or beside."""
    start, end = extent(allele, locus)
    lengths = [
        length
        for first, length in runs(locus.plus[max(start - _AROUND, 0) : end + _AROUND])
        if first <= min(start, _AROUND) + end - start and first + length >= min(start, _AROUND)
    ]
    return max(lengths, default=1)

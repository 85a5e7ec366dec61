"""Depth of each exon, and the stretches in which a variant could have been missed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from col7a1tools.gene import Gene
from col7a1tools.gene.transcript import Exon
from col7a1tools.model.positions import PlusOffset
from col7a1tools.reads.depth import Depth

# Bases of an intron beside each exon that are looked at as well: splice sites lie in them.
FLANK = 20
# Depth below which a base counts as not covered, where nothing else is asked for. Laboratories
# differ; it is a choice of this project, and an option.
MINIMUM_DEPTH = 20


@dataclass(frozen=True, slots=True)
class ThinStretch:
    """Neighbouring bases of an exon and its flanks, each below the threshold.

    Attributes:
        start: first base, on the forward strand.
        end: behind the last base.
        minimum_depth: the least depth in it.
    """

    start: PlusOffset
    end: PlusOffset
    minimum_depth: int


@dataclass(frozen=True, slots=True)
class ExonDepth:
    """Depth of an exon in one sample.

    Attributes:
        exon: which one.
        start: its first base on the forward strand.
        end: behind its last base.
        mean_depth: over its bases.
        minimum_depth: the least of them.
        covered: bases of it at the threshold or above.
        flank_bases: bases beside it that were looked at, up to `FLANK` on each side.
        flank_minimum_depth: the least depth of those.
        flank_covered: bases of those at the threshold or above.
        unplaced: share of the reads' bases on it that have mapping quality 0; None without reads.
        forward: share of the reads' bases on it that are aligned forward; None without reads.
        gc: share of G and C in its sequence.
        thin: what lies below the threshold in exon and flanks.
    """

    exon: Exon
    start: PlusOffset
    end: PlusOffset
    mean_depth: float
    minimum_depth: int
    covered: int
    flank_bases: int
    flank_minimum_depth: int
    flank_covered: int
    unplaced: float | None
    forward: float | None
    gc: float
    thin: tuple[ThinStretch, ...]

    @property
    def callable(self) -> bool:
        """Whether every base of the exon reaches the threshold."""
        return self.covered == self.end - self.start


def exon_depths(
    depth: Depth, gene: Gene, minimum_depth: int = MINIMUM_DEPTH
) -> tuple[ExonDepth, ...]:
    """Depth of every exon of the literature's numbering, 5' to 3'.

    Args:
        depth: of one sample over the locus.
        gene: the gene.
        minimum_depth: what a base needs to count as covered.
    """
    return tuple(
        _exon_depth(exon, depth, gene, minimum_depth)
        for exon in gene.transcript.exons
        if exon.number is not None
    )


def covered_intervals(
    reads: Sequence[int], minimum_depth: int
) -> tuple[tuple[PlusOffset, PlusOffset], ...]:
    """Stretches of the locus in which every base reaches a depth."""
    return tuple(_runs([depth >= minimum_depth for depth in reads], 0))


def _exon_depth(exon: Exon, depth: Depth, gene: Gene, minimum_depth: int) -> ExonDepth:
    size = len(gene.locus)
    start, end = size - exon.end, size - exon.start
    first, behind = max(start - FLANK, 0), min(end + FLANK, size)
    reads = depth.reads[start:end]
    flanks = [*depth.reads[first:start], *depth.reads[end:behind]]
    total, least, flanks_least = sum(reads), min(reads), min(flanks)
    bases = gene.locus.plus[start:end]
    return ExonDepth(
        exon=exon,
        start=PlusOffset(start),
        end=PlusOffset(end),
        mean_depth=total / len(reads),
        minimum_depth=least,
        covered=_at_least(minimum_depth, reads, least),
        flank_bases=len(flanks),
        flank_minimum_depth=flanks_least,
        flank_covered=_at_least(minimum_depth, flanks, flanks_least),
        unplaced=sum(depth.unplaced[start:end]) / total if total else None,
        forward=sum(depth.forward[start:end]) / total if total else None,
        gc=(bases.count("G") + bases.count("C")) / len(bases),
        thin=tuple(_thin(depth.reads[first:behind], first, minimum_depth))
        if min(least, flanks_least) < minimum_depth
        else (),
    )


def _at_least(minimum: int, depths: Sequence[int], least: int) -> int:
    """How many of the depths, of which the least is known, reach the minimum."""
    if least >= minimum:
        return len(depths)
    return sum(depth >= minimum for depth in depths)


def _thin(reads: Sequence[int], first: int, minimum_depth: int) -> Iterator[ThinStretch]:
    for start, end in _runs([depth < minimum_depth for depth in reads], first):
        yield ThinStretch(start, end, min(reads[start - first : end - first]))


def _runs(marks: Sequence[bool], first: int) -> Iterator[tuple[PlusOffset, PlusOffset]]:
    """Where marks are set without a gap, half-open; ``first`` is the offset of the first mark."""
    begun: int | None = None
    for offset, mark in enumerate([*marks, False], first):
        if mark and begun is None:
            begun = offset
        elif not mark and begun is not None:
            yield PlusOffset(begun), PlusOffset(offset)
            begun = None

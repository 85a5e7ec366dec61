"""Reads over each exon, counted so that runs of exons can be counted without reading again."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from col7a1tools.gene import Gene
from col7a1tools.gene.transcript import Exon
from col7a1tools.reads.fragments import Fragments

# Bases beside an exon whose GC counts, too: a fragment is longer than most exons.
_GC_MARGIN = 100


@dataclass(frozen=True, slots=True)
class ExonCounts:
    """Reads over the numbered exons of one sample, 5' to 3'.

    A read that covers several neighbouring exons is counted at each of them, and once in
    ``shared`` for each two neighbours: over a run of exons, the sum of ``over`` less the sum of
    ``shared`` counts it once.

    Attributes:
        over: reads that overlap each exon.
        shared: reads that overlap each exon and the next one; one entry less.
        room: what ``over`` would be at one read starting on every base.
        shared_room: the same for ``shared``.
    """

    over: tuple[int, ...]
    shared: tuple[int, ...]
    room: tuple[float, ...]
    shared_room: tuple[float, ...]


def numbered_exons(gene: Gene) -> tuple[Exon, ...]:
    """Exons with a number in the literature, 5' to 3'."""
    return tuple(exon for exon in gene.transcript.exons if exon.number is not None)


def exon_gc(gene: Gene) -> list[float]:
    """Share of G and C in and around each numbered exon."""
    shares = []
    for exon in numbered_exons(gene):
        bases = gene.locus.gene[max(exon.start - _GC_MARGIN, 0) : exon.end + _GC_MARGIN]
        shares.append((bases.count("G") + bases.count("C")) / len(bases))
    return shares


def count_exons(found: Fragments, gene: Gene) -> ExonCounts:
    """Count the aligned stretches of a sample over the numbered exons."""
    size = len(gene.locus)
    exons = numbered_exons(gene)
    starts, ends = [one.start for one in exons], [one.end for one in exons]
    over, shared = [0] * (len(exons) + 1), [0] * (len(exons) + 1)
    for left, right in found.blocks:
        first, behind = bisect_right(ends, size - right), bisect_left(starts, size - left)
        if first < behind:
            over[first] += 1
            over[behind] -= 1
            shared[first] += 1
            shared[behind - 1] -= 1
    lengths = [right - left for left, right in found.blocks]
    mean = sum(lengths) / len(lengths) if lengths else 0.0
    return ExonCounts(
        over=tuple(accumulate(over[:-1])),
        shared=tuple(accumulate(shared[:-2])),
        room=tuple(exon.length - 1 + mean for exon in exons),
        shared_room=tuple(
            _mean_beyond(lengths, after.start - before.end + 1) for before, after in pairwise(exons)
        ),
    )


def _mean_beyond(lengths: Sequence[int], distance: int) -> float:
    """Mean of the bases by which reads are longer than a distance."""
    return sum(one - distance for one in lengths if one > distance) / max(len(lengths), 1)

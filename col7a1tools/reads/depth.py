"""Reads over each base of the locus, counted as ``samtools depth -a -s`` counts them.

A base of a read counts where it is aligned to a base of the reference: deletions, skipped
stretches, clipped and inserted bases do not. Where both mates of a pair lie over a base, the one
that comes first in the file counts, up to its end. Which reads could be mates is decided as
samtools 1.13 and later decide it, supplementary alignments included.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice, repeat
from operator import add
from typing import TYPE_CHECKING

from col7a1tools.readers.alignments import AlignmentSource

if TYPE_CHECKING:
    from pysam import AlignedSegment

SECONDARY, QC_FAILED, DUPLICATE = 0x100, 0x200, 0x400
# The place of a mate of which the file says nothing; it could lie here as well.
_UNKNOWN = -1
# Most short reads of a library share a few hundred CIGARs.
_MOST_SPANS = 10_000
_PAIRED, _UNMAPPED, _MATE_UNMAPPED, _REVERSE = 0x1, 0x4, 0x8, 0x10


@dataclass(frozen=True, slots=True)
class ReadFilter:
    """Which reads and bases count.

    Attributes:
        minimum_mapping_quality: of a read (``samtools depth -Q``).
        minimum_base_quality: of a base (``samtools depth -q``).
        excluded_flags: a read with any of them does not count (``-G``).
        both_mates: count overlapping mates twice (``samtools depth`` without ``-s``).
    """

    minimum_mapping_quality: int = 0
    minimum_base_quality: int = 0
    excluded_flags: int = SECONDARY | QC_FAILED | DUPLICATE
    both_mates: bool = False


@dataclass(frozen=True, slots=True)
class Depth:
    """Reads over each offset of the forward strand of the locus, of one sample.

    Attributes:
        reads: all that count.
        unplaced: those of them with mapping quality 0, which lie as well elsewhere.
        forward: those of them that are aligned to the forward strand.
    """

    reads: Sequence[int]
    unplaced: Sequence[int]
    forward: Sequence[int]


def count_depth(source: AlignmentSource, chosen: ReadFilter | None = None) -> dict[str, Depth]:
    """Depth over the whole locus of every sample of a file, in one pass.

    Args:
        source: an opened file.
        chosen: which reads and bases count; None for the default.

    Raises:
        InputError: the file turns out to be damaged.
    """
    counters = {sample: _Counter(source, chosen or ReadFilter()) for sample in source.samples}
    if len(counters) == 1:
        (only,) = counters.values()
        only.add(source.placed())
    else:
        for sample, segment in source.reads():
            counters[sample].add((segment,))
    return {sample: counter.depth() for sample, counter in counters.items()}


class _Counter:
    """Collects the borders of aligned blocks; their running sum is the depth."""

    def __init__(self, source: AlignmentSource, chosen: ReadFilter) -> None:
        self._origin = source.origin
        self._end = source.span.end
        self._contig = source.contig_number
        self._chosen = chosen
        size = self._end - self._origin + 1
        self._forward = [0] * size
        self._backward = [0] * size
        self._unplaced: list[int] = []
        self._mate_ends: dict[str | None, int] = {}
        # Bases of the reference under a segment without gaps, by its CIGAR.
        self._spans: dict[str | None, int] = {}

    def depth(self) -> Depth:
        """What was counted."""
        size = self._end - self._origin
        both = map(add, self._forward, self._backward)
        counted = both, self._unplaced or repeat(0, size), self._forward
        return Depth(*(list(islice(accumulate(steps), size)) for steps in counted))

    def add(self, segments: "Iterable[AlignedSegment]") -> None:
        """Count segments that overlap the locus, in the order of the file.

        Most of the time that a file takes goes into this loop, so it asks pysam for little, and
        does by itself what most reads need.
        """
        chosen, origin, last, mate_ends = self._chosen, self._origin, self._end, self._mate_ends
        forward, backward, spans = self._forward, self._backward, self._spans
        excluded, least_quality = chosen.excluded_flags | _UNMAPPED, chosen.minimum_mapping_quality
        pairing = 0 if chosen.both_mates else _PAIRED | _MATE_UNMAPPED
        contig, closely = self._contig, chosen.minimum_base_quality > 0
        for segment in segments:
            flag = segment.flag
            if flag & excluded or (least_quality and segment.mapping_quality < least_quality):
                continue
            start = segment.reference_start
            span = spans.get(segment.cigarstring)
            end = start + span if span else segment.reference_end or start + 1
            counted_from = origin
            if flag & pairing == _PAIRED:
                name = segment.query_name
                if name in mate_ends:
                    counted_from = mate_ends.pop(name)
                elif (mate := segment.next_reference_start) <= end and (
                    mate == _UNKNOWN or segment.next_reference_id == contig
                ):
                    mate_ends[name] = end
            steps = backward if flag & _REVERSE else forward
            if span and start >= counted_from and end <= last:
                steps[start - origin] += 1
                steps[end - origin] -= 1
            else:
                self._add_blocks(segment, counted_from, steps)
            if closely or not segment.mapping_quality:
                self._look_closer(segment, counted_from, steps)

    def _add_blocks(self, segment: "AlignedSegment", counted_from: int, steps: list[int]) -> None:
        """Count what of a segment lies in the locus and behind the mate that came before."""
        blocks = segment.get_blocks()
        for start, end in blocks:
            first, behind = max(start, counted_from), min(end, self._end)
            if first < behind:
                steps[first - self._origin] += 1
                steps[behind - self._origin] -= 1
        whole = blocks == [(segment.reference_start, segment.reference_end)]
        if whole and len(self._spans) < _MOST_SPANS:
            self._spans[segment.cigarstring] = blocks[0][1] - blocks[0][0]

    def _look_closer(self, segment: "AlignedSegment", counted_from: int, steps: list[int]) -> None:
        """Count a read that lies as well elsewhere once more, and take out poor bases."""
        counted = [steps]
        if not segment.mapping_quality:
            self._unplaced = self._unplaced or [0] * len(self._forward)
            counted.append(self._unplaced)
            self._add_blocks(segment, counted_from, self._unplaced)
        for place in self._poor_bases(segment, counted_from):
            for one in counted:
                one[place] -= 1
                one[place + 1] += 1

    def _poor_bases(self, segment: "AlignedSegment", counted_from: int) -> Iterator[int]:
        """Offsets of what was counted although its quality is too low."""
        scores = segment.query_qualities
        least = self._chosen.minimum_base_quality
        if not least or scores is None or min(scores) >= least:
            return
        for at, place in segment.get_aligned_pairs(matches_only=True):
            if scores[at] < least and counted_from <= place < self._end:
                yield place - self._origin

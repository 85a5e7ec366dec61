"""Reads over each base of the locus, counted as ``samtools depth -a -s`` counts them.

A base of a read counts where it is aligned to a base of the reference: deletions, skipped
stretches, clipped and inserted bases do not. Where both mates of a pair lie over a base, the one
that comes first in the file counts, up to its end. Which reads could be mates is decided as
samtools 1.13 and later decide it, supplementary alignments included.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import add
from typing import TYPE_CHECKING

from col7a1tools.readers.alignments import AlignmentSource

if TYPE_CHECKING:
    from pysam import AlignedSegment

SECONDARY, QC_FAILED, DUPLICATE = 0x100, 0x200, 0x400
_PAIRED, _MATE_UNMAPPED, _REVERSE = 0x1, 0x8, 0x10


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
    counters = {
        sample: _Counter(source.origin, source.span.end, chosen or ReadFilter())
        for sample in source.samples
    }
    if len(counters) == 1:
        (only,) = counters.values()
        for segment in source.segments():
            only.add(segment)
    else:
        for sample, segment in source.reads():
            counters[sample].add(segment)
    return {sample: counter.depth() for sample, counter in counters.items()}


class _Counter:
    """Collects the borders of aligned blocks; their running sum is the depth.

    Reads are kept in four lists, by strand and by whether their mapping quality is 0, so that
    each block is written once.
    """

    def __init__(self, origin: int, end: int, chosen: ReadFilter) -> None:
        self._origin = origin
        self._end = end
        self._excluded = chosen.excluded_flags
        self._least_mapping = chosen.minimum_mapping_quality
        self._least_base = chosen.minimum_base_quality
        self._mates_once = 0 if chosen.both_mates else _PAIRED
        size = end - origin + 1
        self._placed = [0] * size, [0] * size
        self._unplaced = [0] * size, [0] * size
        self._ends: dict[str, int] = {}

    def depth(self) -> Depth:
        """What was counted."""
        forward, backward = self._placed
        forward_0, backward_0 = self._unplaced
        unplaced = list(map(add, forward_0, backward_0))
        if any(unplaced):
            forward = list(map(add, forward, forward_0))
            backward = list(map(add, backward, backward_0))
            unplaced = list(accumulate(unplaced))
        both = list(accumulate(map(add, forward, backward)))
        size = len(both) - 1
        return Depth(both[:size], unplaced[:size], list(accumulate(forward))[:size])

    def add(self, segment: "AlignedSegment") -> None:
        """Count a mapped segment that overlaps the locus."""
        flag = segment.flag
        quality = segment.mapping_quality
        if flag & self._excluded or quality < self._least_mapping:
            return
        steps = (self._placed if quality else self._unplaced)[bool(flag & _REVERSE)]
        origin, last = self._origin, self._end
        counted_from = origin
        if flag & self._mates_once and not flag & _MATE_UNMAPPED:
            mate_end = self._end_of_mate(segment)
            counted_from = mate_end if mate_end > origin else origin
        for start, end in segment.get_blocks():
            first = start if start > counted_from else counted_from
            behind = end if end < last else last
            if first < behind:
                steps[first - origin] += 1
                steps[behind - origin] -= 1
        if self._least_base:
            self._take_out_poor_bases(segment, counted_from, steps)

    def _end_of_mate(self, segment: "AlignedSegment") -> int:
        """Where the mate that came before ends, if it may overlap; 0 for none."""
        name = segment.query_name or ""
        end = self._ends.pop(name, 0)
        if end:
            return end
        own_end = segment.reference_end or 0
        if (
            segment.next_reference_start <= own_end
            and segment.next_reference_id == segment.reference_id
        ):
            self._ends[name] = own_end
        return 0

    def _take_out_poor_bases(
        self, segment: "AlignedSegment", counted_from: int, steps: list[int]
    ) -> None:
        scores = segment.query_qualities
        least = self._least_base
        if scores is None or min(scores) >= least:
            return
        origin, last = self._origin, self._end
        for at, place in segment.get_aligned_pairs(matches_only=True):
            if scores[at] < least and counted_from <= place < last:
                steps[place - origin] -= 1
                steps[place - origin + 1] += 1

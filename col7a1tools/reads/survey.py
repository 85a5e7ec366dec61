"""One pass over all reads of a sample: bases, gaps and errors at every position of the locus."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import chain, islice

import numpy as np
import numpy.typing as npt

from col7a1tools.reads.evidence import LEAST_MAPPING_QUALITY
from col7a1tools.reads.pair_hmm import codes_of
from col7a1tools.reads.read import ALIGNED, DELETION, IN_READ, INSERTION, ON_REFERENCE, Read

Counts = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

# Bases of lower quality are not counted, unless most of a file's bases are lower.
_WANTED_QUALITY = 20
_FIRST_READS = 1000
_NO_QUALITY = 20
_STATED_ERROR = 10 ** (-np.arange(256) / 10)
# Longer gaps are variants.
_LONGEST_FALSE_GAP = 5


@dataclass(slots=True)
class Survey:
    """Counts over the locus, of reads that count; overlapping mates count once.

    Attributes:
        bases: position by base (A, C, G, T) by strand (forward, reverse): bases of enough quality.
        gaps: reads with an insertion or deletion, by position left of it, deleted bases and
            inserted bases.
        spanning: reads that are aligned on both sides of a position's right border.
        differing: aligned bases of any quality that differ from the reference, by position.
        aligned: all aligned bases of known quality, by position.
        stated: sum of the error probabilities that their qualities state, by position.
        extensions: gap bases after the first, and gaps.
        least_quality: quality from which a base counts.
        reads: number of reads.
        lengths: sum of their lengths.
        checksum: of names, places and bases of the reads, in order.
    """

    bases: Counts
    gaps: dict[tuple[int, int, str], int] = field(default_factory=dict)
    spanning: Counts = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    differing: Counts = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    aligned: Counts = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    stated: Floats = field(default_factory=lambda: np.zeros(0))
    extensions: tuple[int, int] = (0, 0)
    least_quality: int = _WANTED_QUALITY
    reads: int = 0
    lengths: int = 0
    checksum: str = ""


def survey(reads: Iterator[Read], plus: str) -> Survey:
    """Count everything in one pass.

    Args:
        reads: of the locus, in order of their first base.
        plus: the locus on the forward strand.
    """
    first = list(islice(reads, _FIRST_READS))
    size = len(plus)
    counts = Survey(
        np.zeros((size, 4, 2), dtype=np.int64),
        spanning=np.zeros(size, dtype=np.int64),
        differing=np.zeros(size, dtype=np.int64),
        aligned=np.zeros(size, dtype=np.int64),
        stated=np.zeros(size),
        least_quality=_usual_quality(first),
    )
    reference = codes_of(plus)
    open_mates: dict[str, int] = {}
    checksum = sha256()
    for read in chain(first, reads):
        checksum.update(f"{read.name}\t{read.start}\t{read.bases}\n".encode())
        if read.mapping_quality >= LEAST_MAPPING_QUALITY:
            behind_mate = open_mates.pop(read.name, 0)
            if not behind_mate:
                open_mates[read.name] = read.end
            _count(read, counts, reference, max(behind_mate, 0))
        if len(open_mates) > 4 * _FIRST_READS:
            open_mates = {name: end for name, end in open_mates.items() if end > read.start}
    counts.checksum = checksum.hexdigest()
    return counts


def _usual_quality(reads: list[Read]) -> int:
    """The wanted quality, or the median of the first reads where that is lower."""
    qualities = np.frombuffer(b"".join(read.qualities for read in reads), dtype=np.uint8)
    if not qualities.size:
        return _NO_QUALITY
    return min(_WANTED_QUALITY, int(np.median(qualities)))


def _count(read: Read, counts: Survey, reference: Counts, counted_to: int) -> None:
    codes = codes_of(read.bases)
    qualities = np.frombuffer(
        read.qualities or bytes([_NO_QUALITY]) * len(read.bases), dtype=np.uint8
    )
    counts.reads += 1
    counts.lengths += len(read.bases)
    size = reference.size
    for first, place, length in read.blocks_within(counted_to, size):
        part, last = slice(place, place + length), first + length
        positions = np.arange(first, last)
        seen, quality = codes[part], qualities[part]
        known = seen < 4
        counts.aligned[first:last] += known
        counts.differing[first:last] += known & (seen != reference[first:last])
        counts.stated[first:last] += np.where(known, _STATED_ERROR[quality], 0.0)
        good = known & (quality >= counts.least_quality)
        counts.bases[positions[good], seen[good], int(read.reverse)] += 1
    low, high = max(read.start, counted_to), min(read.end - 1, size)
    if low < high:
        counts.spanning[low:high] += 1
    _count_gaps(read, counts, counted_to, size)


def _count_gaps(read: Read, counts: Survey, counted_to: int, size: int) -> None:
    offset, index = int(read.start), 0
    seen_aligned = False
    for operation, length in read.operations:
        gap = (operation == DELETION, operation == INSERTION)
        if any(gap) and seen_aligned and counted_to < offset < size:
            inserted = read.bases[index : index + length] if gap[1] else ""
            key = (offset, length if gap[0] else 0, inserted)
            counts.gaps[key] = counts.gaps.get(key, 0) + 1
            more, gaps = counts.extensions
            counts.extensions = (more + min(length, _LONGEST_FALSE_GAP) - 1, gaps + 1)
        seen_aligned = seen_aligned or operation in ALIGNED
        offset += length if operation in ON_REFERENCE else 0
        index += length if operation in IN_READ else 0

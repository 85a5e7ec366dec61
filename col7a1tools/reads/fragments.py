"""What deletions and duplications are read from: where reads lie, end and are cut off.

One pass over the alignments of a sample keeps only this; bases are kept of clipped ends alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from col7a1tools.readers.alignments import AlignmentSource

if TYPE_CHECKING:
    from pysam import AlignedSegment

# A gap or an insertion in a read of this length or more may be a deletion or duplication of exons.
LARGE_GAP = 40
# Clipped ends shorter than this are not kept.
SHORTEST_CLIP = 12

_SECONDARY, _QC_FAILED, _DUPLICATE, _SUPPLEMENTARY = 0x100, 0x200, 0x400, 0x800
_NOT_USED = _SECONDARY | _QC_FAILED | _DUPLICATE
_PAIRED, _UNMAPPED_MATE = 0x1, 0x8
_INSERTION, _DELETION, _SKIP, _SOFT_CLIP = 1, 2, 3, 4
_ALONG_REFERENCE = frozenset({0, 2, 3, 7, 8})
_ALONG_READ = frozenset({0, 1, 4, 7, 8})


@dataclass(frozen=True, slots=True)
class Clip:
    """The clipped end of a read.

    Attributes:
        name: of the fragment.
        offset: on the forward strand: the first clipped base of a right end, behind the last one
            of a left end, as if the read went on along the reference.
        right: whether the right end is clipped.
        bases: that were clipped, on the forward strand.
    """

    name: str
    offset: int
    right: bool
    bases: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Reference bases that a read lacks, or bases that it has beyond the reference.

    Attributes:
        name: of the fragment.
        start: offset of the first base behind the last one before it.
        end: offset of the next base; equal to ``start`` for an insertion.
        inserted: bases that the read has there.
    """

    name: str
    start: int
    end: int
    inserted: str = ""


@dataclass(frozen=True, slots=True)
class PairSpan:
    """A pair whose mates both lie on the chromosome, facing each other or back to back.

    Attributes:
        name: of the fragment.
        forward_start: start of the mate on the forward strand.
        reverse_end: behind the last base of the mate on the reverse strand.
    """

    name: str
    forward_start: int
    reverse_end: int

    @property
    def length(self) -> int:
        """Length of the fragment; negative for mates that lie back to back."""
        return self.reverse_end - self.forward_start


@dataclass(slots=True)
class Fragments:
    """Everything that is kept of a sample's alignments.

    Attributes:
        blocks: start and end of each aligned stretch; a read with a large gap has several.
        clips: clipped ends.
        gaps: large gaps and insertions.
        pairs: pairs, by fragment.
    """

    blocks: list[tuple[int, int]] = field(default_factory=list)
    clips: list[Clip] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    pairs: list[PairSpan] = field(default_factory=list)


def collect_fragments(source: AlignmentSource, sample: str) -> Fragments:
    """Go through a sample's alignments at the locus once.

    Reads with mapping quality 0 or without CIGAR, which do not say where their bases lie,
    duplicates, secondary and QC-failed alignments are left out;
    supplementary ones, which repeat a part of a split read, give their clipped ends alone.

    Raises:
        InputError: the file turns out to be damaged.
    """
    found = Fragments()
    mates: dict[str, tuple[bool, int, int]] = {}
    for whose, segment in source.reads():
        if whose != sample or segment.flag & _NOT_USED:
            continue
        if not segment.mapping_quality or not segment.cigartuples:
            continue
        start, end = segment.reference_start - source.origin, _end(segment) - source.origin
        _take_alignment(segment, start, found)
        if segment.flag & _SUPPLEMENTARY or not segment.flag & _PAIRED:
            continue
        if segment.flag & _UNMAPPED_MATE or segment.next_reference_id != segment.reference_id:
            continue
        name = str(segment.query_name)
        mate = mates.pop(name, None)
        if mate is None:
            mates[name] = (segment.is_reverse, start, end)
        elif mate[0] is not segment.is_reverse:
            reverse = mate if mate[0] else (True, start, end)
            forward = (False, start, end) if mate[0] else mate
            found.pairs.append(PairSpan(name, forward[1], reverse[2]))
    return found


def _end(segment: "AlignedSegment") -> int:
    return segment.reference_end or segment.reference_start


def _take_alignment(segment: "AlignedSegment", start: int, found: Fragments) -> None:
    """Blocks, gaps and clipped ends of one alignment."""
    operations = segment.cigartuples or []
    primary = not segment.flag & _SUPPLEMENTARY
    if len(operations) == 1 and primary:
        found.blocks.append((start, start + operations[0][1]))
        return
    name = str(segment.query_name)
    found.clips.extend(_clips(segment, name, start))
    block = at = start
    for gap in _large_gaps(segment, name, start):
        found.gaps.append(gap)
        if primary and gap.end > gap.start:
            found.blocks.append((block, gap.start))
            block = gap.end
    if primary:
        at = start + sum(length for kind, length in operations if kind in _ALONG_REFERENCE)
        found.blocks.append((block, at))


def _large_gaps(segment: "AlignedSegment", name: str, start: int) -> Iterator[Gap]:
    at, in_read = start, 0
    for kind, length in segment.cigartuples or ():
        if length >= LARGE_GAP and kind in (_DELETION, _SKIP):
            yield Gap(name, at, at + length)
        elif length >= LARGE_GAP and kind == _INSERTION:
            bases = segment.query_sequence or ""
            yield Gap(name, at, at, bases[in_read : in_read + length])
        at += length if kind in _ALONG_REFERENCE else 0
        in_read += length if kind in _ALONG_READ else 0


def _clips(segment: "AlignedSegment", name: str, start: int) -> Iterator[Clip]:
    operations = segment.cigartuples or []
    bases = segment.query_sequence
    if bases is None:
        return
    first, last = operations[0], operations[-1]
    if first[0] == _SOFT_CLIP and first[1] >= SHORTEST_CLIP:
        yield Clip(name, start, right=False, bases=bases[: first[1]])
    if last[0] == _SOFT_CLIP and last[1] >= SHORTEST_CLIP and len(operations) > 1:
        end = start + sum(length for kind, length in operations if kind in _ALONG_REFERENCE)
        yield Clip(name, end, right=True, bases=bases[-last[1] :])

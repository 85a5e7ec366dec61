"""One aligned read on the locus."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from operator import attrgetter
from typing import NamedTuple

from col7a1tools.model.positions import PlusOffset

# Operations of an alignment, with the numbers that SAM and BAM give them.
MATCH, INSERTION, DELETION, SKIP, SOFT_CLIP, HARD_CLIP, PADDING, EQUAL, DIFFERENT = range(9)
ALIGNED = frozenset({MATCH, EQUAL, DIFFERENT})
ON_REFERENCE = ALIGNED | {DELETION, SKIP}
IN_READ = ALIGNED | {INSERTION, SOFT_CLIP}


class Block(NamedTuple):
    """A stretch of a read that is aligned without a gap.

    Attributes:
        offset: first base on the forward strand of the locus; negative before it.
        place: where in the read that base is.
        length: bases.
    """

    offset: int
    place: int
    length: int

    @property
    def end(self) -> int:
        """Offset behind the last base."""
        return self.offset + self.length


@dataclass(frozen=True)
class Read:
    """A primary alignment.

    A long read has thousands of blocks and lies at many sites, so they are worked out once.

    Attributes:
        name: of the fragment; both mates carry it.
        start: first aligned base on the forward strand of the locus; negative where the read
            begins before it.
        bases: sequence on the forward strand, soft-clipped bases included.
        qualities: base qualities, one for each base; empty where the file has none.
        operations: operation and length, as SAM numbers them.
        mapping_quality: as the aligner gave it.
        reverse: whether the read was sequenced from the reverse strand.
        haplotype: tag HP, or None.
        phase_set: tag PS, or None.
    """

    name: str
    start: PlusOffset
    bases: str
    qualities: bytes
    operations: tuple[tuple[int, int], ...]
    mapping_quality: int = 60
    reverse: bool = False
    haplotype: int | None = None
    phase_set: int | None = None

    @property
    def end(self) -> PlusOffset:
        """Behind the last aligned base."""
        length = sum(length for operation, length in self.operations if operation in ON_REFERENCE)
        return PlusOffset(self.start + length)

    @cached_property
    def blocks(self) -> list[Block]:
        """Its stretches without a gap, in order."""
        found = []
        offset, index = int(self.start), 0
        for operation, length in self.operations:
            if operation in ALIGNED:
                found.append(Block(offset, index, length))
            if operation in ON_REFERENCE:
                offset += length
            if operation in IN_READ:
                index += length
        return found

    def blocks_within(self, start: int, end: int) -> list[Block]:
        """The parts of its blocks that lie in a stretch of the locus, half-open."""
        if start >= end:
            return []
        first = bisect_right(self.blocks, start, key=_end)
        found = self.blocks[first : bisect_left(self.blocks, end, key=_offset)]
        if found and found[0].offset < start:
            offset, place, length = found[0]
            found[0] = Block(start, place + start - offset, length + offset - start)
        if found and found[-1].end > end:
            offset, place, _ = found[-1]
            found[-1] = Block(offset, place, end - offset)
        return found

    def aligned_before(self, offset: int) -> int:
        """How many of its aligned bases lie before a base of the locus."""
        begun = bisect_left(self.blocks, offset, key=_offset)
        if not begun:
            return 0
        last = self.blocks[begun - 1]
        return self._aligned[begun - 1] + min(offset - last.offset, last.length)

    @property
    def aligned(self) -> int:
        """How many of its bases are aligned."""
        return self._aligned[-1]

    @cached_property
    def _aligned(self) -> list[int]:
        """Aligned bases before each block, and all at the end."""
        return list(accumulate((block.length for block in self.blocks), initial=0))


_offset = attrgetter("offset")
_end = attrgetter("end")


# Gives the reads that overlap a stretch of the locus, half-open on the forward strand.
ReadsAt = Callable[[int, int], Iterator[Read]]

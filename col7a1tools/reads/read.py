"""One aligned read on the locus."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from col7a1tools.model.positions import PlusOffset

# Operations of an alignment, with the numbers that SAM and BAM give them.
MATCH, INSERTION, DELETION, SKIP, SOFT_CLIP, HARD_CLIP, PADDING, EQUAL, DIFFERENT = range(9)
ALIGNED = frozenset({MATCH, EQUAL, DIFFERENT})
ON_REFERENCE = ALIGNED | {DELETION, SKIP}
IN_READ = ALIGNED | {INSERTION, SOFT_CLIP}


@dataclass(frozen=True, slots=True)
class Read:
    """A primary alignment.

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

    def blocks(self) -> list[tuple[int, int, int]]:
        """Stretches without a gap: offset on the locus, index in the read, length."""
        found = []
        offset, index = int(self.start), 0
        for operation, length in self.operations:
            if operation in ALIGNED:
                found.append((offset, index, length))
            if operation in ON_REFERENCE:
                offset += length
            if operation in IN_READ:
                index += length
        return found


# Gives the reads that overlap a stretch of the locus, half-open on the forward strand.
ReadsAt = Callable[[int, int], Iterator[Read]]

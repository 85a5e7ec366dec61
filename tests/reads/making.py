"""Reads made by hand: a stretch of a haplotype, aligned as an aligner would."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from col7a1tools.gene.locus import Locus
from col7a1tools.model.positions import PlusOffset
from col7a1tools.model.variant import LocusAllele
from col7a1tools.reads.read import DELETION, INSERTION, MATCH, SOFT_CLIP, Read, ReadsAt

# Bases beyond an insertion or deletion without which an aligner clips.
_ENOUGH = 10


@dataclass(frozen=True)
class Maker:
    """Makes reads of one haplotype with at most one change of length.

    Attributes:
        locus: the reference.
        alleles: that the haplotype carries, in order.
        length: of the reads.
        quality: of every base.
    """

    locus: Locus
    alleles: Sequence[LocusAllele] = ()
    length: int = 150
    quality: int = 37

    def read(self, name: str, start: int, *, reverse: bool = False, mapq: int = 60) -> Read:
        """A read whose first base is at an offset of the haplotype."""
        bases = self.sequence()[start : start + self.length]
        at, operations = self._aligned(start)
        return Read(
            name,
            PlusOffset(at),
            bases,
            bytes([self.quality]) * len(bases),
            operations,
            mapq,
            reverse,
        )

    def sequence(self) -> str:
        parts, at = [], 0
        for allele in self.alleles:
            parts += [self.locus.plus[at : allele.start], allele.alt]
            at = allele.end
        return "".join([*parts, self.locus.plus[at:]])

    def _aligned(self, start: int) -> tuple[int, tuple[tuple[int, int], ...]]:
        gaps = [one for one in self.alleles if len(one.ref) != len(one.alt)]
        if not gaps:
            return start, ((MATCH, self.length),)
        (gap,) = gaps
        longer = len(gap.alt) - len(gap.ref)
        left = gap.start - start
        right = self.length - left - max(longer, 0)
        if left <= 0:
            return start - longer, ((MATCH, self.length),)
        if right <= 0:
            return start, ((MATCH, self.length),)
        if left < _ENOUGH:
            return gap.end, ((SOFT_CLIP, self.length - right), (MATCH, right))
        if right < _ENOUGH:
            return start, ((MATCH, left), (SOFT_CLIP, self.length - left))
        kind = INSERTION if longer > 0 else DELETION
        return start, ((MATCH, left), (kind, abs(longer)), (MATCH, right))


def giving(reads: Sequence[Read]) -> ReadsAt:
    """A function that gives those reads that overlap a stretch."""
    ordered = sorted(reads, key=lambda read: (read.start, read.name))

    def reads_at(start: int, end: int) -> Iterator[Read]:
        return (read for read in ordered if read.start < end and read.end > start)

    return reads_at


def around(
    maker: Maker, middle: int, count: int, name: str, seed: int = 1, **how: int
) -> list[Read]:
    """Reads that begin anywhere up to a read's length before an offset."""
    draw = random.Random(seed)
    return [
        maker.read(
            f"{name}{number}",
            draw.randint(middle - maker.length + 1, middle),
            reverse=bool(number % 2),
            mapq=how.get("mapq", 60),
        )
        for number in range(count)
    ]

"""Prove by their bases that alignments lie on the locus, whatever the header says."""

from collections.abc import Iterable
from operator import eq
from typing import TYPE_CHECKING

from col7a1tools.errors import AssemblyError, Place
from col7a1tools.gene.locus import AssemblySpan, Locus

if TYPE_CHECKING:
    from pysam import AlignedSegment

_BASES = 20_000
_ENOUGH = 1_000
# Bases of another region fit one time in four, those of the worst long reads four times in five.
_LEAST_IDENTITY = 0.6
_MATCH_OPERATIONS = frozenset({0, 7, 8})
_READ_OPERATIONS = frozenset({1, 4})
_REFERENCE_OPERATIONS = frozenset({2, 3})


def check_fit(
    segments: "Iterable[AlignedSegment]", span: AssemblySpan, locus: Locus, place: Place
) -> None:
    """Refuse a file whose reads do not have the bases of the locus.

    Args:
        segments: the first ones at the locus; few are enough.
        span: the locus on the file's assembly.
        locus: the locus.
        place: the file, for the message.

    Raises:
        AssemblyError: fewer than 60% of the aligned bases are those of the reference.
    """
    same = compared = 0
    for segment in segments:
        for read, reference in _aligned(segment, span.start - 1, locus.plus):
            same += len(read) if read == reference else sum(map(eq, read, reference))
            compared += len(reference)
        if compared >= _BASES:
            break
    if compared < _ENOUGH or same >= _LEAST_IDENTITY * compared:
        return
    raise AssemblyError(
        "assembly.reads_differ",
        f"the reads at COL7A1 are not COL7A1: {same / compared:.0%} of their aligned bases are "
        f"those of {span.assembly.value}",
        place=place,
        cause="the header was replaced by that of another assembly, or the reads were shifted",
        cure="align the reads again, and keep the header that the aligner writes",
    )


def _aligned(segment: "AlignedSegment", origin: int, plus: str) -> Iterable[tuple[str, str]]:
    """Blocks of a read and of the locus that were aligned to each other."""
    bases = segment.query_sequence
    if bases is None:
        return
    offset = segment.reference_start - origin
    at = 0
    for operation, length in segment.cigartuples or ():
        if operation in _MATCH_OPERATIONS:
            first = max(offset, 0)
            reference = plus[first : max(offset + length, 0)]
            begin = at + first - offset
            yield bases[begin : begin + len(reference)], reference
            offset += length
            at += length
        elif operation in _READ_OPERATIONS:
            at += length
        elif operation in _REFERENCE_OPERATIONS:
            offset += length

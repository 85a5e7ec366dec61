"""The reads of one sample that count."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from col7a1tools.model.positions import PlusOffset
from col7a1tools.reads.read import Read, ReadsAt

if TYPE_CHECKING:
    from pysam import AlignedSegment

    from col7a1tools.readers.alignments import AlignmentSource

# SAM flags: secondary, failed quality checks, duplicate, supplementary.
_NOT_COUNTED = 0x100 | 0x200 | 0x400 | 0x800


def primary_reads(source: "AlignmentSource", sample: str) -> ReadsAt:
    """A function that gives a sample's primary, unique alignments at a stretch of the locus.

    Secondary and supplementary alignments repeat bases of a primary one; duplicates and reads
    that failed quality checks are no evidence.

    Args:
        source: an opened BAM or CRAM.
        sample: one of its samples.
    """

    def reads_at(start: int, end: int) -> Iterator[Read]:
        for whose, segment in source.reads(PlusOffset(start), PlusOffset(end)):
            if whose == sample and not segment.flag & _NOT_COUNTED and segment.query_sequence:
                yield read_of(segment, source.origin)

    return reads_at


def read_of(segment: "AlignedSegment", origin: int) -> Read:
    """A pysam alignment as a read on the locus.

    Args:
        segment: an alignment with its sequence.
        origin: 0-based position on the chromosome of the first base of the locus.
    """
    qualities = segment.query_qualities
    return Read(
        name=str(segment.query_name),
        start=PlusOffset(segment.reference_start - origin),
        bases=str(segment.query_sequence),
        qualities=b"" if qualities is None else bytes(qualities),
        operations=tuple(segment.cigartuples or ()),
        mapping_quality=segment.mapping_quality,
        reverse=segment.is_reverse,
        haplotype=_number(segment, "HP"),
        phase_set=_number(segment, "PS"),
    )


def _number(segment: "AlignedSegment", tag: str) -> int | None:
    value = segment.get_tag(tag) if segment.has_tag(tag) else None
    return value if isinstance(value, int) else None

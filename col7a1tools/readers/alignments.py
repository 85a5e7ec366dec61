"""Read the alignments of COL7A1 from BAM and CRAM.

::

    with open_alignments("patient.bam", gene.locus) as source:
        for sample, segment in source.reads():
            offset = segment.reference_start - source.origin
            ...

A file without a usable index is read through when it is small: its reads at the locus are copied
into a temporary BAM, sorted and indexed, so that whoever asks for reads never sees a difference.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Self

from col7a1tools.errors import InputError
from col7a1tools.gene.locus import Locus
from col7a1tools.model.positions import Assembly, PlusOffset
from col7a1tools.readers.alignment_file import AlignmentFile, inspect_alignments
from col7a1tools.readers.alignment_fit import check_fit
from col7a1tools.readers.alignment_header import ReadGroups, chromosome_3, read_groups
from col7a1tools.readers.locus_copy import copy_locus
from col7a1tools.readers.notice import Notice
from col7a1tools.readers.segments import Segments, opened

if TYPE_CHECKING:
    from pysam import AlignedSegment

# Files up to this size are read through where no index can be used; it takes some 10 seconds.
READ_THROUGH_BYTES = 256 << 20
_PROVED_SEGMENTS = 500


class SampleRead(NamedTuple):
    """One alignment, and whose it is."""

    sample: str
    segment: "AlignedSegment"


def open_alignments(
    path: str | Path,
    locus: Locus,
    *,
    assembly: Assembly | None = None,
    reference: str | Path | None = None,
    read_through: int = READ_THROUGH_BYTES,
) -> "AlignmentSource":
    """Open a BAM or CRAM whose reads of the locus can be had.

    Args:
        path: the file.
        locus: the locus on both assemblies.
        assembly: what the user says; None to take it from the header.
        reference: FASTA that a CRAM was written against.
        read_through: largest size in bytes that is read through without an index.

    Raises:
        InputError: the file is missing, no BAM or CRAM, cut off or damaged; it has no index, or
            an old one, and is too large to read through; a CRAM's reference is missing.
        AssemblyError: it is on another assembly, or its reads do not fit the locus.
    """
    file = inspect_alignments(path)
    small = file.size <= read_through
    with ExitStack() as stack:
        handle = stack.enter_context(opened(file, reference))
        header = handle.header.to_dict()
        contig = chromosome_3(header, locus, file.place, assembly)
        groups = read_groups(header, file.path)
        segments = Segments(handle, file, contig, Path(reference) if reference else None)
        notices = list(groups.notices)
        if file.index is None or file.index_is_old:
            notices.append(_unusable_index(file, dict(header.get("HD", {})).get("SO"), small=small))
            segments = stack.enter_context(copy_locus(segments))
        first = _first(segments)
        if not first and small and segments.file is file:
            # An index that finds nothing is not believed while the truth is cheap.
            copy = stack.enter_context(copy_locus(segments))
            first = _first(copy)
            if first:
                segments = copy
                notices.append(_wrong_index(file))
        if not first:
            notices.append(_nothing_here(contig.name))
        check_fit(first, contig.span, locus, file.place)
        return AlignmentSource(segments, groups, notices, stack.pop_all())


class AlignmentSource:
    """The alignments of the locus in one file; any stretch can be asked for, any number of times.

    Attributes:
        name: the file's name as given.
        samples: names of the samples in it, in the order of its header.
        contig: chromosome 3 as the file writes it.
        contig_number: of chromosome 3, as a segment's ``reference_id`` has it.
        span: the locus on the file's assembly.
        assembly: the assembly that the reads are aligned to.
        origin: 0-based position on chromosome 3 of the first base of the locus: a segment's
            ``reference_start - origin`` is a `PlusOffset`.
    """

    def __init__(
        self, segments: Segments, groups: ReadGroups, notices: list[Notice], closing: ExitStack
    ) -> None:
        """Hold an opened file; `open_alignments` makes one."""
        self._segments = segments
        self._groups = groups
        self._notices = notices
        self._closing = closing
        self._nobodys = 0
        self.name = segments.file.place.path
        self.samples = groups.samples
        self.contig = segments.contig.name
        self.contig_number = segments.handle.get_tid(self.contig)
        self.span = segments.contig.span
        self.assembly = self.span.assembly
        self.origin = self.span.start - 1

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What the user should know about the file; complete when its reads were read."""
        if not self._nobodys:
            return tuple(self._notices)
        return (*self._notices, _nobodys_reads(self._nobodys))

    def segments(
        self, start: PlusOffset | None = None, end: PlusOffset | None = None
    ) -> Iterator["AlignedSegment"]:
        """Every alignment that overlaps a stretch of the locus, in order of its first base.

        Duplicates, secondary, supplementary and QC-failed alignments come out, too: filters are
        the caller's. Unmapped reads do not. One iteration must end before the next begins.

        Args:
            start: first base, half-open on the forward strand; None for that of the locus.
            end: behind the last base; None for the end of the locus.

        Raises:
            InputError: the file turns out to be damaged.
        """
        first = self.origin + (0 if start is None else max(start, 0))
        behind = self.span.end if end is None else min(self.origin + end, self.span.end)
        if first >= behind:
            return iter(())
        return self._segments.overlapping(first, behind)

    def placed(self) -> Iterator["AlignedSegment"]:
        """As `segments` of the whole locus, with the unmapped mates that lie beside mapped ones.

        Raises:
            InputError: as `segments`.
        """
        return self._segments.placed(self.origin, self.span.end)

    def reads(
        self, start: PlusOffset | None = None, end: PlusOffset | None = None
    ) -> Iterator[SampleRead]:
        """The same as `segments`, each with its sample.

        In a file of several samples, a read that names none of them is left out (see `notices`).

        Args:
            start: as `segments`.
            end: as `segments`.

        Raises:
            InputError: as `segments`.
        """
        only = self.samples[0] if len(self.samples) == 1 else None
        nobodys = 0
        for segment in self.segments(start, end):
            sample = only or self._sample(segment)
            if sample is None:
                nobodys += 1
            else:
                yield SampleRead(sample, segment)
        self._nobodys = max(self._nobodys, nobodys)

    def _sample(self, segment: "AlignedSegment") -> str | None:
        group = segment.get_tag("RG") if segment.has_tag("RG") else ""
        return self._groups.sample_of.get(str(group))

    def close(self) -> None:
        """Close the file; what was copied from it is removed."""
        self._closing.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _first(segments: Segments) -> "list[AlignedSegment]":
    span = segments.contig.span
    return list(islice(segments.overlapping(span.start - 1, span.end), _PROVED_SEGMENTS))


def _unusable_index(file: AlignmentFile, order: str | None, *, small: bool) -> Notice:
    """Why a file is read through.

    Raises:
        InputError: it is too large for that.
    """
    cure = f"samtools index {file.path}"
    if file.index is not None:
        code, fault = "index.old", f"the index {file.index.name} is older than the file"
        cause = "the file was written again after it was indexed, or copied later than its index"
        sure = f"; if they do belong together: touch {file.index}"
    else:
        code, fault = "index.missing", "the file has no index"
        cause, sure = "it was not made, or not copied with the file", ""
    if order in ("unsorted", "queryname"):
        fault += f", and the header says that its order is {order!r}"
        cure = f"samtools sort -o sorted.bam {file.path} && samtools index sorted.bam"
    if small:
        return Notice(code, f"{fault}; the file was read through", f"{cure}{sure}")
    raise InputError(
        code,
        f"{fault}, and it is too large to be read through",
        place=file.place,
        cause=cause,
        cure=f"{cure}{sure}",
    )


def _wrong_index(file: AlignmentFile) -> Notice:
    return Notice(
        "index.wrong",
        "the index beside the file does not lead to its reads; the file was read through",
        f"samtools index {file.path}",
    )


def _nothing_here(contig: str) -> Notice:
    return Notice(
        "alignments.none_here",
        f"no read of the file lies at COL7A1 on {contig}: its depth is 0 throughout",
        "check that the sequenced regions include COL7A1",
    )


def _nobodys_reads(count: int) -> Notice:
    return Notice(
        "reads.no_sample",
        f"{count:,} reads at COL7A1 name no read group of the header; with several samples in "
        "the file, nobody knows whose they are, and they were left out",
        "samtools addreplacerg names the group of reads",
    )

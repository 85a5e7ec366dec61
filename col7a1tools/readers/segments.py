"""An opened BAM or CRAM whose failures have a name.

htslib says "truncated file" of a CRAM whose reference it cannot find. That is told apart here,
because to a reader who goes on it looks like a region that nothing covers.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from col7a1tools.errors import InputError, Place
from col7a1tools.readers.alignment_file import AlignmentFile, Container
from col7a1tools.readers.alignment_header import Contig

if TYPE_CHECKING:
    from pysam import AlignedSegment
    from pysam import AlignmentFile as PysamFile

# Every field but bases, qualities and tags (SAM specification's order, as htslib counts them):
# enough to go through a CRAM, and none needs the reference.
_WITHOUT_BASES = ("required_fields=0x1ff",)
_NO_DOWNLOADS = "none/%s"


@dataclass(frozen=True, slots=True)
class Segments:
    """Alignments of one opened file.

    Attributes:
        handle: the file as pysam has it.
        file: what was seen of it before.
        contig: chromosome 3 in it.
        reference: FASTA that the user gave, or None.
    """

    handle: "PysamFile"
    file: AlignmentFile
    contig: Contig
    reference: Path | None

    def overlapping(self, start: int, end: int) -> Iterator["AlignedSegment"]:
        """Mapped segments that overlap a stretch of chromosome 3 (0-based, half-open).

        Raises:
            InputError: the file is damaged, its index is not its own, or a reference is missing.
        """
        return (segment for segment in self.placed(start, end) if not segment.is_unmapped)

    def placed(self, start: int, end: int) -> Iterator["AlignedSegment"]:
        """The same with the unmapped mates that lie beside mapped ones.

        Raises:
            InputError: as `overlapping`.
        """
        try:
            yield from self.handle.fetch(self.contig.name, start, end)
        except (OSError, ValueError) as error:
            raise self._failure(error) from error

    def through(self, start: int, end: int) -> Iterator["AlignedSegment"]:
        """The same in file order, from the whole file, without its index."""
        wanted = self.handle.get_tid(self.contig.name)
        try:
            for segment in self.handle.fetch(until_eof=True):
                if segment.reference_id != wanted or segment.is_unmapped:
                    continue
                behind = segment.reference_end
                if behind is not None and segment.reference_start < end and behind > start:
                    yield segment
        except (OSError, ValueError) as error:
            raise self._failure(error) from error

    def _failure(self, error: Exception) -> InputError:
        if self.file.container is Container.CRAM and self._is_whole():
            return _no_reference(self.contig, self.reference, self.file.place)
        cure = "copy or make the file again; samtools quickcheck and samtools view -c test it"
        if self.file.index is not None:
            cure = f"make its index again (samtools index {self.file.path}); if that fails, {cure}"
        return InputError(
            "alignments.damaged",
            f"the reads cannot be read ({error})",
            place=self.file.place,
            cause="the file is damaged, or the index beside it belongs to another file",
            cure=cure,
        )

    def _is_whole(self) -> bool:
        """Whether a CRAM can be gone through as long as no base is asked for."""
        import pysam  # noqa: PLC0415 - heavy

        try:
            with pysam.AlignmentFile(
                str(self.file.path), "rc", check_sq=False, format_options=_WITHOUT_BASES
            ) as again:
                return any(True for _ in again.fetch(until_eof=True))
        except (OSError, ValueError):
            return False


@contextmanager
def opened(file: AlignmentFile, reference: str | Path | None) -> Iterator["PysamFile"]:
    """Open a file with pysam, quietly and without its downloads.

    Raises:
        InputError: the reference is missing, or htslib cannot read the header.
    """
    import pysam  # noqa: PLC0415 - heavy

    if reference is not None and not Path(reference).is_file():
        raise InputError(
            "reference.missing",
            "there is no such reference file",
            place=Place(str(reference)),
            cure="give --reference the FASTA file that the CRAM was written against",
        )
    _forbid_downloads()
    # What htslib would print is raised here, as an error with its place and cure.
    verbosity = pysam.set_verbosity(0)
    try:
        with _open(file, reference) as handle:
            yield handle
    finally:
        pysam.set_verbosity(verbosity)


def _open(file: AlignmentFile, reference: str | Path | None) -> "PysamFile":
    import pysam  # noqa: PLC0415 - heavy

    try:
        return pysam.AlignmentFile(
            str(file.path),
            "rc" if file.container is Container.CRAM else "rb",
            check_sq=False,
            reference_filename=None if reference is None else str(reference),
            index_filename=None if file.index is None else str(file.index),
        )
    except (OSError, ValueError) as error:
        raise InputError(
            "alignments.header",
            f"the header cannot be read ({error})",
            place=file.place,
            cause="the file is damaged, or the index beside it is",
            cure="make its index again (samtools index), or copy or make the file again",
        ) from error


def _forbid_downloads() -> None:
    """Keep htslib from asking a server for a CRAM's reference; its local cache stays in use."""
    if "REF_PATH" in os.environ:
        return
    os.environ["REF_PATH"] = _NO_DOWNLOADS
    cache = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    os.environ.setdefault("REF_CACHE", f"{cache}/hts-ref/%2s/%2s/%s")


def _no_reference(contig: Contig, given: Path | None, place: Place) -> InputError:
    known = [f"MD5 {contig.checksum}"] if contig.checksum else []
    known += [f"it was {contig.location}"] if contig.location else []
    wanted = f"{contig.name} of {contig.span.assembly.value}"
    if known:
        wanted += f" ({', '.join(known)})"
    if given is None:
        message = f"the reads need the reference that the CRAM was written against: {wanted}"
        cause = "a CRAM keeps only what differs from its reference, and that was not found"
    else:
        message = f"{given} is not the reference that the CRAM was written against: {wanted}"
        cause = "its sequence of this name differs, or it has none"
    return InputError(
        "cram.reference",
        message,
        place=place,
        cause=cause,
        cure="give that FASTA file with --reference; samtools dict prints the MD5 (M5) of a "
        "FASTA's sequences",
    )

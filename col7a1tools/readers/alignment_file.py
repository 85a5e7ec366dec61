"""Look at a BAM or CRAM before htslib does: what it is, whether it is whole, where its index is.

htslib warns on stderr and goes on where a file was cut off or an index is older than its file;
what it then finds is less than there is, and nobody is told. So both are checked here.
"""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from col7a1tools.errors import InputError, Place
from col7a1tools.readers.byte_stream import (
    STDIN,
    ByteStream,
    Compression,
    decompressed,
    open_bytes,
)
from col7a1tools.readers.kinds import HEAD_SIZE, known_kind

_BAM = b"BAM\x01"
_CRAM = b"CRAM"
# The containers that end a CRAM of version 3 and of version 2.1 (CRAM specification, "End of
# file container"); older ones have none.
_CRAM3_END = bytes.fromhex(
    "0f000000ffffffff0fe0454f4600000000010005bdd94f0001000606010001000100ee63014b"
)
_CRAM21_END = bytes.fromhex("0b000000ffffffff0fe0454f460000000001000001000606010001000100")


class Container(Enum):
    """The two forms in which alignments are kept."""

    BAM = "BAM"
    CRAM = "CRAM"


@dataclass(frozen=True, slots=True)
class AlignmentFile:
    """A whole BAM or CRAM, and the index beside it.

    Attributes:
        path: the file.
        place: the same, for messages.
        container: BAM or CRAM.
        size: bytes on disk.
        index: the index beside it, or None.
        index_is_old: whether the index is older than the file.
    """

    path: Path
    place: Place
    container: Container
    size: int
    index: Path | None
    index_is_old: bool


def inspect_alignments(path: str | Path) -> AlignmentFile:
    """See what a file is, that it is whole, and which index lies beside it.

    Raises:
        InputError: there is no such file, it is neither BAM nor CRAM, or its end is missing.
    """
    if str(path) == STDIN:
        raise InputError(
            "alignments.stdin",
            "reads come from a file, not from standard input",
            place=Place("standard input"),
            cure="write the BAM or CRAM to a file first",
        )
    stream = open_bytes(path)
    try:
        container = _container(stream)
    finally:
        stream.close()
    location = Path(path)
    index = _find_index(location, container)
    return AlignmentFile(
        location,
        stream.place,
        container,
        location.stat().st_size,
        index,
        index is not None and index.stat().st_mtime < location.stat().st_mtime,
    )


def _container(stream: ByteStream) -> Container:
    if stream.head.startswith(_CRAM):
        _check_cram_end(stream)
        return Container.CRAM
    if stream.compression is Compression.BGZF:
        stream.file.seek(0)
        content = next(decompressed(stream.file, stream.place, HEAD_SIZE), b"")
        if content.startswith(_BAM):
            stream.check_end_block()
            return Container.BAM
        raise _not_alignments(content, stream.place)
    head = stream.head + stream.file.read(HEAD_SIZE)
    if not head.strip():
        raise InputError(
            "file.empty",
            "the file is empty",
            place=stream.place,
            cause="the program that writes it failed, or the copy did not finish",
            cure="make or copy the file again",
        )
    raise _not_alignments(head, stream.place)


def _check_cram_end(stream: ByteStream) -> None:
    version = tuple(stream.head[4:6])
    end = _CRAM3_END if version[0] >= 3 else _CRAM21_END if version == (2, 1) else b""
    size = stream.file.seek(0, 2)
    stream.file.seek(max(size - len(end), 0))
    if stream.file.read() != end and end:
        raise InputError(
            "cram.truncated",
            "the CRAM has no end container, so its last part is missing",
            place=stream.place,
            cause="a copy or download did not finish, or the program that wrote it was stopped",
            cure="copy or make the file again",
        )


def _not_alignments(head: bytes, place: Place) -> InputError:
    seen = known_kind(head)
    cure = "give the BAM or CRAM file"
    if seen is not None and "SAM file" in seen:
        cure = "samtools sort -o OUT.bam IN.sam && samtools index OUT.bam"
    return InputError(
        "file.kind",
        f"this is not a BAM or CRAM but {seen}" if seen else "this is not a BAM or CRAM",
        place=place,
        cure=cure,
    )


def _find_index(path: Path, container: Container) -> Path | None:
    """The index under one of the names that samtools and Picard give it, the newest first."""
    endings = (".bai", ".csi") if container is Container.BAM else (".crai",)
    names = [Path(f"{path}{ending}") for ending in endings]
    names += [path.with_suffix(ending) for ending in endings]
    existing = [name for name in names if name.is_file()]
    return max(existing, key=lambda index: index.stat().st_mtime, default=None)

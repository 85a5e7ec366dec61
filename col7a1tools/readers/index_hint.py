"""Where in a bgzip file to begin reading, from its .tbi or .csi index.

An index is taken as a hint and proved before it is used: the offset must lead to a record of
chromosome 3 that lies before the locus. From there the file is read in order, so nothing between
can be missed. htslib's own query is not used, because with the index of another file cyvcf2
finds no records and says nothing, and so do tabix and bcftools but for a message on stderr.
"""

import struct
from collections.abc import Callable, Collection, Iterator
from io import BufferedIOBase, BytesIO
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from col7a1tools.errors import InputError
from col7a1tools.readers.byte_stream import ByteStream, decompressed

_TBI = b"TBI\x01"
_CSI = b"CSI\x01"
_TBI_WINDOW = 14
# The most that is kept of an index at a time, and what is unpacked of it at least.
_MAX_SIZE = 1 << 28
_AT_LEAST = 1 << 16
# Content read first, more than one bgzip block, and then at a time; how many offsets are tried.
_FIRST, _PIECE = 1 << 18, 1 << 16
_TRIES = 64
# Bytes of a bin before its chunks, of which the number comes last, and of a chunk.
_TBI_BIN = 8
_CSI_BIN = 16
_CHUNK = 16
_RUN = 256  # bins that are passed over at once where each has one chunk, as nearly all have
_ONE = b"\1\0\0\0"


class UnusableIndexError(Exception):
    """The index cannot be read, or does not know chromosome 3."""


class VirtualOffset(NamedTuple):
    """A place in a bgzip file.

    Attributes:
        block: offset of a block in the file.
        within: offset in the decompressed block.
    """

    block: int
    within: int


class _Cursor:
    """Reads an index from the front, and unpacks no more of it than that needs."""

    def __init__(self, file: BufferedIOBase) -> None:
        self._file = file
        self._data = b""
        self._at = 0

    def ahead(self, size: int) -> memoryview:
        """The next bytes, fewer where the index ends; the cursor stays."""
        if size > _MAX_SIZE:
            raise ValueError("it claims to be too large")
        missing = self._at + size - len(self._data)
        if missing > 0:
            self._data = self._data[self._at :] + self._file.read(max(missing, _AT_LEAST))
            self._at = 0
        return memoryview(self._data)[self._at : self._at + size]

    def take(self, form: str) -> tuple[int, ...]:
        size = struct.calcsize(f"<{form}")
        values = struct.unpack(f"<{form}", self.ahead(size))
        self._at += size
        return values

    def count(self) -> int:
        (count,) = self.take("i")
        if count < 0:
            raise ValueError("it counts below zero")
        return count

    def text(self, length: int) -> bytes:
        found = bytes(self.ahead(length))
        self.skip(length)
        return found

    def skip(self, size: int) -> None:
        """Go on behind so many bytes."""
        while size:
            passed = len(self.ahead(min(size, _AT_LEAST)))
            if not passed:
                raise ValueError("it is cut off")
            self._at += passed
            size -= passed


def find_index(path: Path) -> Path | None:
    """The index beside a file, the newest where there are two."""
    found = [Path(f"{path}{suffix}") for suffix in (".tbi", ".csi")]
    existing = [index for index in found if index.is_file()]
    return max(existing, key=lambda index: index.stat().st_mtime, default=None)


def offsets_before(
    index: Path, names: Collection[str], position: int, contigs: tuple[str, ...] | None = None
) -> list[VirtualOffset]:
    """Places from which records reaching ``position`` can be read, the nearest first.

    Args:
        index: a .tbi or .csi file.
        names: names of the wanted contig.
        position: 0-based.
        contigs: contig names in order, for the index of a BCF, which holds none.

    Raises:
        UnusableIndexError: the index is damaged, or has not exactly one of ``names``.
    """
    import gzip  # noqa: PLC0415 - a plain VCF needs none of it

    try:
        with gzip.open(index, "rb") as file:
            return _read(_Cursor(file), names, position, contigs)
    except (OSError, EOFError, struct.error, ValueError, IndexError) as error:
        raise UnusableIndexError(str(error)) from error


def _read(
    cursor: _Cursor, names: Collection[str], position: int, contigs: tuple[str, ...] | None
) -> list[VirtualOffset]:
    magic = cursor.text(4)
    if magic == _TBI:
        references = cursor.count()
        indexed = _names(cursor)
    elif magic == _CSI:
        window, depth, auxiliary = cursor.take("iii")
        indexed = _names(_Cursor(BytesIO(cursor.text(auxiliary)))) if auxiliary else ()
        references = cursor.count()
    else:
        raise ValueError("it is neither a .tbi nor a .csi index")
    wanted = [i for i, name in enumerate(indexed or contigs or ()) if name in names]
    if len(wanted) != 1 or wanted[0] >= references:
        raise ValueError("it does not name chromosome 3 once")
    for _ in range(wanted[0]):
        _pass_contig(cursor, linear=magic == _TBI)
    if magic == _TBI:
        offsets = _linear(cursor, position >> _TBI_WINDOW)
    else:
        first_leaf = ((1 << 3 * depth) - 1) // 7
        offsets = _leaves(cursor, first_leaf, first_leaf + (position >> window))
    distinct = sorted({offset for offset in offsets if offset}, reverse=True)
    return [VirtualOffset(offset >> 16, offset & 0xFFFF) for offset in distinct]


def _names(cursor: _Cursor) -> tuple[str, ...]:
    *_, length = cursor.take("7i")
    return tuple(name.decode() for name in cursor.text(length).rstrip(b"\0").split(b"\0"))


def _pass_contig(cursor: _Cursor, *, linear: bool) -> None:
    """Go on behind a contig: its bins, and in a .tbi its linear index."""
    _pass_bins(cursor, _TBI_BIN if linear else _CSI_BIN)
    if linear:
        cursor.skip(8 * cursor.count())


def _pass_bins(cursor: _Cursor, head: int) -> None:
    size = head + _CHUNK
    left = cursor.count()
    while left:
        run = min(left, _RUN)
        bins = cursor.ahead(run * size)
        single = len(bins) == run * size and (
            bins.cast("I")[head // 4 - 1 :: size // 4].tobytes() == _ONE * run
        )
        if single:
            cursor.skip(run * size)
        else:
            for _ in range(run):
                *_, chunks = cursor.take(f"{head // 4}I")
                cursor.skip(_CHUNK * chunks)
        left -= run


def _linear(cursor: _Cursor, last: int) -> list[int]:
    """Linear index of a contig of a .tbi, up to the window ``last``."""
    _pass_bins(cursor, _TBI_BIN)
    return list(cursor.take(f"{min(cursor.count(), last + 1)}Q"))


def _leaves(cursor: _Cursor, first: int, last: int) -> list[int]:
    """First offsets of the smallest bins of a contig of a .csi, up to the bin ``last``."""
    offsets = []
    for _ in range(cursor.count()):
        number, offset, chunks = cursor.take("IQI")
        if first <= number <= last:
            offsets.append(offset)
        cursor.skip(_CHUNK * chunks)
    return offsets


def read_from(
    stream: ByteStream,
    offsets: list[VirtualOffset],
    is_before: Callable[[bytes, int], bool | None],
    *,
    much: bool = False,
) -> Iterator[bytes] | None:
    """Content from the nearest offset that is proved to lie before the locus.

    Args:
        stream: a bgzip file.
        offsets: as `offsets_before` gives them.
        is_before: tells of a piece of content and an offset in it whether a record begins
            there that lies before the locus; None where no record of chromosome 3 does.
        much: whether the locus alone is much to unpack.

    Returns:
        the content, or None where no offset lies before the locus.

    Raises:
        UnusableIndexError: an offset does not lead to a record of chromosome 3.
    """
    for offset in offsets[:_TRIES]:
        stream.file.seek(offset.block)
        pieces = decompressed(stream.file, stream.place, _PIECE, first=_FIRST, much=much)
        try:
            first = next(pieces, b"")
        except InputError as error:
            raise UnusableIndexError("it does not lead to the beginning of a block") from error
        before = is_before(first, offset.within) if offset.within < len(first) else None
        if before is None:
            raise UnusableIndexError("it does not lead to a record of chromosome 3")
        if before:
            return chain((first[offset.within :],), pieces)
    return None

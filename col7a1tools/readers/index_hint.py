"""Where in a bgzip file to begin reading, from its .tbi or .csi index.

An index is taken as a hint and proved before it is used: the offset must lead to a record of
chromosome 3 that lies before the locus. From there the file is read in order, so nothing between
can be missed. htslib's own query is not used, because with the index of another file cyvcf2
finds no records and says nothing, and so do tabix and bcftools but for a message on stderr.
"""

import struct
import sys
from array import array
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from col7a1tools.errors import InputError
from col7a1tools.readers.byte_stream import ByteStream, decompressed

_TBI = b"TBI\x01"
_CSI = b"CSI\x01"
_TBI_WINDOW = 14
_TBI_DEPTH = 5
_MAX_SIZE = 1 << 30
# Content read at a time, more than one bgzip block; and how many offsets are tried.
_PIECE = 1 << 18
_TRIES = 64


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


@dataclass(slots=True)
class _Cursor:
    data: bytes
    at: int = 0

    def take(self, form: str) -> tuple[int, ...]:
        values = struct.unpack_from(f"<{form}", self.data, self.at)
        self.at += struct.calcsize(f"<{form}")
        return values

    def number(self) -> int:
        return self.take("i")[0]

    def words(self) -> memoryview:
        """What follows, as numbers of four bytes."""
        rest = self.data[self.at :]
        if sys.byteorder == "big":
            swapped = array("I", rest[: len(rest) // 4 * 4])
            swapped.byteswap()
            return memoryview(swapped)
        return memoryview(rest)[: len(rest) // 4 * 4].cast("I")

    def skip_words(self, count: int) -> None:
        """Go on behind so many numbers of four bytes."""
        if count * 4 > len(self.data) - self.at:
            raise ValueError("it is cut off")
        self.at += 4 * count

    def text(self, length: int) -> bytes:
        self.at += length
        return self.data[self.at - length : self.at]


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
            cursor = _Cursor(file.read(_MAX_SIZE))
        return _read(cursor, names, position, contigs)
    except (OSError, EOFError, struct.error, ValueError, IndexError) as error:
        raise UnusableIndexError(str(error)) from error


def _read(
    cursor: _Cursor, names: Collection[str], position: int, contigs: tuple[str, ...] | None
) -> list[VirtualOffset]:
    magic = cursor.text(4)
    if magic == _TBI:
        references = cursor.number()
        indexed = _names(cursor)
        window, depth = _TBI_WINDOW, _TBI_DEPTH
    elif magic == _CSI:
        window, depth, auxiliary = cursor.take("iii")
        after = cursor.at + auxiliary
        indexed = _names(cursor) if auxiliary else ()
        cursor.at = after
        references = cursor.number()
    else:
        raise ValueError("it is neither a .tbi nor a .csi index")
    wanted = [i for i, name in enumerate(indexed or contigs or ()) if name in names]
    if len(wanted) != 1 or wanted[0] >= references:
        raise ValueError("it does not name chromosome 3 once")
    first_leaf = ((1 << 3 * depth) - 1) // 7
    leaf = first_leaf + (position >> window)
    offsets: list[int] = []
    for _ in range(wanted[0] + 1):
        if magic == _TBI:
            offsets = _linear(cursor, position >> window)
        else:
            offsets = _leaves(cursor, first_leaf, leaf)
    distinct = sorted({offset for offset in offsets if offset}, reverse=True)
    return [VirtualOffset(offset >> 16, offset & 0xFFFF) for offset in distinct]


def _names(cursor: _Cursor) -> tuple[str, ...]:
    *_, length = cursor.take("7i")
    return tuple(name.decode() for name in cursor.text(length).rstrip(b"\0").split(b"\0"))


def _linear(cursor: _Cursor, last: int) -> list[int]:
    """Linear index of a contig of a .tbi, up to the window ``last``."""
    bins = cursor.number()
    words = cursor.words()
    at = 0
    for _ in range(bins):  # number of the bin, number of its chunks, the chunks
        at += 2 + 4 * words[at + 1]
    cursor.skip_words(at)
    windows = cursor.number()
    return list(cursor.take(f"{windows}Q"))[: last + 1]


def _leaves(cursor: _Cursor, first: int, last: int) -> list[int]:
    """First offsets of the smallest bins of a contig of a .csi, up to the bin ``last``."""
    bins = cursor.number()
    words = cursor.words()
    offsets = []
    at = 0
    for _ in range(bins):  # number of the bin, first offset in two words, number of chunks, chunks
        if first <= words[at] <= last:
            offsets.append(words[at + 1] | words[at + 2] << 32)
        at += 4 + 4 * words[at + 3]
    cursor.skip_words(at)
    return offsets


def read_from(
    stream: ByteStream, offsets: list[VirtualOffset], is_before: Callable[[bytes, int], bool | None]
) -> Iterator[bytes] | None:
    """Content from the nearest offset that is proved to lie before the locus.

    Args:
        stream: a bgzip file.
        offsets: as `offsets_before` gives them.
        is_before: tells of a piece of content and an offset in it whether a record begins
            there that lies before the locus; None where no record of chromosome 3 does.

    Returns:
        the content, or None where no offset lies before the locus.

    Raises:
        UnusableIndexError: an offset does not lead to a record of chromosome 3.
    """
    for offset in offsets[:_TRIES]:
        stream.file.seek(offset.block)
        pieces = decompressed(stream.file, stream.place, _PIECE)
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

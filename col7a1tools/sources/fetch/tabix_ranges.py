"""Which bytes of a bgzip file hold a region, by its .tbi index (tabix specification)."""

import gzip
import struct
import zlib
from dataclasses import dataclass

from col7a1tools.errors import InputError, Place

_MAGIC = b"TBI\x01"
_HEADER = struct.Struct("<4s8i")
_WINDOW = 14
# A bgzip block has at most 64 KiB, header and trailer included.
LARGEST_BLOCK = 1 << 16


@dataclass(frozen=True, slots=True)
class ByteRange:
    """Bytes ``[start, end)`` of the compressed file: whole blocks."""

    start: int
    end: int


def region_bytes(
    index: bytes, names: frozenset[str], start: int, end: int, place: Place
) -> ByteRange:
    """Bytes that hold every record of a region.

    Args:
        index: a .tbi as stored.
        names: names of the wanted contig.
        start: first base, 0-based.
        end: behind the last base.
        place: of the index, for messages.

    Returns:
        one range; the last block in it may be cut, and `LARGEST_BLOCK` was added for it.

    Raises:
        InputError: it is no .tbi index, or has nothing in the region.
    """
    try:
        data = gzip.decompress(index)
        chunks = _chunks(data, names, start, end)
    except (OSError, EOFError, zlib.error, struct.error, ValueError) as error:
        raise InputError(
            "fetch.index", f"the index cannot be read ({error})", place=place, cure="try again"
        ) from error
    if not chunks:
        raise InputError("fetch.region", "the index has nothing at COL7A1", place=place)
    first = min(begin for begin, _ in chunks) >> 16
    last = max(stop for _, stop in chunks) >> 16
    return ByteRange(first, last + LARGEST_BLOCK)


def _chunks(data: bytes, names: frozenset[str], start: int, end: int) -> list[tuple[int, int]]:
    magic, references, *_, length = _HEADER.unpack_from(data)
    if magic != _MAGIC:
        raise ValueError("it is no .tbi")
    at = _HEADER.size
    indexed = data[at : at + length].rstrip(b"\0").decode().split("\0")
    at += length
    for name in indexed[:references]:
        bins, at = _bins(data, at)
        (windows,) = struct.unpack_from("<i", data, at)
        linear = struct.unpack_from(f"<{windows}Q", data, at + 4)
        at += 4 + 8 * windows
        if name in names:
            least = linear[min(start >> _WINDOW, windows - 1)] if windows else 0
            return [
                (max(begin, least), stop)
                for number in _overlapping(start, end)
                for begin, stop in bins.get(number, ())
                if stop > least
            ]
    raise ValueError("it does not name chromosome 3")


def _bins(data: bytes, at: int) -> tuple[dict[int, list[tuple[int, int]]], int]:
    """Chunks by bin of one contig, and where the linear index begins."""
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    bins = {}
    for _ in range(count):
        number, chunks = struct.unpack_from("<Ii", data, at)
        values = struct.unpack_from(f"<{2 * chunks}Q", data, at + 8)
        bins[number] = list(zip(values[::2], values[1::2], strict=True))
        at += 8 + 16 * chunks
    return bins, at


def _overlapping(start: int, end: int) -> list[int]:
    """Numbers of the bins that overlap a region (the UCSC binning scheme, five levels)."""
    numbers = [0]
    for level in range(1, 6):
        first = ((1 << 3 * level) - 1) // 7
        shift = 29 - 3 * level
        numbers += range(first + (start >> shift), first + ((end - 1) >> shift) + 1)
    return numbers


def blocks_text(data: bytes) -> bytes:
    """Content of the whole bgzip blocks at the beginning of ``data``; a cut one is left out.

    Raises:
        ValueError: the data does not begin with a bgzip block, or a block is damaged.
    """
    parts = []
    at = 0
    while at + 18 <= len(data):
        if data[at : at + 4] != b"\x1f\x8b\x08\x04" or data[at + 12 : at + 14] != b"BC":
            raise ValueError("it is not bgzip-compressed")
        size = struct.unpack_from("<H", data, at + 16)[0] + 1
        if at + size > len(data):
            break
        try:
            parts.append(gzip.decompress(data[at : at + size]))
        except (OSError, EOFError, zlib.error) as error:
            raise ValueError(f"a block is damaged ({error})") from error
        at += size
    return b"".join(parts)

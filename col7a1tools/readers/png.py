"""PNG pictures: read whole, checked, and kept without what is not the picture.

After the PNG specification, third edition (W3C 2025), sections 5, 7, 9 and 11.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEADER = struct.Struct(">IIBBBBB")
# Samples of a pixel, by colour type, and the bit depths that it may have.
_COLOURS = {
    0: (1, (1, 2, 4, 8, 16)),
    2: (3, (8, 16)),
    3: (1, (1, 2, 4, 8)),
    4: (2, (8, 16)),
    6: (4, (8, 16)),
}
_PALETTE_COLOUR = 3
# Chunks that draw the picture; texts, times and other additions are left behind.
_KEPT = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
_LAST_FILTER = 4


class PngError(ValueError):
    """The bytes are no PNG that a page can show; the message says why."""


@dataclass(frozen=True, slots=True)
class Png:
    """A picture: its size in pixels, and the file with nothing but the picture in it."""

    width: int
    height: int
    content: bytes


def read_png(content: bytes, most_pixels: int) -> Png:
    """Check a PNG file.

    Args:
        content: the file.
        most_pixels: how wide and how high it may be.

    Raises:
        PngError: it is none, damaged, interlaced, or larger than allowed.
    """
    if not content.startswith(_SIGNATURE):
        raise PngError("it does not begin as a PNG file does")
    chunks = [chunk for chunk in _chunks(content) if chunk[0] in _KEPT]
    names = [name for name, _ in chunks]
    if not names or names[0] != b"IHDR" or names[-1] != b"IEND" or names.count(b"IHDR") != 1:
        raise PngError("its first or last part is missing")
    header = chunks[0][1]
    if len(header) != _HEADER.size:
        raise PngError("its header is damaged")
    width, height, depth, colour, compression, filtering, interlaced = _HEADER.unpack(header)
    if not (0 < width <= most_pixels and 0 < height <= most_pixels):
        raise PngError(f"it has {width} x {height} pixels, and may have up to {most_pixels} each")
    if interlaced:
        raise PngError("it is interlaced; save it without")
    if compression or filtering or depth not in _COLOURS.get(colour, (0, ()))[1]:
        raise PngError("its header names a form that PNG does not have")
    if colour == _PALETTE_COLOUR and names.count(b"PLTE") != 1:
        raise PngError("its palette is missing")
    line = 1 + (width * depth * _COLOURS[colour][0] + 7) // 8
    _check_lines(b"".join(data for name, data in chunks if name == b"IDAT"), line, height)
    return Png(width, height, _SIGNATURE + b"".join(_written(*chunk) for chunk in chunks))


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and data of each chunk, after its checksum was proved."""
    place = len(_SIGNATURE)
    while place < len(content):
        length = int.from_bytes(content[place : place + 4], "big")
        name = content[place + 4 : place + 8]
        data = content[place + 8 : place + 8 + length]
        checksum = content[place + 8 + length : place + 12 + length]
        if checksum != zlib.crc32(name + data).to_bytes(4, "big"):
            raise PngError("it is cut short or damaged")
        yield name, data
        if name == b"IEND":
            return
        place += 12 + length


def _check_lines(packed: bytes, line: int, height: int) -> None:
    """Every line of the picture is there, with a filter that exists."""
    unpacker = zlib.decompressobj()
    try:
        lines = unpacker.decompress(packed, line * height + 1)
    except zlib.error as error:
        raise PngError("its picture is damaged") from error
    if len(lines) != line * height or not unpacker.eof:
        raise PngError("its picture is cut short or longer than its header says")
    if any(lines[place] > _LAST_FILTER for place in range(0, len(lines), line)):
        raise PngError("its picture is damaged")


def _written(name: bytes, data: bytes) -> bytes:
    checksum = zlib.crc32(name + data).to_bytes(4, "big")
    return len(data).to_bytes(4, "big") + name + data + checksum

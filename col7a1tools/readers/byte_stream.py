"""Bytes of a file or of standard input, decompressed in large pieces.

The standard library's gzip reads bgzip and plain gzip alike, at 0.3 s for 100 MB of content, and
checks every member's length and checksum; isal does the same in a third of the time, and takes 10
milliseconds to load. Only one thing escapes both: a bgzip file cut exactly between two blocks,
which the missing end block gives away.
"""

import contextlib
import sys
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, Protocol

from col7a1tools.errors import InputError, Place
from col7a1tools.readers.kinds import GZIP_MAGIC
from col7a1tools.readers.limits import JUDGED_AS_A_WHOLE

if TYPE_CHECKING:
    from gzip import GzipFile

STDIN = "-"
# Bytes of content in a piece: few, since each is copied on its way. The first is small, since many
# need no more than the header.
_FIRST_CHUNK = 1 << 13
_CHUNK = JUDGED_AS_A_WHOLE
_BGZF_HEADER = 18
# From this many packed bytes on, loading a faster library pays.
_MUCH = 1 << 20
# A piece of memory larger than any that is asked for while unpacking.
_LARGE = 16 << 20

# The empty block that ends every bgzip file (SAM specification, section 4.1.2).
BGZF_END = bytes.fromhex("1f8b08040000000000ff0600424302001b0003000000000000000000")


class Compression(Enum):
    """How the bytes are packed."""

    NONE = "none"
    GZIP = "gzip"
    BGZF = "bgzip"


class _Readable(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


class _Watched:
    """A source of bytes that gives back the sniffed head first and remembers the last bytes."""

    def __init__(self, head: bytes, source: _Readable) -> None:
        self._head = head
        self._source = source
        self.tail = b""

    def read(self, size: int = -1, /) -> bytes:
        """Up to ``size`` bytes."""
        if self._head:
            head = self._head
            data, self._head = (head, b"") if size < 0 else (head[:size], head[size:])
            if size < 0:
                data += self._source.read()
        else:
            data = self._source.read(size)
        self.tail = (self.tail + data[-len(BGZF_END) :])[-len(BGZF_END) :]
        return data

    def readinto(self, buffer: memoryview) -> int:
        """Fill a buffer, or its first part at the end; the number of bytes."""
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


class ByteStream(NamedTuple):
    """An opened input whose compression is known.

    Attributes:
        place: the file's name, for messages.
        path: the file, or None for standard input.
        file: the raw bytes, positioned behind ``head``.
        head: the first raw bytes, already read.
        compression: how they are packed.
    """

    place: Place
    path: Path | None
    file: BinaryIO
    head: bytes
    compression: Compression

    def chunks(self) -> Iterator[bytes]:
        """The decompressed content, from the beginning.

        Raises:
            InputError: the compressed data is damaged or was cut off.
        """
        raw = _Watched(self.head, self.file)
        if self.compression is Compression.NONE:
            yield from _read_all(raw, self.place)
            return
        much = self.path is None or self.path.stat().st_size >= _MUCH
        yield from decompressed(raw, self.place, _CHUNK, first=_FIRST_CHUNK, much=much)
        if self.compression is Compression.BGZF and raw.tail != BGZF_END:
            raise _no_end_block(self.place)

    def check_end_block(self) -> None:
        """Refuse a bgzip file without its end block, without reading what lies before it.

        Raises:
            InputError: the file was cut off.
        """
        size = self.file.seek(0, 2)
        self.file.seek(max(size - len(BGZF_END), 0))
        if self.file.read() != BGZF_END:
            raise _no_end_block(self.place)

    def close(self) -> None:
        """Close the file; standard input stays open."""
        if self.path is not None:
            self.file.close()


def open_bytes(path: str | Path) -> ByteStream:
    """Open a file, or standard input for ``-``, and see how it is packed.

    Raises:
        InputError: there is no such file, it is a directory, or it cannot be read.
    """
    if str(path) == STDIN:
        place = Place("standard input")
        return _with_head(place, None, sys.stdin.buffer)
    location = Path(path)
    place = Place(str(path))
    if location.is_dir():
        raise InputError(
            "file.directory",
            "this is a directory, not a file",
            place=place,
            cure="give the VCF or BCF file itself",
        )
    try:
        file = location.open("rb")
    except FileNotFoundError as error:
        raise InputError(
            "file.missing", "there is no such file", place=place, cure="check the path"
        ) from error
    except OSError as error:
        raise _unreadable(place, error) from error
    try:
        return _with_head(place, location, file)
    except InputError:
        file.close()
        raise


def decompressed(
    raw: _Readable, place: Place, size: int, *, first: int | None = None, much: bool = False
) -> Iterator[bytes]:
    """Content of gzip or bgzip data, in pieces.

    Args:
        raw: the packed data.
        place: the file, for messages.
        size: bytes of a piece; the last may be smaller.
        first: bytes of the first piece, where it is to be another size.
        much: whether there is so much that a faster library pays for its loading.

    Raises:
        InputError: the data is damaged or was cut off.
    """
    unpacker = _unpacker(much=much)
    # The stubs want a whole file; GzipFile asks for read alone.
    with unpacker.open(fileobj=raw, mode="rb") as file:  # type: ignore[call-overload]
        try:
            wanted = first or size
            while piece := file.read(wanted):
                yield piece
                wanted = size
        except EOFError as error:
            raise InputError(
                "gzip.truncated",
                "the compressed data ends in the middle",
                place=place,
                cause="a copy or download did not finish, or the disk was full",
                cure="copy or make the file again; gzip -t tests it",
            ) from error
        except unpacker.faults as error:
            raise InputError(
                "gzip.corrupt",
                f"the compressed data is damaged ({error})",
                place=place,
                cause="bytes changed on the way, or something was appended to the file",
                cure="copy or make the file again; gzip -t tests it",
            ) from error
        except OSError as error:
            raise _unreadable(place, error) from error


class _Unpacker(NamedTuple):
    """What unpacks gzip data, and what it raises where they are damaged."""

    open: "type[GzipFile]"
    faults: tuple[type[Exception], ...]


def _unpacker(*, much: bool) -> _Unpacker:
    """The fastest there is; where there is little to unpack, what loads fastest."""
    import gzip  # noqa: PLC0415 - a plain VCF needs none of it
    import zlib  # noqa: PLC0415

    if much:
        # Having freed a piece of this size, the C library keeps the smaller ones for the next use
        # and does not return each to the system, which takes longer than the unpacking.
        bytes(_LARGE)
        with contextlib.suppress(ImportError):  # it is not made for every platform
            from isal import igzip, isal_zlib  # noqa: PLC0415

            faults = (gzip.BadGzipFile, isal_zlib.error)
            # Its stubs call the class of its errors an error.
            return _Unpacker(igzip.IGzipFile, faults)  # type: ignore[arg-type]
    return _Unpacker(gzip.GzipFile, (gzip.BadGzipFile, zlib.error))


def _read_all(raw: _Readable, place: Place) -> Iterator[bytes]:
    try:
        while piece := raw.read(_CHUNK):
            yield piece
    except OSError as error:
        raise _unreadable(place, error) from error


def _with_head(place: Place, path: Path | None, file: BinaryIO) -> ByteStream:
    try:
        head = file.read(_BGZF_HEADER)
    except OSError as error:
        raise _unreadable(place, error) from error
    return ByteStream(place, path, file, head, _compression(head))


def _compression(head: bytes) -> Compression:
    if not head.startswith(GZIP_MAGIC):
        return Compression.NONE
    # A gzip member with an extra field whose first subfield is BC is a bgzip block.
    is_bgzf = len(head) == _BGZF_HEADER and head[3] & 4 and head[12:14] == b"BC"
    return Compression.BGZF if is_bgzf else Compression.GZIP


def _unreadable(place: Place, error: OSError) -> InputError:
    return InputError(
        "file.unreadable",
        f"the file cannot be read ({error.strerror or error})",
        place=place,
        cure="check its permissions and the disk",
    )


def _no_end_block(place: Place) -> InputError:
    return InputError(
        "bgzf.truncated",
        "the bgzip file has no end block, so its last part is missing",
        place=place,
        cause="a copy or download did not finish, or the program that wrote it was stopped",
        cure="copy or make the file again",
    )

"""The header of a source file and the lines of it that may concern the gene.

Files of many gigabytes are read once, when they are added: through their index where one is
beside them and proves right, else in large pieces in which a pattern jumps to the lines of the
locus. No other line is split.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from col7a1tools.errors import InputError, Place
from col7a1tools.gene.locus import Locus
from col7a1tools.readers.byte_stream import ByteStream, Compression, open_bytes
from col7a1tools.readers.candidates import WholeLines
from col7a1tools.readers.index_hint import (
    UnusableIndexError,
    find_index,
    offsets_before,
    read_from,
)
from col7a1tools.readers.indexed import line_is_before
from col7a1tools.readers.notice import Notice
from col7a1tools.readers.numbers import whole_number

# Bytes in which header and first row of every known format surely end.
_HEAD = 1 << 20
# First two columns on chromosome 3 at 48.5 to 48.7 million, where the locus is on both assemblies.
AT_LOCUS = re.compile(rb'\n"?(?:[cC][hH][rR])?(?:0?3|NC_000003\.\d+)"?[\t,]"?48[56]\d{5}[\t,"]')
EVERY_LINE = re.compile(rb"\n[^\n]")
_HTML = (b"<!doctype html", b"<html", b"<head", b"<?xml")


Wanted = re.Pattern[bytes] | bytes
"""Which lines: a pattern that begins with the line feed before the line, or a word in it."""


@dataclass(slots=True)
class SourceLines:
    """An opened source file.

    Attributes:
        place: the file, for messages.
        head: its first lines, up to a megabyte of them.
        notices: what was noticed; complete when the lines are out.
    """

    place: Place
    head: tuple[str, ...]
    _stream: ByteStream
    _chunks: Iterator[bytes]
    notices: list[Notice] = field(default_factory=list)

    def matching(self, wanted: Wanted, locus: Locus) -> Iterator[tuple[int | None, str]]:
        """Number and text of each wanted line; lines of the header may be among them.

        Args:
            wanted: which lines. `AT_LOCUS` lets an index be used.
            locus: the locus.

        Raises:
            InputError: the file is damaged, cut off or no text.
        """
        indexed = self._indexed(locus) if wanted is AT_LOCUS else None
        line = None if indexed else 1
        for block in WholeLines(indexed or self._chunks, self.place):
            if b"\0" in block:
                raise _no_text(self.place)
            counted = 1
            for begin in _begins(block, wanted):
                if line is not None:
                    line += block.count(b"\n", counted, begin)
                    counted = begin
                end = block.find(b"\n", begin)
                raw = block[begin:] if end < 0 else block[begin:end]
                yield line, _decoded(raw, line, self.place)
            if line is not None:
                line += block.count(b"\n", counted) + 1
            elif _is_behind(block, locus):
                return

    def close(self) -> None:
        """Close the file."""
        self._stream.close()

    def _indexed(self, locus: Locus) -> Iterator[bytes] | None:
        """Content from just before the locus on, or None where the whole file must be read."""
        path = self._stream.path
        if path is None or self._stream.compression is not Compression.BGZF:
            return None
        index = find_index(path)
        if index is None:
            return None
        if index.stat().st_mtime < path.stat().st_mtime:
            self._notice("index.old", f"the index {index.name} is older than the file")
            return None
        self._stream.check_end_block()
        spans = locus.spans.values()
        names = {name for span in spans for name in span.contig_names}
        first = min(span.start for span in spans)
        try:
            offsets = offsets_before(index, names, first - 1)
            content = read_from(self._stream, offsets, line_is_before(names, first))
        except UnusableIndexError as error:
            self._notice(
                "index.unusable", f"the index {index.name} does not fit the file ({error})"
            )
            content = None
        if content is None:
            self._stream.file.seek(len(self._stream.head))
            self._chunks = self._stream.chunks()
        return content

    def _notice(self, code: str, message: str) -> None:
        self.notices.append(
            Notice(
                code,
                f"{message}, so the whole file was read instead",
                "make the index again with tabix -f",
            )
        )


def open_lines(path: Path) -> SourceLines:
    """Open a source file and read its beginning.

    Raises:
        InputError: it cannot be read, is empty, is a web page, or is no text.
    """
    stream = open_bytes(path)
    try:
        chunks = stream.chunks()
        head = b""
        while len(head) < _HEAD and (chunk := next(chunks, b"")):
            head += chunk
        _refuse(head, stream.place)
        lines = head[:_HEAD].decode("utf-8-sig", "replace").splitlines()
        return SourceLines(stream.place, tuple(lines), stream, chain((head,), chunks))
    except BaseException:
        stream.close()
        raise


def _begins(block: bytes, wanted: Wanted) -> Iterator[int]:
    """Where the wanted lines of a block begin; a line feed stands before each."""
    if isinstance(wanted, re.Pattern):
        yield from (match.start() + 1 for match in wanted.finditer(block))
        return
    found = block.find(wanted)
    while found >= 0:
        yield block.rfind(b"\n", 0, found) + 1
        end = block.find(b"\n", found)
        if end < 0:
            return
        found = block.find(wanted, end)


def _refuse(head: bytes, place: Place) -> None:
    if not head.strip():
        raise InputError(
            "source.empty", "the file is empty", place=place, cure="get or make it again"
        )
    if head.lstrip()[:64].lower().startswith(_HTML):
        raise InputError(
            "source.web_page",
            "the file is a web page (HTML), not data",
            place=place,
            cause="a download that needs a login, or that failed, saves a page instead",
            cure="download the file again",
        )
    if b"\0" in head:
        raise _no_text(place)


def _no_text(place: Place) -> InputError:
    return InputError(
        "source.no_text",
        "the file is no text",
        place=place,
        cure="give the source as VCF or as a table, plain or compressed with gzip or bgzip",
    )


def _decoded(raw: bytes, line: int | None, place: Place) -> str:
    try:
        return raw.decode("utf-8").rstrip("\r")
    except UnicodeDecodeError as error:
        raise InputError(
            "source.encoding",
            "the line is not encoded as UTF-8",
            place=Place(place.path, line),
            cure="iconv -f WINDOWS-1252 -t UTF-8 IN > OUT",
        ) from error


def _is_behind(block: bytes, locus: Locus) -> bool:
    """Whether the last line of a block of a sorted file lies behind the locus."""
    columns = block[block.rfind(b"\n") + 1 :].split(b"\t", 2)
    names = {name.encode() for span in locus.spans.values() for name in span.contig_names}
    position = whole_number(columns[1].decode("ascii", "replace")) if len(columns) > 2 else None
    if columns[0] not in names or position is None:
        return True
    return position > max(span.end for span in locus.spans.values())

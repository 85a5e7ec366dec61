"""Find the lines of a VCF that may touch the locus, by their first two columns.

A regular expression jumps from one line of chromosome 3 to the next inside large pieces of text;
the lines of other chromosomes are never split, nor plain ones of chromosome 3 that lie far from the
locus. No order of records is assumed: a large deletion that starts far upstream is found wherever
it stands, and so is a breakend on another chromosome whose mate lies in the locus.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from col7a1tools.errors import InputError, Place
from col7a1tools.gene.locus import Locus
from col7a1tools.readers.extent import TRANSLOCATIONS, extent_of
from col7a1tools.readers.faults import (
    bad_position,
    cut_off,
    nul_byte,
    other_contig_name,
    spaces_for_tabs,
    wrong_column_count,
    wrong_encoding,
)
from col7a1tools.readers.header import VcfHeader
from col7a1tools.readers.interesting_lines import INTERESTING, distant_breakends, interesting_near
from col7a1tools.readers.limits import check_length, check_variety
from col7a1tools.readers.numbers import whole_number
from col7a1tools.readers.stated_assembly import T2T_ACCESSIONS, t2t_contig

# From this many columns on, looking for the ends of lines is faster than for their beginnings.
_MANY_COLUMNS = 200


class Candidate(NamedTuple):
    """A line that may touch the locus.

    Attributes:
        line: line number in the file, None where it is not known.
        text: the line, without its end.
        start: POS, 1-based; 0 where the record lies on another chromosome.
        end: last base it reaches, 1-based inclusive; 0 as above.
        ref: REF as written.
        mates: ends of its breakends on chromosome 3.
    """

    line: int | None
    text: str
    start: int
    end: int
    ref: str
    mates: tuple[int, ...]

    def touches(self, start: int, end: int) -> bool:
        """Whether the record or the mate of a breakend lies in ``start`` to ``end``."""
        if self.start <= end and self.end >= start:
            return True
        return any(start <= mate <= end for mate in self.mates)


class WholeLines:
    """Pieces of text regrouped so that none is cut inside a line.

    Iterating gives pieces of whole lines, each line with a line feed before it.

    Attributes:
        unfinished: the last line, where no line feed ends it; known at the end.
    """

    def __init__(self, chunks: Iterable[bytes], place: Place) -> None:
        """Prepare.

        Args:
            chunks: text, cut anywhere.
            place: the file, for messages.
        """
        self._chunks = chunks
        self._place = place
        self.unfinished = b""

    def __iter__(self) -> Iterator[bytes]:
        """The pieces.

        Raises:
            InputError: a line, or a run of blank lines, is too long to be data.
        """
        parts, held = [b"\n"], 0
        for chunk in self._chunks:
            check_variety(chunk, self._place)
            cut = chunk.rfind(b"\n")
            if cut < 0:
                parts.append(chunk)
                held += len(chunk)
                check_length(held, "a line", self._place)
                continue
            parts.append(chunk[:cut])
            yield b"".join(parts)
            parts = [b"\n", chunk[cut + 1 :]]
            held = len(parts[1])
        last = b"".join(parts)
        self.unfinished = last[1:]
        if self.unfinished:
            yield last


class CandidateFinder:
    """Finds candidates in pieces of VCF text.

    Attributes:
        others: whether a record was seen that is not a candidate.
    """

    def __init__(
        self, locus: Locus, header: VcfHeader, place: Place, *, in_order: bool = False
    ) -> None:
        """Prepare to search.

        Args:
            locus: the locus with its spans on both assemblies.
            header: header of the file.
            place: the file, for messages.
            in_order: the text is proved to be sorted, and the search may stop behind the locus.
        """
        spans = locus.spans.values()
        names = sorted({name for span in spans for name in span.contig_names})
        self._names = frozenset(names)
        self._prefixes = tuple(f"{name}\t".encode() for name in names)
        self._first = min(span.start for span in spans)
        self._last = max(span.end for span in spans)
        self._locus = locus
        self._columns = header.column_count
        self._has_chr2 = header.declares("INFO", "CHR2")
        self._place = place
        self._in_order = in_order
        self._behind = False
        self.others = in_order

    def blocks(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """The text in blocks of whole lines, as `find` takes them.

        Raises:
            InputError: the file ends in the middle of a line; comes behind the last block.
        """
        lines = WholeLines(chunks, self._place)
        yield from lines
        last = lines.unfinished
        if last.strip() and last.count(b"\t") + 1 != self._columns:
            raise cut_off(last.decode("utf-8", "replace"), self._columns, self._place)

    def find(self, blocks: Iterable[bytes], first_line: int | None) -> Iterator[Candidate]:
        """Candidates in file order.

        Args:
            blocks: whole lines, each with a line feed before it.
            first_line: number of the first line of the first block, None for unknown.

        Raises:
            InputError: a line on chromosome 3 has no readable position, or is no text.
            AssemblyError: the contig belongs to an assembly that is not supported.
        """
        for block in blocks:
            if b"\0" in block:
                raise self._nul_byte(block, first_line)
            far = self._may_reach_far(block)
            begins = self._begins(block, far=far)
            line, counted = first_line, 1
            found = 0
            for begin in begins:
                if line is not None:
                    line += _lines_between(block, counted, begin)
                    counted = begin
                end = block.find(b"\n", begin)
                candidate = self.candidate(block[begin:] if end < 0 else block[begin:end], line)
                if self._in_order and self._behind and not far:
                    return
                if candidate is not None:
                    found += 1
                    yield candidate
            if self._in_order and (self._behind or not begins):
                return
            if first_line is None and self.others:
                continue
            lines = block.count(b"\n")
            self.others = self.others or lines > found
            if first_line is not None:
                first_line += lines

    def candidate(self, raw: bytes, line: int | None) -> Candidate | None:
        """The candidate on a line, if it is one.

        Raises:
            InputError: as `find`.
            AssemblyError: as `find`.
        """
        if not raw.startswith(self._prefixes):
            return self._elsewhere(raw, line)
        text = self._text(raw, line)
        try:
            _, written, _, ref, alt, _ = text.split("\t", 5)
        except ValueError:
            raise self._unreadable(text, line) from None
        position = whole_number(written)
        if position is None:
            raise self._unreadable(text, line)
        if position > self._last:
            self._behind = True
            if "[" not in alt and "]" not in alt and not alt.startswith(TRANSLOCATIONS):
                return None
        elif alt.isalpha():  # one ALT, of bases
            end = position + len(ref) - 1
            return Candidate(line, text, position, end, ref, ()) if end >= self._first else None
        return self._far_reaching(text, position, line)

    @cached_property
    def _near(self) -> re.Pattern[bytes]:
        """Finds the lines that are not plainly far away; compiled only for a file without index."""
        return interesting_near(self._locus)

    @cached_property
    def _distant(self) -> re.Pattern[bytes]:
        """Finds breakends whose mates may lie on chromosome 3."""
        return distant_breakends(self._locus)

    def _may_reach_far(self, block: bytes) -> bool:
        """Whether a block may hold breakends, whose mates lie anywhere."""
        return b"[" in block or b"]" in block or self._has_chr2

    def _begins(self, block: bytes, *, far: bool) -> list[int]:
        """Where the interesting lines of a block begin, in order."""
        # What is not ASCII may be no text at all, which every line of chromosome 3 is held to.
        skips = not self._in_order and block.isascii()
        pattern = self._near if skips else INTERESTING
        if self._columns < _MANY_COLUMNS:
            begins = [match.start() + 1 for match in pattern.finditer(block)]
        else:
            begins = [feed + 1 for feed in _line_feeds(block) if pattern.match(block, feed)]
        if far:
            distant = [
                block.rfind(b"\n", 0, match.start()) + 1 for match in self._distant.finditer(block)
            ]
            begins = sorted({*begins, *distant})
        return begins

    def _elsewhere(self, raw: bytes, line: int | None) -> Candidate | None:
        """The candidate on a line that is not plainly on chromosome 3: a breakend, or a fault."""
        place = Place(self._place.path, line)
        if raw.startswith(b"#"):
            raise _second_header(place)
        if INTERESTING.match(b"\n" + raw):
            contig = raw.split(None, 1)[0].decode("utf-8", "replace")
            if contig in self._names:
                raise spaces_for_tabs(place)
            raise _wrong_contig(contig, place)
        return self._far_reaching(self._text(raw, line), 0, line)

    def _far_reaching(self, text: str, position: int, line: int | None) -> Candidate | None:
        """The candidate on a line whose ALT may reach further than REF; POS 0 if not on 3."""
        columns = text.split("\t", 8)
        if len(columns) < 8:
            raise self._unreadable(text, line)
        ref, alt, info = columns[3], columns[4], columns[7]
        extent = extent_of(position, ref, alt, info, "".join(columns[8:]))
        mates = tuple(mate.position for mate in extent.mates if mate.contig in self._names)
        candidate = Candidate(line, text, position, extent.end if position else 0, ref, mates)
        return candidate if candidate.touches(self._first, self._last) else None

    def _text(self, raw: bytes, line: int | None) -> str:
        try:
            text = raw.decode()
        except UnicodeDecodeError as error:
            raise wrong_encoding(error, Place(self._place.path, line)) from error
        return text[:-1] if text[-1] == "\r" else text

    def _nul_byte(self, block: bytes, first_line: int | None) -> InputError:
        before = block.count(b"\n", 1, block.find(b"\0"))
        line = None if first_line is None else first_line + before
        return nul_byte(Place(self._place.path, line))

    def _unreadable(self, text: str, line: int | None) -> InputError:
        """The error for a line on chromosome 3 without the columns of a record, or without POS."""
        place = Place(self._place.path, line)
        columns = text.split("\t")
        if len(columns) > 7 and not columns[1].isdecimal():
            return bad_position(columns[1], place)
        return wrong_column_count(text, self._columns, place)


def _line_feeds(block: bytes) -> Iterator[int]:
    """Where the line feeds of a block stand."""
    feed = block.find(b"\n")
    while feed >= 0:
        yield feed
        feed = block.find(b"\n", feed + 1)


def _lines_between(block: bytes, counted: int, begin: int) -> int:
    """Line feeds from one place to the begin of a line; mostly it is the next line."""
    if block.find(b"\n", counted, begin) == begin - 1:
        return 1
    return block.count(b"\n", counted, begin)


def _second_header(place: Place) -> InputError:
    return InputError(
        "vcf.second_header",
        "a header line stands between the records",
        place=place,
        cause="two VCF files were joined with cat",
        cure="join them with bcftools concat or bcftools merge",
    )


def _wrong_contig(contig: str, place: Place) -> InputError:
    if contig.startswith(T2T_ACCESSIONS):
        return t2t_contig(contig, place)
    return other_contig_name(contig, place)

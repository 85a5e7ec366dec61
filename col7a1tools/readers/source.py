"""Open a file of variants and give the records of COL7A1 in it."""

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Self

from col7a1tools.gene.locus import Locus
from col7a1tools.model.positions import Assembly
from col7a1tools.model.record import VcfRecord
from col7a1tools.readers.assembly import AssemblyJudge
from col7a1tools.readers.bcf import BcfHeader, BcfLines, Stretch, read_bcf_header
from col7a1tools.readers.byte_stream import ByteStream, Compression, open_bytes
from col7a1tools.readers.candidates import Candidate, CandidateFinder
from col7a1tools.readers.header import HeaderAndRest, VcfHeader, read_header
from col7a1tools.readers.indexed import indexed_content
from col7a1tools.readers.kinds import HEAD_SIZE, Kind, kind_of
from col7a1tools.readers.notice import Notice
from col7a1tools.readers.plain_reading import PlainReading
from col7a1tools.readers.plain_sites import PlainSites
from col7a1tools.readers.record_parser import RecordParser

_SITE_COLUMNS = 8


def open_variants(
    path: str | Path, locus: Locus, assembly: Assembly | None = None
) -> "VariantSource":
    """Open a VCF, VCF.gz or BCF, or standard input for ``-``.

    The header is read and checked; records are read when they are asked for.

    Args:
        path: the file.
        locus: the locus on both assemblies.
        assembly: what the user says; None to find out.

    Raises:
        InputError: the file cannot be read, is no VCF or BCF, or has a faulty header.
        AssemblyError: the header names an assembly that is not supported, or not ``assembly``.
    """
    stream = open_bytes(path)
    try:
        return VariantSource(stream, locus, assembly)
    except BaseException:
        stream.close()
        raise


class VariantSource:
    """The records of COL7A1 in one file, to be read once, in file order.

    Attributes:
        name: the file's name as given, or ``standard input``.
        kind: VCF or BCF.
        compression: none, gzip or bgzip.
        header: the header.
    """

    def __init__(self, stream: ByteStream, locus: Locus, assembly: Assembly | None) -> None:
        """Read the header of an opened file; `open_variants` does it."""
        self._stream = stream
        self._place = stream.place
        self._locus = locus
        self.name = stream.place.path
        self.compression: Compression = stream.compression
        chunks = stream.chunks()
        head = _at_least(HEAD_SIZE, chunks)
        self.kind: Kind = kind_of(head[:HEAD_SIZE], stream.place)
        content = chain((head,), chunks)
        self._bcf: BcfHeader | None = None
        if self.kind is Kind.BCF:
            self._bcf = read_bcf_header(content, stream.place)
            self._vcf = HeaderAndRest(self._bcf.header, self._bcf.rest, 1)
        else:
            self._vcf = read_header(content, stream.place)
        self.header: VcfHeader = self._vcf.header
        self._judge = AssemblyJudge(self.header, locus, stream.place, assembly)
        indexed = indexed_content(stream, self.header, self._bcf, locus)
        self._notices = list(indexed.notices)
        self._in_order = indexed.content is not None
        self._chunks = indexed.content or chain((self._vcf.rest,), chunks)
        self._read = False

    @property
    def samples(self) -> tuple[str, ...]:
        """Sample names in column order."""
        return self.header.samples

    @property
    def assembly(self) -> Assembly | None:
        """Assembly of the file; None until the first line is out, and where none is at the locus.

        A header that states it makes it known from the start.
        """
        return self._judge.assembly

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What the user should know about the file; complete when all lines are out."""
        if not self._judge.weak:
            return tuple(self._notices)
        return (*self._notices, _few_bases(self._judge.assembly))

    def lines(self) -> Iterator[tuple[int | None, str]]:
        """Line number and raw text of each record at the locus, on the file's assembly.

        A line is one record without its end, every field as in the file; of a BCF it is the VCF
        text, and the number is the record's. The number is None where an index was used. REF was
        compared with the reference; `RecordParser` checks the rest.

        Raises:
            InputError: the file is damaged, or a line on chromosome 3 is no record.
            AssemblyError: a REF differs from the reference, the file mixes assemblies, or nothing
                tells its assembly. May come after the last line.
            ValueError: the source was read before.
        """
        for candidate in self._candidates():
            yield candidate.line, candidate.text

    def records(self, samples: Sequence[str] = ()) -> Iterator[VcfRecord]:
        """Each record at the locus, parsed and checked.

        Args:
            samples: names of the samples whose genotypes are wanted.

        Raises:
            InputError: as `lines`; also a faulty record, or a sample that the file has not.
            AssemblyError: as `lines`.
            ValueError: as `lines`.
        """
        return (record for _, record in self.lines_and_records(samples))

    def lines_and_records(self, samples: Sequence[str] = ()) -> Iterator[tuple[str, VcfRecord]]:
        """Raw text and parsed record of each line, for a writer that keeps every field.

        Args:
            samples: as `records`.

        Raises:
            InputError: as `records`.
            AssemblyError: as `lines`.
            ValueError: as `lines`.
        """
        parse = RecordParser(self.header, self._locus, self._place, samples).parse
        for line, text in self.lines():
            assert self._judge.assembly is not None
            yield text, parse(text, line, self._judge.assembly)

    def plain_reading(self) -> PlainReading | None:
        """The same lines in pieces that can be taken apart at once, which is faster.

        None where the file has samples, was sought by its index, or does not say its assembly.

        Raises:
            ValueError: as `lines`.
        """
        assembly = self._judge.assembly
        plain = self._bcf is None and self.header.column_count == _SITE_COLUMNS
        if assembly is None or not plain or self._in_order:
            return None
        sites = PlainSites(self._locus, self._locus.spans[assembly])
        return PlainReading(self._chunks, self._vcf.line, sites, self._judge, self._begin())

    def close(self) -> None:
        """Close the file."""
        self._stream.close()

    def __enter__(self) -> Self:
        """The source itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the file."""
        self.close()

    def _begin(self) -> CandidateFinder:
        if self._read:
            raise ValueError("a source of variants can be read once; open it again")
        self._read = True
        return CandidateFinder(self._locus, self.header, self._place, in_order=self._in_order)

    def _candidates(self) -> Iterator[Candidate]:
        finder = self._begin()
        read = self._from_text(finder) if self._bcf is None else self._from_bcf(self._bcf, finder)
        yield from self._judge.at_the_locus(read)
        self._judge.conclude(others=finder.others)

    def _from_text(self, finder: CandidateFinder) -> Iterator[Candidate]:
        blocks = finder.blocks(self._chunks)
        yield from finder.find(blocks, None if self._in_order else self._vcf.line)

    def _from_bcf(self, bcf: BcfHeader, finder: CandidateFinder) -> Iterator[Candidate]:
        spans = self._locus.spans.values()
        names = {name for span in spans for name in span.contig_names}
        stretch = Stretch(
            frozenset(index for name, index in bcf.contigs.items() if name in names),
            min(span.start for span in spans) - 1,
            max(span.end for span in spans) - 1,
        )
        records = BcfLines(bcf, stretch, self._place, in_order=self._in_order)
        for ordinal, text in records.lines(self._chunks):
            candidate = finder.candidate(text, ordinal)
            if candidate is None:
                finder.others = True
            else:
                yield candidate
        finder.others = finder.others or records.others


def _at_least(size: int, chunks: Iterator[bytes]) -> bytes:
    """The first chunks, until they hold ``size`` bytes or end."""
    head = b""
    while len(head) < size and (chunk := next(chunks, b"")):
        head += chunk
    return head


def _few_bases(assembly: Assembly | None) -> Notice:
    name = assembly.value if assembly else "unknown"
    return Notice(
        "assembly.few_bases",
        f"the header does not state the assembly; it was taken for {name} from few bases",
        f"make sure that it is right, or give --assembly {name}",
    )

"""The header of a VCF: kept verbatim, and checked before any record is read."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from col7a1tools.errors import InputError, Place
from col7a1tools.readers.faults import nul_byte, spaces_for_tabs, wrong_encoding
from col7a1tools.readers.limits import MOST_HEADER_LINES, check_length, too_much

FIXED_COLUMNS = ("#CHROM", "POS", "ID", "REF", "ALT", "QUAL", "FILTER", "INFO")
_CONTIG = re.compile(r"##contig=<(?:.*,)?ID=([^,>]+)")
_LENGTH = re.compile(r"[<,]length=([0-9]{1,10})(?![0-9])")
_VERSION = re.compile(r"##fileformat=VCFv([0-9]{1,3})\.([0-9]{1,3})\s*$")


class VcfHeader(NamedTuple):
    """Header of a VCF or BCF.

    Attributes:
        lines: every header line as written, ``#CHROM`` line included, without line ends.
        samples: sample names in column order.
        version: of the VCF specification, such as ``(4, 3)``.
        contigs: length of each declared contig, by name; None where no length is given.
    """

    lines: tuple[str, ...]
    samples: tuple[str, ...]
    version: tuple[int, int]
    contigs: dict[str, int | None]

    @property
    def column_count(self) -> int:
        """Columns that every record must have."""
        return self.lines[-1].count("\t") + 1

    def declares(self, section: str, identifier: str) -> bool:
        """Whether the header has a line ``##section=<ID=identifier,...``."""
        start = f"##{section}=<ID={identifier}"
        return any(line.startswith((f"{start},", f"{start}>")) for line in self.lines)

    @property
    def structural(self) -> bool:
        """Whether the header announces structural variants."""
        return any(self.declares("INFO", field) for field in ("SVTYPE", "SVLEN", "MATEID"))


class HeaderAndRest(NamedTuple):
    """A header, and what was read beyond it.

    Attributes:
        header: the header.
        rest: the first bytes behind the header; the stream goes on from there.
        line: line number (1-based) of the first line behind the header.
    """

    header: VcfHeader
    rest: bytes
    line: int


def read_header(chunks: Iterator[bytes], place: Place) -> HeaderAndRest:
    """Take the header off a stream of VCF text.

    Raises:
        InputError: the header is incomplete, badly encoded or contradicts itself.
    """
    lines: list[bytes] = []
    buffer = b""
    start = held = 0
    while True:
        end = buffer.find(b"\n", start)
        if end < 0:
            chunk = next(chunks, b"")
            buffer = buffer[start:] + chunk
            start = 0
            check_length(held + len(buffer), "the header", place)
            if chunk:
                continue
            end = len(buffer)
        if not buffer.startswith(b"#", start):
            break
        lines.append(buffer[start:end])
        held += end - start
        if len(lines) > MOST_HEADER_LINES:
            raise too_much(f"the header has more than {MOST_HEADER_LINES:,} lines", place)
        start = min(end + 1, len(buffer))
    return HeaderAndRest(parse_header(lines, place), buffer[start:], len(lines) + 1)


def parse_header(raw_lines: list[bytes], place: Place) -> VcfHeader:
    """Check header lines and take from them what readers need.

    Raises:
        InputError: as `read_header`.
    """
    lines = tuple(
        _decoded(raw.removesuffix(b"\r"), Place(place.path, number))
        for number, raw in enumerate(raw_lines, start=1)
    )
    version = _version(lines[0] if lines else "", place)
    samples = _samples(lines, place)
    return VcfHeader(lines, samples, version, _contigs(lines))


def _decoded(raw: bytes, place: Place) -> str:
    if b"\0" in raw:
        raise nul_byte(place)
    if b"\r" in raw:
        raise _old_line_ends(place)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise wrong_encoding(error, place) from error


def _old_line_ends(place: Place) -> InputError:
    return InputError(
        "vcf.line_ends",
        "lines end with a carriage return alone, so the file is one long line",
        place=place,
        cause="a spreadsheet saved it in the old Macintosh format",
        cure="tr '\\r' '\\n' < IN > OUT",
    )


def _version(first: str, place: Place) -> tuple[int, int]:
    match = _VERSION.match(first)
    if match is None or int(match[1]) != 4:
        raise InputError(
            "vcf.version",
            f"the first line is {first!r}; versions 4.0 to 4.5 of the format are read",
            place=Place(place.path, 1),
            cause="older versions write insertions and deletions in another way",
            cure="convert the file with vcf-convert, or call the variants with a current program",
        )
    return int(match[1]), int(match[2])


def _samples(lines: tuple[str, ...], place: Place) -> tuple[str, ...]:
    last = lines[-1]
    where = Place(place.path, len(lines))
    if not last.startswith("#CHROM"):
        raise InputError(
            "vcf.no_column_line",
            "the header has no #CHROM line that names the columns and samples",
            place=where,
            cause="the header was cut off or edited",
            cure="put the header of the original file back (bcftools reheader)",
        )
    columns = last.split("\t")
    if tuple(columns[:8]) != FIXED_COLUMNS:
        raise _wrong_columns(last, where)
    if len(columns) > 8 and columns[8] != "FORMAT":
        raise InputError(
            "vcf.column_line",
            f"the ninth column is {columns[8]!r} and should be FORMAT",
            place=where,
            cause="the header was edited",
            cure="name the ninth column FORMAT, and the samples after it",
        )
    samples = tuple(columns[9:])
    _check_sample_names(samples, where)
    return samples


def _wrong_columns(line: str, place: Place) -> InputError:
    if len(line.split()) >= 8 and "\t" not in line:
        return spaces_for_tabs(place)
    return InputError(
        "vcf.column_line",
        f"the #CHROM line does not begin with {' '.join(FIXED_COLUMNS)}, separated by tabs",
        place=place,
        cause="the header was edited",
        cure="put the header of the original file back (bcftools reheader)",
    )


def _check_sample_names(samples: tuple[str, ...], place: Place) -> None:
    seen: set[str] = set()
    for column, name in enumerate(samples, start=10):
        if not name.strip():
            raise InputError(
                "vcf.sample_name",
                f"the sample in column {column} has no name",
                place=place,
                cause="the #CHROM line ends with a tab, or a name was removed",
                cure="name every sample (bcftools reheader -s)",
            )
        if name in seen:
            raise InputError(
                "vcf.duplicate_sample",
                f"two samples are called {name!r}",
                place=place,
                cause="files of the same person were joined",
                cure="give each sample its own name (bcftools reheader -s)",
            )
        seen.add(name)


def _contigs(lines: tuple[str, ...]) -> dict[str, int | None]:
    contigs: dict[str, int | None] = {}
    for line in lines:
        if name := contig_name(line):
            length = _LENGTH.search(line)
            contigs[name] = int(length[1]) if length else None
    return contigs


def contig_name(line: str) -> str | None:
    """The contig that a header line declares, or None."""
    match = _CONTIG.match(line)
    return match[1] if match else None

"""Read a source file once and keep what it says of COL7A1."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from col7a1tools.errors import InputError, Place
from col7a1tools.gene import Gene
from col7a1tools.model.evidence import SourceStamp
from col7a1tools.model.positions import Assembly
from col7a1tools.provenance import sha256_of
from col7a1tools.readers.notice import Notice
from col7a1tools.readers.stated_assembly import header_assembly, reference_hint
from col7a1tools.sources.entry import Fingerprint, SourceKind
from col7a1tools.sources.form import Form
from col7a1tools.sources.items import encode
from col7a1tools.sources.laboratory import laboratory_items
from col7a1tools.sources.lines import EVERY_LINE, open_lines
from col7a1tools.sources.lovd import is_full_download, lovd_rows
from col7a1tools.sources.places import PlacedLine, found_assembly, key_of, out_of_order
from col7a1tools.sources.readers import (
    LABORATORY,
    LOVD,
    Reader,
    choose_reader,
    stated_release,
)
from col7a1tools.sources.rows import GenomicAllele, Row
from col7a1tools.sources.table import Header, read_header, rows_of

# Files up to this size (bytes) are known by the checksum of all their bytes.
HASHED_WHOLE = 1 << 30
WHOLE_FILE = "file"
LARGE_FILE = "size, time and extract"


@dataclass(frozen=True, slots=True)
class Extract:
    """What a source file says of the gene.

    Attributes:
        kind: what the source is.
        lines: sorted lines of evidence.
        assembly: of the file's positions; None where it has none, or both.
        release: as the file states it, or empty.
        notices: what the user should know about the file.
    """

    kind: SourceKind
    lines: tuple[str, ...]
    assembly: Assembly | None
    release: str
    notices: tuple[Notice, ...]

    @property
    def variants(self) -> int:
        """How many variants have evidence."""
        return len({line.partition("\t")[0] for line in self.lines})

    @property
    def content(self) -> bytes:
        """The extract as it is stored."""
        return "".join(f"{line}\n" for line in self.lines).encode()


def read_extract(
    path: Path,
    gene: Gene,
    *,
    kind: SourceKind | None = None,
    assembly: Assembly | None = None,
    form: Form | None = None,
) -> Extract:
    """Read a source file.

    Args:
        path: the file.
        gene: the gene.
        kind: what the user says it is; None to find out.
        assembly: what the user says; None to find out.
        form: names the columns of a table of another make.

    Raises:
        InputError: the file is damaged, of another kind, or says nothing of COL7A1.
        AssemblyError: it is not on ``assembly``, or on neither.
    """
    lines = open_lines(path)
    try:
        if is_full_download(lines.head):
            header = Header(is_vcf=False)
            reader = LOVD
            rows: Iterable[Row] = lovd_rows(lines.matching(EVERY_LINE, gene.locus), lines.place)
        else:
            header = read_header(lines.head, lines.place)
            reader, header = _reader(header, kind, form, lines.place)
            rows = rows_of(lines.matching(reader.wanted, gene.locus), header, lines.place)
        stated = assembly or _stated(header, gene, lines.place)
        placed = [
            (PlacedLine(row.line, place), row) for row in rows for place in reader.places(row)
        ]
        found = found_assembly([place for place, _ in placed], stated, gene, lines.place)
        release = stated_release(header, reader.kind, lines.place.path)
        evidence, notices = _evidence(placed, reader, found, gene)
        if not evidence:
            raise _nothing(lines.place)
        return Extract(reader.kind, evidence, found, release, (*lines.notices, *notices))
    finally:
        lines.close()


def fingerprint(path: Path, extract_sha256: str) -> Fingerprint:
    """What identifies the file.

    Raises:
        InputError: it cannot be read.
    """
    try:
        state = path.stat()
        if state.st_size <= HASHED_WHOLE:
            return Fingerprint(sha256_of(str(path)), WHOLE_FILE, state.st_size, state.st_mtime_ns)
    except OSError as error:
        raise InputError(
            "file.unreadable",
            f"the file cannot be read ({error.strerror or error})",
            place=Place(str(path)),
        ) from error
    text = f"{state.st_size} {state.st_mtime_ns} {extract_sha256}"
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Fingerprint(digest, LARGE_FILE, state.st_size, state.st_mtime_ns)


def _reader(
    header: Header, kind: SourceKind | None, form: Form | None, place: Place
) -> tuple[Reader, Header]:
    if form is None:
        return choose_reader(header, kind, place), header
    items = partial(laboratory_items, tool=form.tool)
    reader = Reader(SourceKind.LABORATORY, EVERY_LINE, LABORATORY.places, items)
    return reader, form.renamed(header, place)


def _stated(header: Header, gene: Gene, place: Place) -> Assembly | None:
    """Assembly that a VCF's header states, by contig lengths or by ``##reference``."""
    if not header.is_vcf:
        return None
    from col7a1tools.readers.header import read_header as read_vcf_header  # noqa: PLC0415

    columns = "\t".join(name.upper() for name in header.columns)
    text = "\n".join([*header.comments, f"#{columns}", ""])
    vcf = read_vcf_header(iter((text.encode(),)), place).header
    return header_assembly(vcf, gene.locus, place) or reference_hint(vcf, place)


def _evidence(
    placed: list[tuple[PlacedLine, Row]], reader: Reader, assembly: Assembly | None, gene: Gene
) -> tuple[tuple[str, ...], tuple[Notice, ...]]:
    """Sorted lines of evidence, and what was noticed."""
    draft = SourceStamp(reader.kind.value, "", "")
    found: set[str] = set()
    unread: list[PlacedLine] = []
    for place, row in placed:
        key = key_of(place.placed, assembly, gene)
        if key is not None:
            found.update(encode(key, item) for item in reader.items(row, draft))
        elif not isinstance(place.placed, GenomicAllele):
            unread.append(place)
    return tuple(sorted(found)), tuple(_remarks([place for place, _ in placed], unread))


def _remarks(places: list[PlacedLine], unread: list[PlacedLine]) -> Iterator[Notice]:
    line = out_of_order(places)
    if line is not None:
        where = f", first at line {line}" if line else ""
        yield Notice("source.unsorted", f"the file is not sorted by position{where}; all was read")
    if unread:
        first = unread[0]
        where = f" (line {first.line})" if first.line else ""
        yield Notice(
            "source.rows_left",
            f"{len(unread)} rows name no variant of COL7A1 that can be read, "
            f"the first of them {getattr(first.placed, 'text', '')!r}{where}",
        )


def _nothing(place: Place) -> InputError:
    return InputError(
        "source.nothing",
        "the file says nothing of COL7A1",
        place=place,
        cause="it is about other genes or chromosomes, or was cut off before chromosome 3",
        cure="check that it is the whole file",
    )

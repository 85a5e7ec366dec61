"""Rows of a source file: its header understood, its lines split, its ALT alleles told apart."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from col7a1tools.errors import InputError, Place
from col7a1tools.sources.rows import Row, column_key

VCF_COLUMNS = ("chrom", "pos", "id", "ref", "alt", "qual", "filter", "info")
_PER_ALT = re.compile(r"##INFO=<ID=([^,]+),Number=A,")


@dataclass(frozen=True, slots=True)
class Header:
    """What the beginning of a source file says.

    Attributes:
        is_vcf: whether it is a VCF.
        comments: lines before the columns, as written.
        columns: column names as `column_key` writes them.
        delimiter: between columns.
        line: number of the line that names the columns.
    """

    is_vcf: bool
    comments: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    delimiter: str = "\t"
    line: int = 0


def read_header(head: Sequence[str], place: Place) -> Header:
    """Find the line that names the columns.

    In a VCF it is the line ``#CHROM``; elsewhere the last line that begins with ``#`` and holds
    several columns, or, where none does, the first line that is no comment.

    Raises:
        InputError: no line names columns.
    """
    is_vcf = bool(head) and head[0].startswith("##fileformat=VCF")
    named = None
    for number, line in enumerate(head):
        if line.startswith("#"):
            if not line.startswith("##") and _delimiter(line):
                named = number
            continue
        if named is None and line.strip():
            named = number
        break
    if named is None or not (delimiter := _delimiter(head[named])):
        raise InputError(
            "source.header",
            "no line at the beginning of the file names its columns",
            place=place,
            cause="the header was cut off",
            cure="get the file again, or put the line with the column names back",
        )
    columns = tuple(map(column_key, split(head[named], delimiter, Place(place.path, named + 1))))
    if is_vcf and columns[:8] != VCF_COLUMNS:
        raise InputError(
            "source.header", "the VCF has no line #CHROM", place=place, cure="get the file again"
        )
    return Header(is_vcf, tuple(head[:named]), columns, delimiter, named + 1)


def _delimiter(line: str) -> str:
    if "\t" in line:
        return "\t"
    return "," if "," in line else ""


def split(line: str, delimiter: str, place: Place) -> list[str]:
    """Fields of a line; quotes around a field are taken off.

    Raises:
        InputError: the quotes do not fit together.
    """
    if '"' not in line:
        return line.split(delimiter)
    try:
        return next(csv.reader([line], delimiter=delimiter))
    except csv.Error as error:
        raise InputError(
            "source.quotes",
            f"the row cannot be split into columns ({error})",
            place=place,
            cause="the file was damaged, or edited in a spreadsheet",
            cure="get the file again",
        ) from error


def rows_of(lines: Iterator[tuple[int | None, str]], header: Header, place: Place) -> Iterator[Row]:
    """The rows; of a VCF, one for each ALT.

    Raises:
        InputError: a row has fewer or more columns than the header.
    """
    per_alt = frozenset(
        match[1].lower() for line in header.comments if (match := _PER_ALT.match(line))
    )
    for number, text in lines:
        if text.startswith("#") or number == header.line or not text.strip():
            continue
        fields = split(text, header.delimiter, Place(place.path, number))
        if len(fields) != len(header.columns):
            raise _column_count(len(fields), len(header.columns), Place(place.path, number))
        values = dict(zip(header.columns, fields, strict=True))
        if header.is_vcf:
            yield from _alternates(values, number, per_alt)
        else:
            yield Row(number, values)


def _alternates(values: dict[str, str], line: int | None, per_alt: frozenset[str]) -> Iterator[Row]:
    alts = values["alt"].split(",")
    info = info_values(values["info"])
    for index, alt in enumerate(alts):
        own = dict(info)
        for key in per_alt & info.keys():
            several = info[key].split(",")
            own[key] = several[index] if len(several) == len(alts) else info[key]
        own.update({key: values[key] for key in ("chrom", "pos", "id", "ref", "filter")})
        own["alt"] = alt
        yield Row(line, own)


def info_values(info: str) -> dict[str, str]:
    """INFO of a VCF by lower-case key; a flag has the value ``1``."""
    pairs = (part.partition("=") for part in info.split(";") if part not in {"", "."})
    return {key.lower(): value if mark else "1" for key, mark, value in pairs}


def _column_count(found: int, expected: int, place: Place) -> InputError:
    return InputError(
        "source.columns",
        f"the row has {found} columns, the header {expected}",
        place=place,
        cause="the file was cut off, or edited in a spreadsheet",
        cure="get the file again",
    )

"""LOVD's full download: several tables in one file, joined by the variant's id."""

from collections.abc import Iterator, Sequence

from col7a1tools.errors import InputError, Place
from col7a1tools.sources.rows import Row, column_key
from col7a1tools.sources.table import split

_MARK = "### LOVD-version"
_SECTION = "## "
_GENOME = "variants_on_genome"
_TRANSCRIPTS = "variants_on_transcripts"


def is_full_download(head: Sequence[str]) -> bool:
    """Whether the file is LOVD's download of whole tables."""
    return bool(head) and head[0].lstrip('"').startswith(_MARK)


def lovd_rows(lines: Iterator[tuple[int | None, str]], place: Place) -> list[Row]:
    """One row for each variant on the genome, with its description on the transcript.

    Raises:
        InputError: the file has no table of variants, or a row lacks columns.
    """
    tables = _tables(lines, place)
    if _GENOME not in tables:
        raise InputError(
            "source.lovd",
            "the LOVD download has no table Variants_On_Genome",
            place=place,
            cause="it was cut off, or only other tables were chosen",
            cure="download it again with the variants in it",
        )
    described = {
        row.get("id"): row.get("variantontranscript/dna") for row in tables.get(_TRANSCRIPTS, [])
    }
    return [
        Row(
            row.line,
            {**row.values, "variantontranscript/dna": described.get(row.get("id"), "")},
        )
        for row in tables[_GENOME]
    ]


def _tables(lines: Iterator[tuple[int | None, str]], place: Place) -> dict[str, list[Row]]:
    tables: dict[str, list[Row]] = {}
    name = ""
    columns: tuple[str, ...] = ()
    for number, text in lines:
        if text.startswith("#"):
            if text.startswith(_SECTION) and " ## " in text[3:]:
                name, columns = column_key(text[3:].split(" ## ")[0]), ()
            continue
        if not text.strip() or not name:
            continue
        fields = split(text, "\t", Place(place.path, number))
        if not columns:
            columns = tuple(map(column_key, fields))
            tables[name] = []
        elif len(fields) != len(columns):
            raise InputError(
                "source.columns",
                f"the row has {len(fields)} columns, its table {len(columns)}",
                place=Place(place.path, number),
                cause="the file was cut off, or edited in a spreadsheet",
                cure="download it again",
            )
        else:
            tables[name].append(Row(number, dict(zip(columns, fields, strict=True))))
    return tables

"""Tables as Parquet: numbers as numbers, and no value where the text has ``.``."""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from col7a1tools.errors import InputError

WHOLE_NUMBERS = frozenset(
    {
        "pos",
        "grch38_pos",
        "grch37_pos",
        "points",
        "residue",
        "bases_changed",
        "allele_count",
        "allele_number",
        "carriers",
        "heterozygotes",
        "homozygotes",
        "other_carriers",
        "files",
        "depth",
        "ref_reads",
        "alt_reads",
        "sites",
        "heterozygous",
        "homozygous",
        "other",
        "same_genotypes",
        "line",
        "records",
        "records_with_genotypes",
        "variants",
    }
)
FRACTIONS = frozenset(
    {
        "allele_frequency",
        "call_rate",
        "frequency_if_unread_is_reference",
        "genotype_quality",
        "mean_depth",
        "mean_genotype_quality",
    }
)
_ROWS_AT_ONCE = 50_000
_NO_VALUE = "."


def write_parquet(
    columns: Sequence[str],
    rows: Iterable[str],
    target: Path,
    texts: frozenset[str] = frozenset(),
) -> None:
    """Write a table.

    Args:
        columns: names of the columns.
        rows: tab-separated values.
        target: the file to write.
        texts: columns that hold texts in this table whatever they hold in others.

    Raises:
        InputError: pyarrow is not installed.
    """
    try:
        import pyarrow  # noqa: PLC0415 - an extra
        import pyarrow.parquet  # noqa: PLC0415 - as above
    except ImportError as error:
        raise InputError(
            "output.no_parquet",
            "Parquet was asked for, but pyarrow is not installed",
            cure="pip install 'col7a1tools[cohort]'",
        ) from error
    whole, fractions = pyarrow.int64(), pyarrow.float64()
    types = dict.fromkeys(columns, pyarrow.string())
    types.update((column, whole) for column in columns if column in WHOLE_NUMBERS - texts)
    types.update((column, fractions) for column in columns if column in FRACTIONS)
    read = {whole: int, fractions: float}
    schema = pyarrow.schema(list(types.items()))
    remaining = iter(rows)
    with pyarrow.parquet.ParquetWriter(target, schema) as writer:
        while batch := [row.split("\t") for row in islice(remaining, _ROWS_AT_ONCE)]:
            values = [
                pyarrow.array(_column(cells, read.get(kind, str)), kind)
                for cells, kind in zip(zip(*batch, strict=True), types.values(), strict=True)
            ]
            writer.write_table(pyarrow.Table.from_arrays(values, schema=schema))


def _column(cells: Iterable[str], read: Callable[[str], Any]) -> list[Any]:
    """Values of one column."""
    return [None if cell == _NO_VALUE else read(cell) for cell in cells]

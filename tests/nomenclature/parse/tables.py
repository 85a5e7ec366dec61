"""Rows of the tables of descriptions."""

from pathlib import Path

_FOLDER = Path(__file__).resolve().parents[2] / "data" / "nomenclature"


def rows(name: str) -> list[dict[str, str]]:
    """Rows of ``name`` by column."""
    header, *lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    columns = header.split("\t")
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines]


def inputs(table: list[dict[str, str]]) -> list[str]:
    """Test ids: the descriptions."""
    return [row["input"] for row in table]

"""One row of a source, whatever the file's format: values by column name."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite

from col7a1tools.model.positions import Assembly

MISSING = frozenset({"", ".", "-", "NA", "na", "NaN", "nan", "None"})


@dataclass(frozen=True, slots=True)
class Row:
    """A row, or one ALT of a VCF record.

    Attributes:
        line: line number (1-based), None where an index led to the row.
        values: by column name as `column_key` writes it; INFO keys of a VCF likewise.
    """

    line: int | None
    values: Mapping[str, str]

    def get(self, *names: str) -> str:
        """The first of several columns that has a value, or empty."""
        for name in names:
            value = self.values.get(name, "")
            if value not in MISSING:
                return value
        return ""

    def number(self, *names: str) -> float | None:
        """The first of several columns as a finite number, or None where none has one."""
        text = self.get(*names)
        try:
            value = float(text) if text else None
        except ValueError:
            return None
        return value if value is not None and isfinite(value) else None

    def count(self, *names: str) -> int | None:
        """The first of several columns as a whole number, or None."""
        value = self.number(*names)
        return None if value is None else int(value)


@dataclass(frozen=True, slots=True)
class GenomicAllele:
    """An allele by its place on chromosome 3, as VCF spells it.

    Attributes:
        pos: 1-based position of the first base of ``ref``.
        ref: reference bases.
        alt: alternate bases.
        assembly: of the position where the row itself says so.
    """

    pos: int
    ref: str
    alt: str
    assembly: Assembly | None = None


@dataclass(frozen=True, slots=True)
class DescribedAllele:
    """An allele by a description, such as HGVS."""

    text: str


@dataclass(frozen=True, slots=True)
class Substitution:
    """A substitution in the protein; ``residue`` is 1-based, one-letter codes."""

    residue: int
    ref: str
    alt: str


Placed = GenomicAllele | DescribedAllele | Substitution


def column_key(name: str) -> str:
    """A column's name without marks and capitals: ``#Chr`` and ``"{{chr}}"`` are ``chr``."""
    return name.strip().strip('"').strip("{}").lstrip("#").strip().lower()

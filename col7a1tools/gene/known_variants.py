"""Variants that the literature names, with their legacy names."""

from dataclasses import dataclass
from enum import Enum

from col7a1tools.gene.reference_files import read_table


class Inheritance(Enum):
    """What was reported of a variant's inheritance in the cited source."""

    DOMINANT = "dominant"
    RECESSIVE = "recessive"
    BOTH = "both"
    BENIGN = "benign"
    NOT_SOURCED = "."


@dataclass(frozen=True, slots=True)
class KnownVariant:
    """A variant with published names.

    Attributes:
        coding: c. description without accession, 3' rule.
        legacy_names: names under which papers carry it.
        inheritance: as reported by ``source``; NOT_SOURCED where only the name is known.
        de_novo: True where de novo occurrence was reported.
        phenotype: as reported, or empty.
        population: as reported, or empty.
        source: citation, or empty.
    """

    coding: str
    legacy_names: tuple[str, ...]
    inheritance: Inheritance
    de_novo: bool
    phenotype: str
    population: str
    source: str


def load_known_variants() -> dict[str, KnownVariant]:
    """Known variants by their c. description without accession."""

    def value(text: str) -> str:
        return "" if text == "." else text

    variants = {}
    for row in read_table("known_variants.tsv"):
        variants[row["hgvs_c"]] = KnownVariant(
            row["hgvs_c"],
            tuple(value(row["legacy_names"]).split("; ")) if value(row["legacy_names"]) else (),
            Inheritance(row["inheritance"]),
            row["de_novo"] == "yes",
            value(row["phenotype"]),
            value(row["population"]),
            value(row["source"]),
        )
    return variants

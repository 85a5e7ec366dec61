"""Variants that the literature names, with their legacy names."""

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from col7a1tools.gene.citations import citation
from col7a1tools.gene.reference_files import read_table


class Inheritance(Enum):
    """What was reported of a variant's inheritance in the cited sources."""

    DOMINANT = "dominant"
    RECESSIVE = "recessive"
    BOTH = "both"
    BENIGN = "benign"
    NOT_SOURCED = "."


class LegacyName(NamedTuple):
    """An older name of a variant, and why HGVS writes another.

    Attributes:
        name: as papers wrote it.
        reason: key into ``legacy_name_reasons.tsv``, such as ``not_three_prime``.
        explanation: the reason in words, with what is particular to this name.
        also: c. descriptions of other single-base changes that the same name fits; not empty
            where a name of the protein change leaves the DNA change open.
    """

    name: str
    reason: str
    explanation: str
    also: tuple[str, ...]


class KnownVariant(NamedTuple):
    """A variant with published names.

    Attributes:
        coding: c. description without accession, 3' rule.
        legacy: older names that papers carry, and the IVS form of intronic variants.
        inheritance: as reported by the sources; NOT_SOURCED where they do not say, or where only
            the name is known.
        de_novo: True where de novo occurrence was reported.
        phenotype: as reported, or empty.
        population: as reported, or empty.
        sources: keys into the citations; empty where only the name is known.
        note: what a reader of the sources should know, or empty.
    """

    coding: str
    legacy: tuple[LegacyName, ...]
    inheritance: Inheritance
    de_novo: bool
    phenotype: str
    population: str
    sources: tuple[str, ...]
    note: str

    @property
    def legacy_names(self) -> tuple[str, ...]:
        """The older names alone."""
        return tuple(legacy.name for legacy in self.legacy)

    @property
    def source(self) -> str:
        """The cited sources as text, or empty."""
        return "; ".join(str(citation(key)) for key in self.sources)


def load_known_variants() -> dict[str, KnownVariant]:
    """Known variants by their c. description without accession."""
    legacy = _load_legacy_names()
    return {
        row["hgvs_c"]: KnownVariant(
            row["hgvs_c"],
            tuple(legacy.get(row["hgvs_c"], ())),
            Inheritance(row["inheritance"]),
            row["de_novo"] == "yes",
            _value(row["phenotype"]),
            _value(row["population"]),
            _values(row["sources"]),
            _value(row["note"]),
        )
        for row in read_table("known_variants.tsv")
    }


def by_legacy_name(
    variants: Mapping[str, KnownVariant],
) -> dict[str, tuple[KnownVariant, LegacyName]]:
    """The known variant and the older name's explanation, by older name as papers wrote it."""
    return {
        legacy.name: (variant, legacy) for variant in variants.values() for legacy in variant.legacy
    }


def _load_legacy_names() -> dict[str, list[LegacyName]]:
    """Older names by the c. description they stand for."""
    reasons = {row["reason"]: row["text"] for row in read_table("legacy_name_reasons.tsv")}
    names: dict[str, list[LegacyName]] = {}
    for row in read_table("legacy_names.tsv"):
        parts = [reasons[row["reason"]], _value(row["detail"])]
        name = LegacyName(
            row["legacy_name"],
            row["reason"],
            ": ".join(part for part in parts if part),
            _values(row["also"]),
        )
        names.setdefault(row["hgvs_c"], []).append(name)
    return names


def _value(text: str) -> str:
    return "" if text == "." else text


def _values(text: str) -> tuple[str, ...]:
    return () if text == "." else tuple(text.split("; "))

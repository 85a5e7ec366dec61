"""Proof that whatever a reference file cites is a complete citation."""

from collections.abc import Iterator

from reference.maker.folder import Folder, expect

CITATIONS = "citations.toml"
FIELDS = frozenset({"text", "pmid", "pmcid", "doi"})


def citations_are_complete(folder: Folder) -> None:
    """Each citation has a text and known identifiers, and each cited key exists."""
    citations = folder.toml(CITATIONS)
    for key, fields in citations.items():
        expect(
            isinstance(fields, dict) and bool(fields.get("text")) and set(fields) <= FIELDS,
            CITATIONS,
            f"{key} lacks a text or has an unknown field",
        )
    for name in folder.data_files():
        for key in sorted(set(_cited_by(folder, name)) - {"."}):
            expect(key in citations, name, f"cites {key}")


def _cited_by(folder: Folder, name: str) -> Iterator[str]:
    """The keys that a file cites."""
    if name == "protein_regions.tsv":
        yield from (row["source"] for row in folder.table(name))
    elif name == "known_variants.tsv":
        for row in folder.table(name):
            yield from row["sources"].split("; ")
    elif name.endswith(".toml"):
        yield from _cited(folder.toml(name))


def _cited(value: object) -> Iterator[str]:
    """Every value of a field ``source`` or ``sources``, however deep."""
    if isinstance(value, dict):
        for field, inner in value.items():
            if field == "source" and isinstance(inner, str):
                yield inner
            elif field == "sources" and isinstance(inner, list):
                yield from inner
            else:
                yield from _cited(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _cited(inner)

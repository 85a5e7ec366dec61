"""What findings, regions and known variants cite, by key."""

from functools import cache
from typing import NamedTuple

from col7a1tools.gene.reference_files import read_toml_table


class Citation(NamedTuple):
    """A publication, guideline or database record.

    Attributes:
        key: stable identifier, as in ``Finding.sources``.
        text: as shown to people, without identifiers.
        pmid: PubMed identifier, or empty.
        pmcid: PubMed Central identifier, or empty.
        doi: digital object identifier, or empty.
    """

    key: str
    text: str
    pmid: str = ""
    pmcid: str = ""
    doi: str = ""

    def __str__(self) -> str:
        identifiers = [
            label + identifier
            for label, identifier in (("PMID ", self.pmid), ("", self.pmcid), ("doi:", self.doi))
            if identifier
        ]
        return f"{self.text} ({', '.join(identifiers)})" if identifiers else self.text


@cache
def load_citations() -> dict[str, Citation]:
    """All citations by key; read when first asked for.

    Raises:
        ReferenceFileError: the file of citations is missing or was altered.
    """
    table = read_toml_table("citations.toml")
    return {key: Citation(key, **entry) for key, entry in table.items()}


def citation(key: str) -> Citation:
    """The citation with this key.

    Raises:
        KeyError: no citation has this key; a rule names one that ``citations.toml`` lacks.
    """
    return load_citations()[key]

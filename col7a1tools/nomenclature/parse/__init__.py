"""Read variant descriptions in any notation: text to a change on the gene.

``parse_description`` is the one entry; what it returns is in ``description``, what it raises in
``errors``, and ``notes.sentence`` words the notes.
"""

from col7a1tools.gene.gene import Gene
from col7a1tools.nomenclature.parse.alleles import read_alleles
from col7a1tools.nomenclature.parse.description import (
    AlleleDescription,
    AlleleState,
    Description,
    Note,
    ParsedVariant,
    Phase,
)
from col7a1tools.nomenclature.parse.errors import DescriptionError
from col7a1tools.nomenclature.parse.notes import sentence
from col7a1tools.nomenclature.parse.text import clean

__all__ = [
    "AlleleDescription",
    "AlleleState",
    "Description",
    "DescriptionError",
    "Note",
    "ParsedVariant",
    "Phase",
    "parse_description",
    "sentence",
]


def parse_description(text: str, gene: Gene) -> Description:
    """Read a description of one variant, or of both copies of the gene.

    Args:
        text: HGVS c., g. or p. with or without accession, brackets for phase, legacy names, VCF
            alleles in one line, or SPDI.
        gene: the gene.

    Raises:
        DescriptionError: (a ``VariantTextError``) the text cannot be read, does not fit the
            reference, or could mean several changes; it says why and what was probably meant.
    """
    return read_alleles(clean(text), text, gene)

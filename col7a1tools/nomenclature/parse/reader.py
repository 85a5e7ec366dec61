"""One variant in any notation."""

import re

from col7a1tools.gene.gene import NAMING_TRANSCRIPT, Gene
from col7a1tools.model.positions import Assembly
from col7a1tools.nomenclature.parse.accessions import (
    Reference,
    Sequence,
    read_reference,
)
from col7a1tools.nomenclature.parse.coding import read_coding
from col7a1tools.nomenclature.parse.description import Note, ParsedVariant
from col7a1tools.nomenclature.parse.dna import ChangeWithNotes
from col7a1tools.nomenclature.parse.errors import DescriptionError
from col7a1tools.nomenclature.parse.exon_words import refuse_exon_words
from col7a1tools.nomenclature.parse.frames import assembly_of
from col7a1tools.nomenclature.parse.genomic import read_genomic
from col7a1tools.nomenclature.parse.legacy import (
    read_bare_insertion,
    read_ivs,
    read_listed,
    read_listed_genomic,
)
from col7a1tools.nomenclature.parse.protein import read_protein
from col7a1tools.nomenclature.parse.protein_part import split_protein
from col7a1tools.nomenclature.parse.protein_text import read_protein_text
from col7a1tools.nomenclature.parse.text import shown, without_spaces
from col7a1tools.nomenclature.parse.vcf_text import read_vcf_text

_KIND = re.compile(r"([A-Za-z])\.(.*)", re.DOTALL)
_NUMBER = re.compile(r"[-*(?]*([0-9]{1,12})")
_IDENTIFIER = re.compile(r"(?:rs|VCV|RCV|SCV|CA|CM|CD|CI|CS)[0-9]{3,}(?:\.[0-9]+)?", re.IGNORECASE)
_OTHER_KINDS = {
    "n": "n. counts the bases of the transcript from its first one",
    "r": "r. describes RNA",
    "m": "m. describes mitochondrial DNA",
    "o": "o. describes circular DNA",
}


def read_variant(text: str, gene: Gene) -> ParsedVariant:
    """Read one variant.

    Args:
        text: cleaned; single spaces may remain.
        gene: the gene.

    Raises:
        DescriptionError: it cannot be read, or does not fit the gene.
    """
    if variant := read_vcf_text(text, gene):
        return variant
    dna, protein = split_protein(text)
    pieces = without_spaces(dna).split(":")
    reference = read_reference(pieces[:-1], gene)
    body = pieces[-1]
    kind = _KIND.fullmatch(body)
    letter, rest = (kind[1].lower(), kind[2]) if kind else ("", body)
    if not kind and _is_genomic(reference):
        letter = "g"
    assembly = None
    match letter:
        case "c":
            result = _coding(rest, reference, gene)
        case "g":
            result, assembly = _genomic(rest, reference, gene)
        case "p":
            result = _protein(rest, reference, gene)
        case "":
            result, assembly = _bare(rest, reference, gene)
        case _:
            raise _other_kind(body, letter, gene)
    change, notes = result
    return ParsedVariant(text, change, assembly, reference.notes + notes, protein)


def _is_genomic(reference: Reference) -> bool:
    return reference.sequence in (Sequence.CHROMOSOME, Sequence.GENE_REGION)


def _check_kind(kind: str, body: str, reference: Reference, fitting: tuple[Sequence, ...]) -> None:
    """Refuse a description under an accession of another kind of sequence."""
    if reference.sequence is None or reference.sequence in fitting:
        return
    right = {
        "c.": f"{NAMING_TRANSCRIPT}:c.{body}",
        "g.": f"NC_000003.12:g.{body}",
        "p.": f"NP_000085.1:p.{body}",
    }[kind]
    raise DescriptionError(
        "accession.kind",
        f"{reference.accession} is a {reference.sequence.value}, which has no {kind} positions",
        cause="c. counts on a transcript, g. on a chromosome or gene region, p. on a protein",
        cure=f"give the accession that the numbers count on, such as {right[:80]}",
    )


def _coding(body: str, reference: Reference, gene: Gene) -> ChangeWithNotes:
    """A description with c., which a few older names have as well."""
    _check_kind("c.", body, reference, (Sequence.TRANSCRIPT,))
    older = read_listed(f"c.{body}", gene) or read_ivs(body, reference, gene)
    if older:
        return older
    try:
        return read_coding(body, reference, gene)
    except DescriptionError as error:
        if error.code != "position.missing" or not read_protein_text(body):
            raise
        raise DescriptionError(
            "notation.protein",
            f"'c.{shown(body)}' is a change of the protein behind a c.",
            cause="c. counts bases, p. counts residues",
            cure=f"write p.{body}, or better the nucleotide change (c.)",
        ) from error


def _genomic(
    body: str, reference: Reference, gene: Gene
) -> tuple[ChangeWithNotes, Assembly | None]:
    """A description with g., or without it on a genomic reference."""
    _check_kind("g.", body, reference, (Sequence.CHROMOSOME, Sequence.GENE_REGION))
    listed = None if reference.sequence else read_listed_genomic(body, gene)
    return (listed, None) if listed else read_genomic(body, reference, gene)


def _protein(body: str, reference: Reference, gene: Gene) -> ChangeWithNotes:
    """A description with p."""
    _check_kind("p.", body, reference, (Sequence.PROTEIN, Sequence.TRANSCRIPT))
    result = read_protein(f"p.{body}", gene)
    if result is None:
        raise DescriptionError(
            "protein.form",
            f"'p.{shown(body)}' is no change of a protein",
            cure="write p.Arg578Ter, or better the nucleotide change (c.)",
        )
    return result


def _bare(body: str, reference: Reference, gene: Gene) -> tuple[ChangeWithNotes, Assembly | None]:
    """A description without c., g. or p.: older names, protein names, plain numbers."""
    if reference.sequence is Sequence.PROTEIN:
        return _protein(body, reference, gene), None
    result = (
        read_protein(body, gene)
        or read_ivs(body, reference, gene)
        or read_listed(body, gene)
        or read_bare_insertion(body, gene)
    )
    if result:
        return result, None
    number = _NUMBER.match(body)
    if number is None:
        raise _unknown(body, gene)
    prefix, assembly = "c.", None
    if reference.sequence is None and assembly_of(int(number[1]), gene):
        prefix = "g."
        (change, notes), assembly = read_genomic(body, reference, gene)
    else:
        change, notes = read_coding(body, reference, gene)
    note = Note("prefix_added", {"text": body, "read_as": f"{prefix}{body}"})
    return (change, (note, *notes)), assembly


def _other_kind(body: str, letter: str, gene: Gene) -> DescriptionError:
    """The error for a letter before the point that is not read."""
    if letter not in _OTHER_KINDS:
        return _unknown(body, gene)
    return DescriptionError(
        "notation.type",
        f"'{shown(body)}' is not read: {_OTHER_KINDS[letter]}",
        cure="describe the change on the coding DNA (c.) or on chromosome 3 (g.)",
    )


def _unknown(body: str, gene: Gene) -> DescriptionError:
    """The error for a text that has no known form."""
    refuse_exon_words(body, gene)
    if _IDENTIFIER.fullmatch(body):
        return DescriptionError(
            "text.identifier",
            f"'{shown(body)}' is an identifier, not a description",
            cause="nothing is looked up in a database",
            cure="give the variant by its HGVS name or by position and alleles",
        )
    return DescriptionError(
        "text.unknown",
        f"'{shown(body)}' is no variant description",
        cause="read are HGVS (c., g., p.), VCF alleles, SPDI, and names of older papers",
        cure="write it like c.425A>G, g.48573864A>G, chr3-48573864-A-AG, R578X or IVS51+1G>A",
    )

"""The protein of a changed transcript by splicing and translating all of it, and p. names read.

Shares no code with the package but the gene's sequence and exon limits; translates with
Biopython's codon table.
"""

import re
from functools import cache

from Bio.Data import IUPACData
from Bio.Data.CodonTable import unambiguous_dna_by_id

from col7a1tools.gene import load_gene
from col7a1tools.model.variant import GeneChange

ONE_LETTER = {**IUPACData.protein_letters_3to1, "Ter": "*"}
_CODONS = unambiguous_dna_by_id[1].forward_table
_RESIDUE = r"(?:[A-Z][a-z]{2})"
_REPLACED = re.compile(
    rf"(?P<first>{_RESIDUE})(?P<start>\d+)(?:_(?P<last>{_RESIDUE})(?P<end>\d+))?"
    rf"(?P<edit>delins|ins|dup|del|=)?(?P<new>{_RESIDUE}*)"
)
_FRAMESHIFT = re.compile(rf"({_RESIDUE})(\d+)({_RESIDUE})fsTer(\d+|\?)")
_EXTENSION = re.compile(rf"Ter(\d+)({_RESIDUE})extTer(\d+|\?)")


def one_letter(residues: str) -> str:
    """``GlyTer`` as ``G*``."""
    return "".join(ONE_LETTER[residues[i : i + 3]] for i in range(0, len(residues), 3))


def translated(bases: str) -> str:
    """Residues up to and with the first stop; without one, all of them."""
    residues = []
    for i in range(0, len(bases) - 2, 3):
        residues.append(_CODONS.get(bases[i : i + 3], "*"))
        if residues[-1] == "*":
            break
    return "".join(residues)


def changed_mrna(change: GeneChange) -> str:
    """The spliced transcript after a change that one exon holds."""
    gene = load_gene()
    sequence = gene.locus.gene
    pieces = []
    for exon in gene.transcript.exons:
        piece = sequence[exon.start : exon.end]
        if exon.start <= change.start and change.end <= exon.end:
            first, behind = change.start - exon.start, change.end - exon.start
            piece = piece[:first] + change.inserted + piece[behind:]
        pieces.append(piece)
    return "".join(pieces)


def mrna_without(skipped: set[int]) -> str:
    """The transcript without the exons of these literature numbers."""
    gene = load_gene()
    return "".join(
        gene.locus.gene[exon.start : exon.end]
        for exon in gene.transcript.exons
        if exon.number not in skipped
    )


@cache
def upstream() -> str:
    """The 5' untranslated region."""
    transcript = load_gene().transcript
    return transcript.mrna[: transcript.cds_start]


@cache
def reference_protein() -> str:
    """The protein with its stop."""
    return translated(load_gene().transcript.mrna[len(upstream()) :])


def protein_of(mrna: str) -> str:
    """The protein that a transcript with the usual 5' untranslated region encodes."""
    return translated(mrna[len(upstream()) :])


def said_protein(name: str, made: str) -> str:
    """The protein that a p. name describes, with its stop.

    A frame shift and an extension name their first residue and their stop only; what stands
    between is taken from ``made`` if these two agree with it.
    """
    old = reference_protein()
    text = name.removeprefix("p.(").removesuffix(")")
    if shift := _FRAMESHIFT.fullmatch(text):
        residue, number, new, distance = shift.groups()
        return _tail(old, made, (residue, int(number) - 1, new), distance, counted_from=1)
    if extension := _EXTENSION.fullmatch(text):
        number, new, distance = extension.groups()
        return _tail(old, made, ("Ter", int(number) - 1, new), distance, counted_from=0)
    match = _REPLACED.fullmatch(text)
    assert match is not None, name
    start = int(match["start"]) - 1
    end = int(match["end"]) if match["end"] else start + 1
    assert old[start] == ONE_LETTER[match["first"]], name
    if match["last"]:
        assert old[end - 1] == ONE_LETTER[match["last"]], name
    new = one_letter(match["new"])
    edits = {
        None: old[:start] + new + old[end:],
        "delins": old[:start] + new + old[end:],
        "del": old[:start] + old[end:],
        "dup": old[:end] + old[start:end] + old[end:],
        "ins": old[: start + 1] + new + old[start + 1 :],
        "=": old,
    }
    said = edits[match["edit"]]
    return said[: said.index("*") + 1]


def _tail(
    old: str, made: str, first: tuple[str, int, str], distance: str, counted_from: int
) -> str:
    residue, index, new = first
    assert old[index] == ONE_LETTER[residue]
    assert made[index] == ONE_LETTER[new]
    if distance == "?":
        assert "*" not in made
    else:
        assert made.index("*") == index + int(distance) - counted_from
    return old[:index] + made[index:]

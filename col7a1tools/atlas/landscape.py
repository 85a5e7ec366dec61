"""The protein landscape: every residue of collagen VII, and every amino acid in its place."""

from collections.abc import Iterator
from functools import partial
from itertools import product
from typing import NamedTuple

from col7a1tools.annotate.annotate import annotate_change
from col7a1tools.classify import classify
from col7a1tools.gene import Gene
from col7a1tools.gene.protein import Register
from col7a1tools.gene.sequence import three_letters, translate
from col7a1tools.model.criteria import criteria_text
from col7a1tools.model.positions import (
    CdsOffset,
    GeneOffset,
    ResidueIndex,
)
from col7a1tools.model.variant import GeneChange
from col7a1tools.shared_work import map_shared

AMINO_ACIDS = "ACDEFGHIKLMNPQRSTVWY*"
LANDSCAPE_COLUMNS = (
    "residue",
    "ref",
    "alt",
    "domain",
    "register",
    "bases_changed",
    "hgvs_p",
    "hgvs_c",
    "consequence",
    "impact",
    "collagen_effect",
    "classification",
    "points",
    "criteria",
    "other_changes",
)
NO_VALUE = "."
_PIECE = 64  # residues that one process takes at a time
_CODONS: dict[str, list[str]] = {acid: [] for acid in AMINO_ACIDS}
for _bases in product("ACGT", repeat=3):
    _CODONS[translate("".join(_bases))].append("".join(_bases))
_REGISTER = {
    Register.GLYCINE: "Gly",
    Register.X: "X",
    Register.Y: "Y",
    Register.INTERRUPTION: "interruption",
}


class _Change(NamedTuple):
    """A change of a codon: how many bases differ, and the change on the strand of the gene."""

    bases: int
    change: GeneChange


def landscape_rows(gene: Gene) -> Iterator[str]:
    """LANDSCAPE_COLUMNS of each residue with each other amino acid and with a stop.

    Of the changes of the codon that give the amino acid, the one that changes the fewest bases and
    has the fewest other consequences speaks for all; the others of as few bases are named.
    """
    pieces = range(0, len(gene.protein), _PIECE)
    for text in map_shared(partial(_rows_from, gene), pieces, worthwhile=True):
        yield from text.split("\n")


def _rows_from(gene: Gene, first: int) -> str:
    """The rows of a piece of the protein."""
    residues = gene.protein.residues[first : first + _PIECE]
    return "\n".join(
        "\t".join(_row(gene, ResidueIndex(residue), ref, alt))
        for residue, ref in enumerate(residues, first)
        for alt in AMINO_ACIDS
        if alt != ref
    )


def _row(gene: Gene, residue: ResidueIndex, ref: str, alt: str) -> tuple[str, ...]:
    region = gene.protein.region_at(residue)
    register = gene.protein.register.get(residue)
    start = (
        str(residue + 1),
        three_letters(ref),
        three_letters(alt),
        region.key if region else NO_VALUE,
        _REGISTER[register] if register else NO_VALUE,
    )
    changes = _changes(gene, residue, alt)
    if not changes:
        # A codon over an exon border, of which no single change makes this one.
        return (*start, *[NO_VALUE] * (len(LANDSCAPE_COLUMNS) - len(start)))
    fewest = min(change.bases for change in changes)
    read = [annotate_change(gene, one.change) for one in changes if one.bases == fewest]
    read.sort(key=lambda one: (len(one.consequence), one.names.coding))
    annotation, *others = read
    classification = classify(annotation, gene)
    return (
        *start,
        str(fewest),
        annotation.names.protein,
        annotation.names.coding,
        "&".join(annotation.consequence),
        annotation.impact.value,
        annotation.collagen_effect,
        classification.verdict.value,
        str(classification.points),
        criteria_text(classification) or NO_VALUE,
        ";".join(one.names.coding.partition(":")[2] for one in others) or NO_VALUE,
    )


def _changes(gene: Gene, residue: ResidueIndex, alt: str) -> list[_Change]:
    """Every change of the residue's codon that gives the amino acid and is one variant."""
    transcript = gene.transcript
    codon = transcript.cds[3 * residue : 3 * residue + 3]
    places = [transcript.offset_of_cds(CdsOffset(3 * residue + base)) for base in range(3)]
    found = []
    for other in _CODONS[alt]:
        different = [base for base in range(3) if codon[base] != other[base]]
        first, last = different[0], different[-1]
        start, end = places[first], GeneOffset(places[last] + 1)
        if end - start == last + 1 - first:
            change = GeneChange(start, end, other[first : last + 1])
            found.append(_Change(len(different), change))
    return found

"""The protein landscape: every residue of collagen VII, and every amino acid in its place."""

from collections.abc import Iterator
from functools import partial
from itertools import chain, islice, product
from typing import NamedTuple

from col7a1tools.annotate.annotate import annotate_changes
from col7a1tools.classify import classify_each
from col7a1tools.gene import Gene
from col7a1tools.gene.protein import Register
from col7a1tools.gene.sequence import three_letters, translate
from col7a1tools.model.annotation import Annotation
from col7a1tools.model.classification import Classification
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
_NOTHING = (NO_VALUE,) * 10  # the columns from ``bases_changed`` on
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


class _Made(NamedTuple):
    """What makes one amino acid of a codon.

    Attributes:
        bases: the fewest bases that must differ; 0 where no single change makes it, as in a codon
            over an exon border.
        read: the changes of as few bases, the one that speaks for all first.
    """

    bases: int
    read: list[Annotation]


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
    residues = enumerate(gene.protein.residues[first : first + _PIECE], first)
    return "\n".join(row for residue, ref in residues for row in _rows(gene, residue, ref))


def _rows(gene: Gene, place: int, ref: str) -> Iterator[str]:
    """The rows of one residue."""
    residue = ResidueIndex(place)
    region = gene.protein.region_at(residue)
    register = gene.protein.register.get(residue)
    of_residue = (
        region.key if region else NO_VALUE,
        _REGISTER[register] if register else NO_VALUE,
    )
    made = _made(gene, residue, [alt for alt in AMINO_ACIDS if alt != ref])
    classes = iter(classify_each([one.read[0] for one in made.values() if one.read], gene))
    for alt, one in made.items():
        start = (str(residue + 1), three_letters(ref), three_letters(alt), *of_residue)
        rest = _values(one, next(classes)) if one.read else _NOTHING
        yield "\t".join((*start, *rest))


def _made(gene: Gene, residue: ResidueIndex, alts: list[str]) -> dict[str, _Made]:
    """What makes each of several amino acids in the place of a residue."""
    changes = {alt: _fewest_changes(gene, residue, alt) for alt in alts}
    every = chain.from_iterable(found for _, found in changes.values())
    annotated = iter(annotate_changes(gene, every))
    return {
        alt: _Made(bases, sorted(islice(annotated, len(found)), key=_speaks_first))
        for alt, (bases, found) in changes.items()
    }


def _speaks_first(annotation: Annotation) -> tuple[int, str]:
    return len(annotation.consequence), annotation.names.coding


def _values(made: _Made, classification: Classification) -> tuple[str, ...]:
    """The columns from ``bases_changed`` on."""
    annotation, *others = made.read
    return (
        str(made.bases),
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


def _fewest_changes(gene: Gene, residue: ResidueIndex, alt: str) -> tuple[int, list[GeneChange]]:
    """The changes of a residue's codon that give an amino acid by the fewest bases, and how many.

    Only what is one variant counts: it lies in one exon.
    """
    transcript = gene.transcript
    codon = transcript.cds[3 * residue : 3 * residue + 3]
    places = [transcript.offset_of_cds(CdsOffset(3 * residue + base)) for base in range(3)]
    found: dict[int, list[GeneChange]] = {}
    for other in _CODONS[alt]:
        different = [base for base in range(3) if codon[base] != other[base]]
        first, last = different[0], different[-1]
        start, end = places[first], GeneOffset(places[last] + 1)
        if end - start == last + 1 - first:
            change = GeneChange(start, end, other[first : last + 1])
            found.setdefault(len(different), []).append(change)
    return min(found.items(), default=(0, []))

"""Substitutions of the table as records on the strand of the gene."""

from typing import NamedTuple

from col7a1tools.atlas.table import load_table
from col7a1tools.gene import Gene
from col7a1tools.gene.sequence import reverse_complement
from col7a1tools.model.classification import Verdict
from col7a1tools.model.positions import GeneOffset
from col7a1tools.views.columns import ANNOTATION_COLUMNS

NO_VALUE = "."
BASES = "ACGT"
_COLUMN = {name: number for number, name in enumerate(ANNOTATION_COLUMNS)}
_CODING = _COLUMN["hgvs_c"]
_PROTEIN = _COLUMN["hgvs_p"]
_CONSEQUENCE = _COLUMN["consequence"]
_EFFECT = _COLUMN["collagen_effect"]
_CLASS = _COLUMN["classification"]
_POINTS = _COLUMN["points"]
_CRITERIA = _COLUMN["criteria"]
_VERDICTS = {verdict.value: verdict for verdict in Verdict}


class Snv(NamedTuple):
    """One single-nucleotide variant, and what the reference alone says of it.

    Attributes:
        offset: the base, on the strand of the gene.
        ref: reference base on that strand.
        alt: alternate base on that strand.
        coding: HGVS c. without accession, ``c.6127G>A``; empty outside the transcript.
        protein: HGVS p. without accession, ``p.(Gly2043Arg)``; empty where none is stated.
        consequence: Sequence Ontology terms, most severe first.
        effect: a word of ``annotate.effects.EFFECTS``.
        verdict: the class.
        points: the points that it stands on.
        criteria: ``PVS1;PM2_Supporting``; empty for none.
    """

    offset: GeneOffset
    ref: str
    alt: str
    coding: str
    protein: str
    consequence: tuple[str, ...]
    effect: str
    verdict: Verdict
    points: int
    criteria: str


def snvs_at(offset: GeneOffset, gene: Gene) -> tuple[Snv, ...]:
    """The three substitutions of a base, by alternate base on the strand of the gene.

    Args:
        offset: the base, on the strand of the gene.
        gene: the gene.

    Raises:
        IndexError: the locus has no such base.
    """
    ref = gene.locus.gene[offset]
    return tuple(_snv(offset, ref, alt, gene) for alt in BASES if alt != ref)


def _snv(offset: GeneOffset, ref: str, alt: str, gene: Gene) -> Snv:
    table = load_table(len(gene.locus))
    alleles = f"{reverse_complement(ref)}\t{reverse_complement(alt)}"
    values = table.row(gene.locus.forward_strand(offset), alleles).split("\t")
    return Snv(
        offset,
        ref,
        alt,
        _bare(values[_CODING]),
        _bare(values[_PROTEIN]),
        tuple(values[_CONSEQUENCE].split("&")),
        values[_EFFECT],
        _VERDICTS[values[_CLASS]],
        int(values[_POINTS]),
        _bare(values[_CRITERIA]),
    )


def _bare(value: str) -> str:
    """The value without accession; empty for no value."""
    return "" if value == NO_VALUE else value.rpartition(":")[2]

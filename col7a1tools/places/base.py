"""Everything that is known of one base of the transcript."""

from dataclasses import dataclass

from col7a1tools.atlas.substitution import Snv, snvs_at
from col7a1tools.gene import Gene
from col7a1tools.gene.transcript import Exon
from col7a1tools.model.positions import Assembly, GeneOffset


@dataclass(frozen=True, slots=True)
class BaseAnswer:
    """One base.

    Attributes:
        base: on the strand of the gene.
        offset: on the strand of the gene.
        coding: ``c.6127``.
        positions: 1-based position on chromosome 3 by assembly.
        exon: the exon that holds it; in an intron, the exon before it.
        in_exon: whether the exon holds it.
        substitutions: the three possible ones.
    """

    base: str
    offset: GeneOffset
    coding: str
    positions: dict[Assembly, int]
    exon: Exon
    in_exon: bool
    substitutions: tuple[Snv, ...]


def base_answer(offset: GeneOffset, gene: Gene) -> BaseAnswer:
    """What is known of one base.

    Args:
        offset: on the strand of the gene, from the first base of the transcript to its last.
        gene: the gene.

    Raises:
        IndexError: the transcript has no such base.
    """
    locus, transcript = gene.locus, gene.transcript
    label = transcript.label_at(offset)
    if label is None:
        raise IndexError(f"no base {offset} in the transcript")
    plus = locus.forward_strand(offset)
    exon = transcript.exons[transcript.exon_index_at_or_before(offset)]
    return BaseAnswer(
        base=locus.gene[offset],
        offset=offset,
        coding=f"c.{label}",
        positions={assembly: locus.chromosome_position(assembly, plus) for assembly in Assembly},
        exon=exon,
        in_exon=offset < exon.end,
        substitutions=snvs_at(offset, gene),
    )

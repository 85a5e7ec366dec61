"""HGVS c. names on NM_000094.4."""

from col7a1tools.gene.gene import Gene
from col7a1tools.model.positions import GeneOffset
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.dna import dna_edit
from col7a1tools.nomenclature.normalise import ending_at


def coding_name(change: GeneChange, gene: Gene) -> str | None:
    """The c. description without accession, ``c.6527dup``.

    The 3' rule moves a change as far as its reference goes: one that could also lie behind the
    transcript is named where it ends with the transcript's last base.

    Args:
        change: normalised on the strand of the gene.
        gene: the gene.

    Returns:
        The description, or None where the change reaches outside the transcript: HGVS numbers no
        base there.
    """
    name = _named(change, gene)
    if name is None and change.end > gene.transcript.end:
        inside = ending_at(change, gene.transcript.end, gene.locus.gene)
        name = None if inside is None else _named(inside, gene)
    return name


def _named(change: GeneChange, gene: Gene) -> str | None:
    transcript = gene.transcript
    first, last, event = dna_edit(gene.locus.gene, change.start, change.end, change.inserted)
    start = transcript.label_at(GeneOffset(first))
    if start is None:
        return None
    if last == first:
        return f"c.{start}{event}"
    end = transcript.label_at(GeneOffset(last))
    return None if end is None else f"c.{start}_{end}{event}"

"""HGVS c. names on NM_000094.4."""

from col7a1tools.gene.gene import Gene
from col7a1tools.model.positions import GeneOffset
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.dna import describe_dna_change


class _OutsideTranscriptError(Exception):
    """A base that the transcript does not number."""


def coding_name(change: GeneChange, gene: Gene) -> str | None:
    """The c. description without accession, ``c.6527dup``.

    Args:
        change: normalised on the strand of the gene.
        gene: the gene.

    Returns:
        The description, or None where the change reaches outside the transcript: HGVS numbers no
        base there.
    """
    transcript = gene.transcript

    def label(offset: int) -> str:
        position = transcript.position(GeneOffset(offset))
        if position is None:
            raise _OutsideTranscriptError
        return transcript.label(position)

    try:
        text = describe_dna_change(
            gene.locus.gene, change.start, change.end, change.inserted, label
        )
    except _OutsideTranscriptError:
        return None
    return f"c.{text}"

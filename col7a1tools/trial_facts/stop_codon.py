"""Which stop codon a premature stop is, and the base behind it.

Read-through of a premature stop depends on the codon and on what follows it (Dabrowski 2015);
gentamicin was tried on nonsense variants of this gene (Woodley 2017).
"""

from dataclasses import dataclass

from col7a1tools.annotate.coding import coding_change
from col7a1tools.annotate.location import locate
from col7a1tools.gene.gene import Gene
from col7a1tools.gene.sequence import STOP_CODONS
from col7a1tools.model.annotation import Annotation, ProteinChangeKind
from col7a1tools.model.variant import GeneChange

_STOPS = (ProteinChangeKind.NONSENSE, ProteinChangeKind.FRAMESHIFT)


@dataclass(frozen=True, slots=True)
class StopCodon:
    """A premature stop.

    Attributes:
        codon: its bases, DNA letters.
        next_base: the base behind it, empty at the end of the transcript.
        index: codon in the changed frame (0-based).
        in_normal_frame: False where a shifted frame meets it.
    """

    codon: str
    next_base: str
    index: int
    in_normal_frame: bool


def premature_stop(annotation: Annotation, gene: Gene) -> StopCodon | None:
    """The premature stop that a variant makes, splicing left as it is; None for none."""
    change, protein = annotation.change, annotation.protein
    if not isinstance(change, GeneChange) or protein.kind not in _STOPS or protein.stop is None:
        return None
    exon = locate(change, gene.transcript).within_exon
    if exon is None:
        return None
    coding = coding_change(change, exon, gene)
    behind_atg = gene.transcript.mrna[gene.transcript.cds_start :]
    changed = behind_atg[: coding.start] + coding.inserted + behind_atg[coding.end :]
    at = protein.stop * 3
    codon = changed[at : at + 3]
    assert codon in STOP_CODONS
    in_frame = coding.length_change % 3 == 0
    return StopCodon(codon, changed[at + 3 : at + 4], protein.stop, in_frame)

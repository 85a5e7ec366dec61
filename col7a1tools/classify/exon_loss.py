"""What a run of lost exons leaves of the message and of the protein."""

from enum import Enum
from typing import NamedTuple

from col7a1tools.annotate.coding import CodingChange, protein_change
from col7a1tools.annotate.decay import decay_expected
from col7a1tools.gene.gene import Gene
from col7a1tools.splice.remember import Remembered


class Frame(Enum):
    """What becomes of the reading frame."""

    UNTRANSLATED = "untranslated"  # only 5' UTR is lost
    START_LOST = "start codon lost"
    KEPT = "kept"
    BROKEN = "broken"


class Loss(NamedTuple):
    """A stretch of protein that is lost or altered.

    Attributes:
        frame: what becomes of the reading frame.
        first: first residue lost or altered (0-based).
        last: behind the last one; the end of the protein where the frame is broken.
        decay: whether nonsense-mediated decay of the message is expected.
        exons: literature numbers of whole exons lost, empty where none is.
    """

    frame: Frame
    first: int
    last: int
    decay: bool
    exons: tuple[int, ...]

    def share(self, gene: Gene) -> float:
        """Share of the protein that is lost or altered."""
        return (self.last - self.first) / len(gene.protein)


def exon_loss(first: int, last: int, gene: Gene) -> Loss:
    """The outcome of losing the exons with the indices ``first`` to ``last``.

    Args:
        first: index in the transcript, upstream exon of NM_000094.4 included.
        last: index of the last lost exon.
        gene: the gene.
    """
    if first == last:
        known = _single(gene)
        if first not in known:
            known[first] = _work_out(first, last, gene)
        return known[first]
    return _work_out(first, last, gene)


@Remembered
def _single(gene: Gene) -> dict[int, Loss]:
    """Outcomes of losing one exon, by its index."""
    return {}


def _work_out(first: int, last: int, gene: Gene) -> Loss:
    transcript = gene.transcript
    exons = transcript.exons
    start = exons[first].transcript_start - transcript.cds_start
    end = exons[last].transcript_start + exons[last].length - transcript.cds_start
    numbers = tuple(
        number for exon in exons[first : last + 1] if (number := exon.number) is not None
    )
    total = len(gene.protein)
    if end <= 0:
        return Loss(Frame.UNTRANSLATED, 0, 0, decay=False, exons=numbers)
    if start <= 0:
        return Loss(Frame.START_LOST, 0, min(total, -(-end // 3)), decay=False, exons=numbers)
    if end >= transcript.cds_end - transcript.cds_start:
        return Loss(Frame.BROKEN, start // 3, total, decay=False, exons=numbers)
    change = protein_change(CodingChange(start, end, ""), gene)
    bases = end - start
    if bases % 3 == 0 and change.stop is None:
        return Loss(Frame.KEPT, start // 3, -(-end // 3), decay=False, exons=numbers)
    decay = change.stop is not None and decay_expected(change.stop, -bases, transcript)
    return Loss(Frame.BROKEN, start // 3, total, decay=decay, exons=numbers)

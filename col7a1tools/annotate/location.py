"""Where a change lies on the transcript: which exons and introns it touches, and how."""

from typing import NamedTuple

from col7a1tools.gene.transcript import Exon, Transcript
from col7a1tools.model.variant import GeneChange


class Location(NamedTuple):
    """A change laid on the transcript.

    Attributes:
        exons: indices of the exons it touches; an insertion at an exon's edge touches it.
        introns: indices of the introns it touches (intron i follows exon i); an insertion at
            their edge touches them.
        within_exon: index of the exon that holds the whole change, else None. An insertion at
            an exon's edge is held by the exon.
        at_exon_edge: True for an insertion exactly between an exon and an intron, which either
            may claim.
        outside: True where no base of the transcript is touched.
    """

    exons: tuple[int, ...]
    introns: tuple[int, ...]
    within_exon: int | None
    at_exon_edge: bool
    outside: bool


def locate(change: GeneChange, transcript: Transcript) -> Location:
    """Lay a change on the transcript.

    An insertion lies between two bases and touches what holds either of them.
    """
    start, end, _ = change
    first, behind = (start - 1, end + 1) if start == end else (start, end)
    exons = transcript.exons
    index = max(0, transcript.exon_index_at_or_before(first))
    exon = exons[index]
    if exon.start <= first and behind <= exon.end:
        return Location((index,), (), index, at_exon_edge=False, outside=False)
    touched, introns = [], []
    while index < len(exons) and exons[index].start < behind:
        exon = exons[index]
        if first < exon.end:
            touched.append(index)
        if index + 1 < len(exons) and behind > exon.end and first < exons[index + 1].start:
            introns.append(index)
        index += 1
    within = touched[0] if len(touched) == 1 and _holds(exons[touched[0]], start, end) else None
    return Location(
        exons=tuple(touched),
        introns=tuple(introns),
        within_exon=within,
        at_exon_edge=start == end and bool(touched) and bool(introns),
        outside=not touched and not introns,
    )


def _holds(exon: Exon, start: int, end: int) -> bool:
    return exon.start <= start and end <= exon.end

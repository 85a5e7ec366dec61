"""A stretch of the gene, and the exons and introns that it holds."""

from typing import NamedTuple

from col7a1tools.gene.gene import Gene
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.normalise import shift_five_prime

SHORTEST_EXON = 27  # bases of exons 29, 37 and 56: nothing shorter takes a whole exon

_CORE = 2  # bases of a splice site, AG before an exon and GT behind it


class Span(NamedTuple):
    """An affected stretch on the strand of the gene; may reach beyond the locus."""

    start: int
    end: int


def touched(span: Span, gene: Gene) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Indices of the exons and of the introns that a stretch touches."""
    exons = gene.transcript.exons
    held = tuple(
        index for index, exon in enumerate(exons) if exon.start < span.end and exon.end > span.start
    )
    introns = tuple(
        index
        for index in range(len(exons) - 1)
        if exons[index].end < span.end and exons[index + 1].start > span.start
    )
    return held, introns


def whole_exons(span: Span, gene: Gene) -> tuple[int, ...]:
    """Indices of the exons that a stretch holds from end to end."""
    return tuple(
        index
        for index, exon in enumerate(gene.transcript.exons)
        if span.start <= exon.start and exon.end <= span.end
    )


def duplicated_exons(change: GeneChange, gene: Gene) -> Span | None:
    """The stretch that an insertion doubles in tandem, where it holds an exon with its sites.

    Without the core bases of both sites, the copy lengthens the exon or doubles one site.

    Args:
        change: normalised, on the strand of the gene.
        gene: the gene.

    Returns:
        The doubled bases, with those beside them that are the same in both copies; None for any
        other change.
    """
    length = len(change.inserted)
    if change.start != change.end or length < SHORTEST_EXON:
        return None
    span = Span(shift_five_prime(change, gene.locus.gene).start, change.start)
    if span.end - span.start < length:
        return None
    exons = gene.transcript.exons
    held = whole_exons(Span(span.start + _CORE, span.end - _CORE), gene)
    whole = any(exons[index].length + 2 * _CORE <= length for index in held)
    return span if whole else None

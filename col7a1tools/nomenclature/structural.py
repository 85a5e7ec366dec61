"""Names of structural changes whose bases are not all known."""

from itertools import starmap
from typing import NamedTuple

from col7a1tools.gene.gene import Gene
from col7a1tools.gene.locus import AssemblySpan
from col7a1tools.model.annotation import Names
from col7a1tools.model.positions import Assembly, GeneOffset
from col7a1tools.model.variant import StructuralChange, StructuralType

_EVENT = {
    StructuralType.DELETION: "del",
    StructuralType.DUPLICATION: "dup",
    StructuralType.INVERSION: "inv",
}


def structural_names(change: StructuralChange, gene: Gene) -> Names:
    """G. and c. names of a deletion, duplication or inversion; ``.`` for other types.

    Uncertain ends are written with the bases between which they lie, ``(90_100)_(200_220)del``,
    and ``?`` for a limit that is not known; an end outside the transcript is written as ``?``
    before or behind the transcript's last base. HGVS calls only copies in tandem a duplication; a
    further copy whose place is unknown is written as an insertion somewhere,
    ``g.?_?ins[NC_000003.12:g.100_200]``, and has no c. name.
    """
    event = _EVENT.get(change.type)
    if event is None:
        return Names(".", ".", ".", ".")
    locus = gene.locus
    limits = _limits(change, gene)
    spans = {
        assembly: f"{span.accession}:g.{_genomic_span(limits, span)}"
        for assembly, span in locus.spans.items()
    }
    if change.type is StructuralType.DUPLICATION and not change.tandem:
        inserted = {
            assembly: f"{locus.spans[assembly].accession}:g.?_?ins[{span}]"
            for assembly, span in spans.items()
        }
        return Names(inserted[Assembly.GRCH38], inserted[Assembly.GRCH37], ".", ".")
    genomic = {assembly: span + event for assembly, span in spans.items()}
    coding = _coding_span(limits, gene)
    return Names(
        genomic_grch38=genomic[Assembly.GRCH38],
        genomic_grch37=genomic[Assembly.GRCH37],
        coding=f"{gene.transcript.accession}:c.{coding}{event}" if coding else ".",
        protein=".",
    )


class _Limits(NamedTuple):
    """The limits of the first and of the last base, as offsets into the forward strand.

    Attributes:
        first: earliest and latest first base; the same where it is known, None for unknown.
        last: earliest and latest last base.
    """

    first: tuple[int | None, int]
    last: tuple[int, int | None]


def _limits(change: StructuralChange, gene: Gene) -> _Limits:
    def offset(position: int) -> int:
        return gene.locus.plus_offset(change.assembly, position)

    first, last = offset(change.start), offset(change.end)
    if change.precise:
        return _Limits((first, first), (last, last))
    earliest, latest = change.earliest_start, change.latest_end
    return _Limits(
        (None if earliest is None else offset(earliest), first),
        (last, None if latest is None else offset(latest)),
    )


def _genomic_span(limits: _Limits, span: AssemblySpan) -> str:
    ends = [
        [None if offset is None else str(span.start + offset) for offset in end] for end in limits
    ]
    return "_".join(starmap(_end, ends))


def _end(one: str | None, other: str | None) -> str:
    """An end, ``100``, or ``(90_100)`` where it lies between two bases."""
    return str(one) if one == other else f"({one or '?'}_{other or '?'})"


def _coding_span(limits: _Limits, gene: Gene) -> str:
    """The c. span of a stretch on the forward strand; empty where it misses the transcript."""
    transcript = gene.transcript
    size = len(gene.locus)
    start, end = size - 1 - limits.last[0], size - 1 - limits.first[1]
    if end < transcript.start or start >= transcript.end:
        return ""
    earliest = None if limits.last[1] is None else size - 1 - limits.last[1]
    latest = None if limits.first[0] is None else size - 1 - limits.first[0]
    five = _end(_label(earliest, gene), _inner(start, gene))
    three = _end(_inner(end, gene), _label(latest, gene))
    return f"{five}_{three}"


def _inner(offset: int, gene: Gene) -> str:
    """The name of a base, or of the transcript's base next to it."""
    transcript = gene.transcript
    label = _label(min(max(offset, transcript.start), transcript.end - 1), gene)
    assert label is not None
    return label


def _label(offset: int | None, gene: Gene) -> str | None:
    """The name of a base; None where it is not known or lies outside the transcript."""
    if offset is None or not 0 <= offset < len(gene.locus):
        return None
    return gene.transcript.label_at(GeneOffset(offset))

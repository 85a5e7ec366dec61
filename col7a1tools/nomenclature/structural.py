"""Names of structural changes whose bases are not all known."""

from col7a1tools.gene.gene import Gene
from col7a1tools.model.annotation import Names
from col7a1tools.model.positions import Assembly, GeneOffset, PlusOffset
from col7a1tools.model.variant import StructuralChange, StructuralType

_EVENT = {
    StructuralType.DELETION: "del",
    StructuralType.DUPLICATION: "dup",
    StructuralType.INVERSION: "inv",
}


def structural_names(change: StructuralChange, gene: Gene) -> Names:
    """G. and c. names of a deletion, duplication or inversion; ``.`` for other types.

    Ends that the record calls imprecise are written as uncertain, ``(?_100)_(200_?)del``; an end
    outside the transcript is written as ``?`` before or behind the transcript's last base. HGVS
    calls only copies in tandem a duplication; a further copy whose place is unknown is written as
    an insertion somewhere, ``g.?_?ins[NC_000003.12:g.100_200]``, and has no c. name.
    """
    event = _EVENT.get(change.type)
    if event is None:
        return Names(".", ".", ".", ".")
    locus = gene.locus
    first = locus.plus_offset(change.assembly, change.start)
    last = locus.plus_offset(change.assembly, change.end)
    spans = {
        assembly: f"{span.accession}:g."
        + _uncertain(str(span.start + first), str(span.start + last), precise=change.precise)
        for assembly, span in locus.spans.items()
    }
    if change.type is StructuralType.DUPLICATION and not change.tandem:
        inserted = {
            assembly: f"{locus.spans[assembly].accession}:g.?_?ins[{span}]"
            for assembly, span in spans.items()
        }
        return Names(inserted[Assembly.GRCH38], inserted[Assembly.GRCH37], ".", ".")
    genomic = {assembly: span + event for assembly, span in spans.items()}
    coding = _coding_span(first, last, gene, precise=change.precise)
    return Names(
        genomic_grch38=genomic[Assembly.GRCH38],
        genomic_grch37=genomic[Assembly.GRCH37],
        coding=f"{gene.transcript.accession}:c.{coding}{event}" if coding else ".",
        protein=".",
    )


def _uncertain(first: str, last: str, *, precise: bool) -> str:
    return f"{first}_{last}" if precise else f"(?_{first})_({last}_?)"


def _coding_span(first: PlusOffset, last: PlusOffset, gene: Gene, *, precise: bool) -> str:
    """The c. span of a stretch on the forward strand; empty where it misses the transcript."""
    transcript = gene.transcript
    size = len(gene.locus)
    start, end = size - 1 - last, size - 1 - first
    if end < transcript.start or start >= transcript.end:
        return ""
    before = start < transcript.start
    behind = end >= transcript.end
    five = _label(max(start, transcript.start), gene)
    three = _label(min(end, transcript.end - 1), gene)
    left = f"(?_{five})" if before or not precise else five
    right = f"({three}_?)" if behind or not precise else three
    return f"{left}_{right}"


def _label(offset: int, gene: Gene) -> str:
    label = gene.transcript.label_at(GeneOffset(offset))
    assert label is not None
    return label

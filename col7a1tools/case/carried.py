"""What a person carries: each change once, and what it is called for short."""

import re
from collections.abc import Sequence

from col7a1tools.annotate.structural import gene_span
from col7a1tools.case.observed import CARRIED, ObservedVariant
from col7a1tools.gene import Gene
from col7a1tools.model.annotation import Annotation
from col7a1tools.model.classification import Verdict
from col7a1tools.model.variant import GeneChange, StructuralChange, StructuralType

_RANK = {
    verdict: rank
    for rank, verdict in enumerate(
        (
            Verdict.PATHOGENIC,
            Verdict.LIKELY_PATHOGENIC,
            Verdict.UNCERTAIN,
            Verdict.LIKELY_BENIGN,
            Verdict.BENIGN,
        )
    )
}

# A mate on a chromosome; what a file calls its other contigs stays out of names.
_PLAIN_MATE = re.compile(
    r"[ACGTN.]*(?P<mark>[][])(chr)?([0-9]{1,2}|X|Y|MT?):[0-9]+(?P=mark)[ACGTN.]*|[ACGTN.]+",
    re.IGNORECASE,
)
_NAMED_BY_PLACE = (StructuralType.DELETION, StructuralType.INVERSION)

Repeated = tuple[ObservedVariant, tuple[ObservedVariant, ...]]
"""A variant, and the further records of it."""


def carried_once(variants: Sequence[ObservedVariant], gene: Gene) -> list[Repeated]:
    """The variants that the person carries, each change once, most important first.

    A file may describe one change in several records; the first one stands, with the others
    beside it. The order is by class, then from the 5' end of the gene.
    """
    groups: dict[GeneChange | StructuralChange, list[ObservedVariant]] = {}
    for variant in variants:
        if variant.zygosity in CARRIED:
            groups.setdefault(variant.annotation.change, []).append(variant)
    once = [(group[0], tuple(group[1:])) for group in groups.values()]
    return sorted(once, key=lambda one: _order(one[0], gene))


def _order(variant: ObservedVariant, gene: Gene) -> tuple[int, int, int, str]:
    start, end = extent(variant.annotation.change, gene)
    rank = _RANK[variant.classification.verdict]
    return rank, start, end, variant.annotation.names.genomic_grch38


def extent(change: GeneChange | StructuralChange, gene: Gene) -> tuple[int, int]:
    """Half-open stretch on the strand of the gene, inside the locus."""
    if isinstance(change, StructuralChange):
        span = gene_span(change, gene)
        return max(span.start, 0), min(span.end, len(gene.locus))
    return change.start, change.end


def short_name(annotation: Annotation) -> str:
    """The c. name without accession; the g. name where there is none.

    An event that HGVS cannot name from its record, or only as an insertion at an unknown place, is
    called by its place on the chromosome and its type.
    """
    names, change = annotation.names, annotation.change
    if names.coding != ".":
        return names.coding.partition(":")[2]
    if isinstance(change, StructuralChange) and change.type not in _NAMED_BY_PLACE:
        return _event_name(change)
    return names.genomic_grch38


def _event_name(change: StructuralChange) -> str:
    if change.type is StructuralType.BREAKEND:
        mate = change.mate if _PLAIN_MATE.fullmatch(change.mate) else change.type.value
        return f"chr3:{change.start} {mate}"
    return f"{change.type.value} chr3:{change.start}-{change.end}"

"""Which exons were looked at."""

from collections.abc import Iterable
from dataclasses import dataclass

from col7a1tools.gene.gene import Gene
from col7a1tools.gene.transcript import Exon
from col7a1tools.model.positions import PlusOffset
from col7a1tools.model.record import VcfRecord
from col7a1tools.model.variant import NotAnnotated

# A choice of this project, not of a guideline: reads and genotype quality from which a base of a
# gVCF counts as looked at.
BLOCK_DEPTH = 10
BLOCK_QUALITY = 20.0
# A choice of this project too: disease-causing variants lie all along the gene, so about as large a
# share of them is missed as of its bases; with more than one base in twenty left unread, finding
# nothing must not reassure.
LEAST_READ_PERCENT = 95.0

_SAYS_REFERENCE = frozenset({NotAnnotated.REFERENCE_BLOCK, NotAnnotated.NO_ALTERNATE})


@dataclass(frozen=True, slots=True)
class CoveredBases:
    """What a file says was looked at in one person.

    Attributes:
        intervals: stretches of the forward strand of the locus, half-open, in order, free of
            overlap.
        minimum_depth: reads that a base needed to count.
        minimum_quality: genotype quality that it needed; None where reads were counted.
        reads_file: name of the file of reads that were counted; empty where a gVCF says it.
    """

    intervals: tuple[tuple[PlusOffset, PlusOffset], ...]
    minimum_depth: int
    minimum_quality: float | None
    reads_file: str = ""


@dataclass(frozen=True, slots=True)
class ExonCallability:
    """How much of an exon was looked at: ``read`` of its bases."""

    exon: Exon
    read: int


def states_coverage(records: Iterable[VcfRecord]) -> bool:
    """Whether a file says where the reference was seen: a gVCF, or a VCF of all sites.

    In a file of variants only, silence says nothing.
    """
    return any(alt.change in _SAYS_REFERENCE for record in records for alt in record.alts)


def exon_callability(covered: CoveredBases, gene: Gene) -> tuple[ExonCallability, ...]:
    """Bases of each exon of the literature's numbering that were looked at, 5' to 3'."""
    size = len(gene.locus)
    rows = []
    for exon in gene.transcript.exons:
        if exon.number is None:
            continue
        first, behind = size - exon.end, size - exon.start
        read = sum(max(0, min(end, behind) - max(start, first)) for start, end in covered.intervals)
        rows.append(ExonCallability(exon, read))
    return tuple(rows)

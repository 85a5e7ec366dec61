"""Which exons were looked at, from the reference blocks of a gVCF."""

from collections.abc import Sequence
from dataclasses import dataclass

from col7a1tools.gene.gene import Gene
from col7a1tools.gene.transcript import Exon
from col7a1tools.model.positions import PlusOffset
from col7a1tools.model.record import Genotype, VcfRecord
from col7a1tools.model.variant import NotAnnotated

# Below this depth a heterozygous variant is easily missed. A choice of this project, not of a
# guideline; it is written into the record.
MINIMUM_DEPTH = 10


@dataclass(frozen=True, slots=True)
class CoveredInterval:
    """A stretch of the locus with the depth that the caller saw there.

    Attributes:
        start: first base on the forward strand of the locus, 0-based.
        end: behind the last base.
        depth: lowest depth in the stretch (MIN_DP, else DP), None where the file gives none.
    """

    start: PlusOffset
    end: PlusOffset
    depth: int | None


@dataclass(frozen=True, slots=True)
class ExonCallability:
    """How much of an exon was read well enough.

    Attributes:
        exon: the exon.
        bases: length of the exon.
        read: bases at or above the threshold.
        seen: bases with any depth.
    """

    exon: Exon
    bases: int
    read: int
    seen: int


def exon_callability(
    covered: Sequence[CoveredInterval], gene: Gene, minimum_depth: int = MINIMUM_DEPTH
) -> tuple[ExonCallability, ...]:
    """Bases of each exon of the literature's numbering that were read, 5' to 3'.

    A stretch without a depth does not count as read: a file that says nothing about depth does
    not say that the reference was seen.

    Args:
        covered: the stretches that the file speaks about; they may overlap.
        gene: the gene.
        minimum_depth: depth from which a base counts as read.
    """
    depths = [0] * len(gene.locus)
    for interval in covered:
        depth = interval.depth or 0
        for offset in range(max(interval.start, 0), min(interval.end, len(depths))):
            depths[offset] = max(depths[offset], depth)
    rows = []
    for exon in gene.transcript.exons:
        if exon.number is None:
            continue
        start = len(depths) - exon.end
        in_exon = depths[start : start + exon.length]
        rows.append(
            ExonCallability(
                exon,
                exon.length,
                sum(depth >= minimum_depth for depth in in_exon),
                sum(depth > 0 for depth in in_exon),
            )
        )
    return tuple(rows)


def covered_intervals(
    records: Sequence[VcfRecord], sample: str, gene: Gene
) -> tuple[CoveredInterval, ...] | None:
    """What a gVCF, or a VCF of all sites, says about depth; None for a file of variants only.

    A call that is missing (``./.``) does not count as looked at, whatever its depth.

    Args:
        records: every record at the locus, reference blocks among them.
        sample: the person.
        gene: the gene.
    """
    if not any(_says_reference(record) for record in records):
        return None
    intervals = []
    for record in records:
        genotype = next((call for call in record.genotypes if call.sample == sample), None)
        if genotype is None or not genotype.alleles or None in genotype.alleles:
            continue
        intervals.append(
            CoveredInterval(
                gene.locus.plus_offset(record.assembly, record.pos),
                PlusOffset(gene.locus.plus_offset(record.assembly, record.end) + 1),
                _least_depth(genotype),
            )
        )
    return tuple(intervals)


def _says_reference(record: VcfRecord) -> bool:
    """Whether the record is about bases that equal the reference."""
    return not record.alts or all(
        alt.change in (NotAnnotated.REFERENCE_BLOCK, NotAnnotated.NO_ALTERNATE)
        for alt in record.alts
    )


def _least_depth(genotype: Genotype) -> int | None:
    """The lowest depth that the call vouches for over the whole record."""
    return genotype.depth if genotype.minimum_depth is None else genotype.minimum_depth

"""The geometry that figures are drawn from, taken into the record."""

from col7a1tools.gene import Gene
from col7a1tools.gene.protein import Interruption, ProteinRegion
from col7a1tools.gene.transcript import Exon
from col7a1tools.report.document import Drawing, DrawnExon, DrawnRegion

_MAIN_REGIONS = ("nc1", "triple_helix", "nc2")


def describe_drawing(gene: Gene) -> Drawing:
    """Exons of the literature's numbering, protein regions and interruptions."""
    return Drawing(
        exons=tuple(_exon(exon, gene) for exon in gene.transcript.exons if exon.number is not None),
        protein_length=len(gene.protein),
        regions=tuple(_region(region) for region in gene.protein.regions),
        interruptions=tuple(_interruption(one) for one in gene.protein.interruptions),
    )


def _exon(exon: Exon, gene: Gene) -> DrawnExon:
    """The exon with the main region that its middle belongs to; the first exon is of NC-1."""
    middle = exon.transcript_start + exon.length // 2 - gene.transcript.cds_start
    residue = max(middle // 3, gene.protein.region("nc1").start)
    keys = [
        key
        for key in _MAIN_REGIONS
        if gene.protein.region(key).start <= residue < gene.protein.region(key).end
    ]
    return DrawnExon(exon.number or 0, exon.start + 1, exon.end, keys[0] if keys else "utr")


def _region(region: ProteinRegion) -> DrawnRegion:
    return DrawnRegion(region.key, region.name, region.start + 1, region.end)


def _interruption(one: Interruption) -> DrawnRegion:
    return DrawnRegion(str(one.number), one.name, one.start + 1, one.end)

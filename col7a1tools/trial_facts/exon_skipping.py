"""What would be left of the chain without the exon of a variant.

Leaving out an exon with a variant is a way of therapy under study (Bornert 2016, Turczynski 2017).
Only counts are given: whether the shorter chain works is for the laboratory to show.
"""

from dataclasses import dataclass

from col7a1tools.annotate.location import locate
from col7a1tools.annotate.splicing import sites_hit, skipped_exon
from col7a1tools.gene.gene import Gene
from col7a1tools.gene.protein import Register
from col7a1tools.gene.transcript import Exon
from col7a1tools.model.annotation import Annotation, Outcome
from col7a1tools.model.positions import ResidueIndex
from col7a1tools.model.variant import GeneChange


@dataclass(frozen=True, slots=True)
class WithoutExon:
    """The chain without one exon.

    Attributes:
        exon: the exon.
        in_frame: whether the frame goes on.
        residues_lost: 0 where it does not.
        triplets_lost: glycines of the Gly-X-Y repeat among the lost residues.
        repeat_kept: whether the repeat goes on; None outside the helix or out of frame.
    """

    exon: Exon
    in_frame: bool
    residues_lost: int
    triplets_lost: int
    repeat_kept: bool | None


def without_exon(annotation: Annotation, gene: Gene) -> WithoutExon | None:
    """The chain without the exon that a variant lies in, or whose splice site it hits.

    Returns:
        None for a variant in none or in several exons, and for the first and the last exon, which
        cannot be left out.
    """
    index = _exon_of(annotation, gene)
    if index is None:
        return None
    outcome = skipped_exon(index, gene)
    if outcome is None:
        return None
    exon = gene.transcript.exons[index]
    if not outcome.in_frame:
        return WithoutExon(exon, residues_lost=0, triplets_lost=0, in_frame=False, repeat_kept=None)
    return WithoutExon(
        exon,
        residues_lost=exon.length // 3,
        triplets_lost=_triplets(exon, gene),
        in_frame=True,
        repeat_kept=_repeat_kept(outcome),
    )


def _exon_of(annotation: Annotation, gene: Gene) -> int | None:
    change = annotation.change
    if not isinstance(change, GeneChange):
        return None
    location = locate(change, gene.transcript)
    sites = sites_hit(change, location, annotation.consequence, gene)
    touched = {*location.exons, *(site.exon for site in sites)}
    return touched.pop() if len(touched) == 1 else None


def _triplets(exon: Exon, gene: Gene) -> int:
    """Glycines in register whose codon lies at least half in the exon."""
    start = exon.transcript_start - gene.transcript.cds_start
    first, behind = round(start / 3), round((start + exon.length) / 3)
    register = gene.protein.register
    return sum(
        register.get(ResidueIndex(residue)) is Register.GLYCINE for residue in range(first, behind)
    )


def _repeat_kept(outcome: Outcome) -> bool | None:
    rules = {finding.rule for finding in outcome.findings}
    if "collagen.register_kept" in rules:
        return True
    return False if "collagen.register_shifted" in rules else None

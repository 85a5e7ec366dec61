"""The effect word, the candidate outcomes and the findings of a sequence change."""

from typing import NamedTuple

from col7a1tools.annotate.coding import CodingChange, protein_change
from col7a1tools.annotate.collagen import read_protein_change
from col7a1tools.annotate.laid import LaidChange
from col7a1tools.annotate.splicing import (
    border_findings,
    exon_numbers,
    intron_findings,
    intron_number,
    joined_without,
    makes_canonical_donor,
    repeats_whole_exon,
    skipped_exon,
)
from col7a1tools.annotate.stretch import touched
from col7a1tools.gene.gene import Gene
from col7a1tools.gene.transcript import Exon
from col7a1tools.model.annotation import Outcome, ProteinChange, ProteinChangeKind
from col7a1tools.model.finding import Finding
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.coding import coding_name
from col7a1tools.nomenclature.normalise import placements

_SPLICE_NEAR = {
    "splice_donor_5th_base_variant",
    "splice_donor_region_variant",
    "splice_region_variant",
}
_STOP_KINDS = (ProteinChangeKind.NONSENSE, ProteinChangeKind.FRAMESHIFT)
_OPEN_KINDS = (ProteinChangeKind.START_LOST, ProteinChangeKind.UNKNOWN)
# From this size on a change counts as structural; in an intron it may well change splicing.
_LARGE = 50
_UNREAD = frozenset({"upstream_gene_variant", "5_prime_UTR_variant"})


class Effect(NamedTuple):
    """What a change likely does to collagen VII.

    Attributes:
        word: one of ``effects.EFFECTS``.
        outcomes: candidate outcomes.
        findings: what was seen, in the order of the rules.
    """

    word: str
    outcomes: tuple[Outcome, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_effect(laid: LaidChange, gene: Gene) -> Effect:
    """Read the effect of a change on collagen VII.

    What is sure comes first: the change of residues with splicing as it is. Where a splice site
    is hit, or lies so near that splicing may change, the outcomes of that follow and decide the
    word.
    """
    if laid.duplicated is not None:
        exons, _ = touched(laid.duplicated, gene)
        finding = Finding("structural.tandem", {"exons": exon_numbers(exons, gene)})
        return Effect("exon_duplication", (), (finding,))
    if laid.in_exon is not None:
        return _in_exon(laid.in_exon, gene)
    deleted = _exons_deleted(laid, gene)
    if deleted is not None:
        return deleted
    exonic = _exonic_effect(laid, gene)
    findings = (
        *border_findings(laid.change, laid.location, gene),
        *intron_findings(laid.location, laid.terms, laid.sites, gene),
        *exonic.findings,
    )
    if laid.sites or laid.over_border:
        lost = _site_lost(laid, gene)
        outcomes = (*exonic.outcomes, *lost.outcomes)
        return Effect(lost.word, outcomes, (*findings, *lost.findings))
    if not laid.border_ambiguous and _SPLICE_NEAR.isdisjoint(laid.terms):
        return Effect(exonic.word, exonic.outcomes, findings)
    decides = laid.border_ambiguous or exonic.word in {"no_change_expected", "synonymous"}
    word = "splice_change_possible" if decides else exonic.word
    outcomes = (*exonic.outcomes, *_skips(_exons_near(laid, gene), gene))
    return Effect(word, outcomes, findings)


def _in_exon(inside: LaidChange, gene: Gene) -> Effect:
    """The effect of a change that is named at a donor which it leaves whole.

    Of an insertion it is known then that the exon keeps it.
    """
    word, outcomes, findings = read_effect(inside, gene)
    values: dict[str, str | int] = {
        "exon": exon_numbers(inside.location.exons, gene),
        "protein": inside.exonic.hgvs,
    }
    if repeats_whole_exon(inside.change, inside.location, gene):
        said = Finding("splice.exon_twice_in_one", values)
    else:
        coding = coding_name(inside.change, gene) or ""
        said = Finding("splice.donor_whole", {**values, "coding": coding})
    kept = [one for one in findings if one.rule != "splice.insertion_at_exon_edge"]
    return Effect(word, outcomes, (said, *kept))


def _exonic_effect(laid: LaidChange, gene: Gene) -> Effect:
    """The effect if splicing stays as it is."""
    protein, change = laid.exonic, laid.change
    if protein.hgvs == ".":
        large = abs(change.length_change) >= _LARGE
        unread = large or not _UNREAD.isdisjoint(laid.terms)
        return Effect("unknown" if unread else "no_change_expected")
    word, findings = read_protein_change(protein, change.length_change, gene)
    outcome = Outcome("coding_change", protein.hgvs, _in_frame(protein), findings)
    return Effect(word, (outcome,), findings)


def _in_frame(protein: ProteinChange) -> bool | None:
    """Whether the regular reading frame goes on to the end of the chain; None where unknown."""
    if protein.kind in _OPEN_KINDS:
        return None
    return protein.kind not in _STOP_KINDS


def _exons_near(laid: LaidChange, gene: Gene) -> tuple[int, ...]:
    """Exons whose splicing a change near a border may disturb: the one on the nearer side."""
    if laid.location.within_exon is not None:
        return (laid.location.within_exon,)
    exons = gene.transcript.exons
    intron = laid.location.introns[0]
    to_donor = laid.change.start - exons[intron].end
    to_acceptor = exons[intron + 1].start - laid.change.end
    return (intron,) if to_donor <= to_acceptor else (intron + 1,)


def _skips(indices: tuple[int, ...], gene: Gene) -> tuple[Outcome, ...]:
    skips = (skipped_exon(index, gene) for index in indices)
    return tuple(outcome for outcome in skips if outcome is not None)


def _site_lost(laid: LaidChange, gene: Gene) -> Effect:
    """A core splice site is hit, or the change reaches over a border."""
    if makes_canonical_donor(laid.change, gene):
        values: dict[str, str | int] = {"intron": intron_number(laid.sites[0].intron, gene)}
        finding = Finding("splice.gc_donor_becomes_gt", values, ("lrg_286",))
        return Effect("splice_change_possible", (), (finding,))
    if not laid.sites and _reaches_outside(laid.change, gene) and len(laid.location.exons) == 1:
        return Effect("unknown")  # an end of the transcript is lost, and no splice site
    affected = sorted({site.exon for site in laid.sites} | set(laid.location.exons))
    skipped = _skipped_run(range(affected[0], affected[-1] + 1), gene) if affected else None
    unclear = Outcome("cryptic_site_or_intron_retained", "", None)
    if skipped is None:
        return Effect("splice_site_lost", (unclear,))
    word = "in_frame_exon_loss" if skipped.in_frame else "frameshift_exon_loss"
    return Effect(word, (skipped, unclear), skipped.findings[:1])


def _reaches_outside(change: GeneChange, gene: Gene) -> bool:
    return change.start < gene.transcript.start or change.end > gene.transcript.end


def _skipped_run(run: range, gene: Gene) -> Outcome | None:
    """The one outcome of leaving out a run of exons; None where it takes the first or the last.

    A change over several exons takes the splice sites between them, so none of them alone can be
    joined to its neighbours.
    """
    if len(run) == 1:
        return skipped_exon(run[0], gene)
    return joined_without(tuple(run), gene, kind="exons_skipped")


def _exons_deleted(laid: LaidChange, gene: Gene) -> Effect | None:
    """Exons are deleted from end to end, or two exons are joined by the loss of what lay between.

    Two exons that a deletion cuts, and leaves with their outer splice sites, make one exon. Where
    only one is cut, it has lost a splice site and is expected to be left out with the others.

    Returns:
        None for any other change.
    """
    change, touched = laid.change, laid.location.exons
    if change.length_change >= 0 or not (laid.over_border or laid.sites):
        return None
    exons = gene.transcript.exons
    unclear = Outcome("cryptic_site_or_intron_retained", "", None)
    whole = sum(
        change.start <= e.start and e.end <= change.end for e in (exons[i] for i in touched)
    )
    joined = _exons_joined(change, gene)
    if joined is not None:
        word, outcome = _fused(*joined, gene)
        word = "whole_gene_or_exon_deletion" if whole else word
        return Effect(word, (outcome, unclear), outcome.findings)
    if not whole:
        return None
    without = joined_without(touched, gene)
    outcomes = () if without is None else (without,)
    if whole < len(touched):
        outcomes = (*outcomes, unclear)
    findings = () if without is None else without.findings[:1]
    return Effect("whole_gene_or_exon_deletion", outcomes, findings)


def _exons_joined(change: GeneChange, gene: Gene) -> tuple[GeneChange, Exon, Exon] | None:
    """Two exons that a deletion joins, with the placement that begins and ends in them."""
    exons, index = gene.transcript.exons, gene.transcript.exon_index_at_or_before
    for placed in placements(change, gene.locus.gene):
        before, behind = index(placed.start - 1), index(placed.end)
        if before < 0 or before == behind:
            continue
        first, last = exons[before], exons[behind]
        if placed.start <= first.end < last.start and placed.end < last.end:
            return placed, first, last
    return None


def _fused(change: GeneChange, first: Exon, last: Exon, gene: Gene) -> tuple[str, Outcome]:
    """The effect word and the outcome of one exon made of the ends of two."""
    shift = gene.transcript.cds_start
    coding = CodingChange(
        first.transcript_start + change.start - first.start - shift,
        last.transcript_start + change.end - last.start - shift,
        change.inserted,
    )
    protein = protein_change(coding, gene)
    word, findings = read_protein_change(protein, coding.length_change, gene)
    if protein.kind is ProteinChangeKind.SYNONYMOUS:
        word = "splice_change_possible"
    return word, Outcome("exons_fused", protein.hgvs, _in_frame(protein), findings)

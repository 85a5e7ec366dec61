"""PVS1 for changes of the core splice dinucleotides."""

from col7a1tools.annotate.location import locate
from col7a1tools.annotate.splicing import SpliceSite, makes_canonical_donor, sites_hit
from col7a1tools.classify.exon_loss import Frame, Loss, exon_loss
from col7a1tools.classify.null_start import start_lost
from col7a1tools.classify.null_tree import exon_branch, loss_sources, loss_values
from col7a1tools.classify.rules import RuleSet
from col7a1tools.gene.gene import Gene
from col7a1tools.gene.transcript import Transcript
from col7a1tools.model.classification import Evidence
from col7a1tools.model.positions import CdsOffset
from col7a1tools.model.variant import GeneChange
from col7a1tools.splice import SiteKind, SpliceAssessment, SpliceCall
from col7a1tools.splice.alternative import (
    AlternativeSite,
    alternative_acceptors,
    alternative_donors,
)

_KIND = {"donor": SiteKind.NATIVE_DONOR, "acceptor": SiteKind.NATIVE_ACCEPTOR}
# +2T>C leaves a GC donor, which a minority of sites can use: one step below the tree's answer.
ONE_STEP_LOWER = {
    "exon_loss_frameshift": "gt_to_gc_frameshift",
    "exon_loss_in_frame_critical": "gt_to_gc_in_frame_strong",
    "exon_loss_in_frame_large": "gt_to_gc_in_frame_strong",
    "exon_loss_in_frame_small": "gt_to_gc_in_frame_small",
    "exon_loss_escaped_critical": "gt_to_gc_in_frame_strong",
    "exon_loss_escaped_large": "gt_to_gc_in_frame_strong",
    "exon_loss_escaped_small": "gt_to_gc_in_frame_small",
}


def assess_core_splice_site(
    change: GeneChange,
    terms: tuple[str, ...],
    gene: Gene,
    rules: RuleSet,
    splicing: SpliceAssessment,
) -> Evidence:
    """PVS1 for a change that hits +-1 or +-2 of an intron.

    The exon next to the site is taken to be skipped. Where that would break the frame, a strong
    site within reach that keeps it is taken to be used instead, so that the lower of the two
    strengths counts.
    """
    transcript = gene.transcript
    sites = sites_hit(change, locate(change, transcript), terms, gene)
    spared = _spared(change, sites, splicing, gene)
    if spared:
        return rules.evidence("PVS1", spared, {"event": _event(sites)})
    skipped = _skipped(change, sites, transcript)
    if not skipped:
        return rules.evidence("PVS1", "outcome_unclear", {"event": "intron_lost"})
    loss = exon_loss(skipped[0], skipped[-1], gene)
    if loss.frame is Frame.START_LOST:
        return start_lost(gene, rules)
    return _exon_skipped(change, sites, loss, gene, rules)


def _spared(
    change: GeneChange, sites: tuple[SpliceSite, ...], splicing: SpliceAssessment, gene: Gene
) -> str:
    """Id of the rule by which the change is no null variant, empty where it may be one."""
    if makes_canonical_donor(change, gene):
        return "gc_donor_becomes_gt"
    if _only_untranslated(change, sites, gene.transcript):
        return "untranslated_exon"
    return "site_kept" if _all_kept(sites, splicing, gene.transcript) else ""


def _only_untranslated(
    change: GeneChange, sites: tuple[SpliceSite, ...], transcript: Transcript
) -> bool:
    """Whether the sites belong to the intron of the 5' UTR, and the start codon still stands."""
    start_codon = transcript.offset_of_cds(CdsOffset(0))
    provisional = [transcript.exons[site.intron].provisional for site in sites]
    return any(provisional) and all(provisional) and change.end <= start_codon


def _exon_skipped(
    change: GeneChange, sites: tuple[SpliceSite, ...], loss: Loss, gene: Gene, rules: RuleSet
) -> Evidence:
    """The branch of a skipped exon, or of the part of it that another site would leave out."""
    event: dict[str, str | int] = {"event": _event(sites)}
    if loss.frame is Frame.BROKEN and len(sites) == 1:
        other = _frame_keeping_site(sites[0], gene)
        if other is not None:
            loss = _partly_lost(sites[0], other, gene.transcript)
            event["alternative_site"] = other.distance
    branch = exon_branch(loss, gene, rules)
    values = loss_values(loss, gene, rules) | event
    if _gt_to_gc(change, sites, gene):
        branch = ONE_STEP_LOWER[branch]
    return rules.evidence("PVS1", branch, values, loss_sources(loss, gene, rules))


def _event(sites: tuple[SpliceSite, ...]) -> str:
    sides = {site.side for site in sites}
    return f"splice_{sides.pop()}_lost" if len(sides) == 1 else "splice_sites_lost"


def _all_kept(
    sites: tuple[SpliceSite, ...], splicing: SpliceAssessment, transcript: Transcript
) -> bool:
    """Whether the splice check finds every site that is hit as strong as before."""
    kept = {
        (effect.kind, effect.exon)
        for effect in splicing.effects
        if effect.call is SpliceCall.UNAFFECTED
    }
    return bool(sites) and all(
        (_KIND[site.side], transcript.exons[site.exon].number) in kept for site in sites
    )


def _skipped(
    change: GeneChange, sites: tuple[SpliceSite, ...], transcript: Transcript
) -> tuple[int, ...]:
    """Indices of the exons that are lost: those of the sites, and any deleted whole.

    Empty where a whole intron is lost and its exons are joined.
    """
    first = max(0, transcript.exon_index_at_or_before(change.start))
    whole = {
        index
        for index in range(first, transcript.exon_index_at_or_before(change.end) + 1)
        if change.start <= transcript.exons[index].start
        and transcript.exons[index].end <= change.end
    }
    introns = [site.intron for site in sites]
    if not whole and len(introns) != len(set(introns)):
        return ()
    lost = whole | {site.exon for site in sites}
    return tuple(range(min(lost), max(lost) + 1)) if lost else ()


def _frame_keeping_site(site: SpliceSite, gene: Gene) -> AlternativeSite | None:
    number = gene.transcript.exons[site.exon].number
    if number is None:
        return None
    near = alternative_donors if site.side == "donor" else alternative_acceptors
    return next((other for other in near(gene, number) if other.distance % 3 == 0), None)


def _partly_lost(site: SpliceSite, other: AlternativeSite, transcript: Transcript) -> Loss:
    """What is lost when the other site is used: residues at that end of the exon.

    Nothing is lost where the other site lies in the intron and adds residues.
    """
    exon = transcript.exons[site.exon]
    start = exon.transcript_start - transcript.cds_start
    end = start + exon.length
    if site.side == "donor":
        start = min(end, end + other.distance)
    else:
        end = max(start, start + other.distance)
    return Loss(Frame.KEPT, start // 3, -(-end // 3), decay=False, exons=())


def _gt_to_gc(change: GeneChange, sites: tuple[SpliceSite, ...], gene: Gene) -> bool:
    """Whether the change is +2T>C of a GT donor."""
    if len(sites) != 1 or sites[0].side != "donor" or change.inserted != "C":
        return False
    place = gene.transcript.exons[sites[0].exon].end + 1
    return change.start == place and change.end == place + 1 and gene.locus.gene[place] == "T"

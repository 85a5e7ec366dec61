"""PVS1 for deletions that take whole exons, or that join two exons."""

from col7a1tools.annotate.coding import CodingChange, protein_change
from col7a1tools.annotate.decay import decay_expected
from col7a1tools.annotate.stretch import Span, touched
from col7a1tools.classify.exon_loss import Frame, Loss, exon_loss
from col7a1tools.classify.null_start import start_lost
from col7a1tools.classify.null_tree import (
    CLAIM,
    end_is_gone,
    exon_branch,
    loss_sources,
    loss_values,
)
from col7a1tools.classify.rules import RuleSet
from col7a1tools.gene.gene import Gene
from col7a1tools.gene.transcript import Transcript
from col7a1tools.model.classification import Evidence
from col7a1tools.model.variant import GeneChange


def assess_deletion(change: GeneChange, gene: Gene, rules: RuleSet) -> Evidence | None:
    """The branch of a deletion written as sequence; None where it takes and joins no exons."""
    transcript = gene.transcript
    span = Span(change.start, change.end)
    exons, _ = touched(span, gene)
    if exons and takes_whole(span, exons, transcript):
        return whole_exons_deleted(span, exons, gene, rules)
    coding = _joining(change, transcript)
    return None if coding is None else _exons_joined(coding, gene, rules)


def takes_whole(span: Span, exons: tuple[int, ...], transcript: Transcript) -> bool:
    """Whether every exon that is touched is taken whole."""
    first, last = transcript.exons[exons[0]], transcript.exons[exons[-1]]
    return span.start <= first.start and span.end >= last.end


def whole_exons_deleted(span: Span, exons: tuple[int, ...], gene: Gene, rules: RuleSet) -> Evidence:
    """The branch of a deletion that takes the exons that it touches whole."""
    transcript = gene.transcript
    event: dict[str, str | int] = {"event": "exon_deletion", "claim": CLAIM}
    if span.start <= transcript.start and span.end >= transcript.end:
        return rules.evidence("PVS1", "whole_gene_deleted", event)
    loss = exon_loss(exons[0], exons[-1], gene)
    values = loss_values(loss, gene, rules) | event
    if span.end >= transcript.end and end_is_gone(loss, gene, rules):
        sources = loss_sources(loss, gene, rules)
        return rules.evidence("PVS1", "three_prime_end_deleted", values, sources)
    if loss.frame is Frame.START_LOST:
        if span.start <= transcript.start and len(loss.exons) > 1:
            return rules.evidence("PVS1", "five_prime_end_deleted", values)
        return start_lost(gene, rules)
    branch = "not_null" if loss.frame is Frame.UNTRANSLATED else exon_branch(loss, gene, rules)
    return rules.evidence("PVS1", branch, values, loss_sources(loss, gene, rules))


def _joining(change: GeneChange, transcript: Transcript) -> CodingChange | None:
    """The coding change of a deletion that begins in one exon and ends in another.

    What is left of the two makes one exon between their outer splice sites. None for any other
    deletion.
    """
    exons = transcript.exons
    first = transcript.exon_index_at_or_before(change.start - 1)
    last = transcript.exon_index_at_or_before(change.end)
    if first < 0 or first == last:
        return None
    if change.start > exons[first].end or change.end >= exons[last].end:
        return None
    start = exons[first].transcript_start + change.start - exons[first].start
    end = exons[last].transcript_start + change.end - exons[last].start
    return CodingChange(start - transcript.cds_start, end - transcript.cds_start, change.inserted)


def _exons_joined(change: CodingChange, gene: Gene, rules: RuleSet) -> Evidence:
    if change.start < 3:
        return start_lost(gene, rules)
    protein = protein_change(change, gene)
    broken = change.length_change % 3 != 0 or protein.stop is not None
    decay = protein.stop is not None and decay_expected(
        protein.stop, change.length_change, gene.transcript
    )
    total = len(gene.protein)
    last = total if broken else min(total, -(-change.end // 3))
    frame = Frame.BROKEN if broken else Frame.KEPT
    loss = Loss(frame, change.start // 3, last, decay=decay, exons=())
    values = loss_values(loss, gene, rules) | {"event": "exons_joined"}
    branch = exon_branch(loss, gene, rules)
    return rules.evidence("PVS1", branch, values, loss_sources(loss, gene, rules))

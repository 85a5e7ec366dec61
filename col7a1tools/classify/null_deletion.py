"""PVS1 for deletions that take whole exons."""

from col7a1tools.classify.exon_loss import Frame, exon_loss
from col7a1tools.classify.null_start import start_lost
from col7a1tools.classify.null_tree import CLAIM, exon_branch, loss_sources, loss_values
from col7a1tools.classify.rules import RuleSet
from col7a1tools.gene.gene import Gene
from col7a1tools.gene.transcript import Transcript
from col7a1tools.model.classification import Evidence


def touched_exons(start: int, end: int, transcript: Transcript) -> tuple[int, ...]:
    """Indices of the exons that a stretch of the gene touches."""
    return tuple(
        index
        for index, exon in enumerate(transcript.exons)
        if exon.start < end and exon.end > start
    )


def takes_whole(start: int, end: int, touched: tuple[int, ...], transcript: Transcript) -> bool:
    """Whether every exon that is touched is taken whole."""
    first, last = transcript.exons[touched[0]], transcript.exons[touched[-1]]
    return start <= first.start and end >= last.end


def whole_exons_deleted(
    start: int, end: int, touched: tuple[int, ...], gene: Gene, rules: RuleSet
) -> Evidence:
    """The branch of a deletion of ``[start, end)`` that takes the touched exons whole."""
    transcript = gene.transcript
    event: dict[str, str | int] = {"event": "exon_deletion", "claim": CLAIM}
    if start <= transcript.start and end >= transcript.end:
        return rules.evidence("PVS1", "whole_gene_deleted", event)
    loss = exon_loss(touched[0], touched[-1], gene)
    values = loss_values(loss, gene, rules) | event
    if loss.frame is Frame.START_LOST:
        if start <= transcript.start and len(loss.exons) > 1:
            return rules.evidence("PVS1", "five_prime_end_deleted", values)
        return start_lost(gene, rules)
    branch = "not_null" if loss.frame is Frame.UNTRANSLATED else exon_branch(loss, gene, rules)
    return rules.evidence("PVS1", branch, values, loss_sources(loss, gene, rules))

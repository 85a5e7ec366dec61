"""PVS1 for structural changes: exon deletions and duplications."""

from col7a1tools.annotate.coding import CodingChange, protein_change
from col7a1tools.annotate.decay import decay_expected
from col7a1tools.annotate.structural import Span, gene_span
from col7a1tools.classify.exon_loss import Frame, exon_loss
from col7a1tools.classify.null_start import start_lost
from col7a1tools.classify.null_tree import CLAIM, exon_branch, loss_sources, loss_values
from col7a1tools.classify.rules import RuleSet
from col7a1tools.gene.gene import Gene
from col7a1tools.gene.transcript import Transcript
from col7a1tools.model.classification import Evidence
from col7a1tools.model.variant import StructuralChange, StructuralType


def assess_structural(change: StructuralChange, gene: Gene, rules: RuleSet) -> Evidence:
    """PVS1 for a symbolic allele.

    Inversions, insertions, breakends and copy number calls have no branch in the tree.
    """
    span = gene_span(change, gene)
    touched = _touched(span, gene.transcript)
    if not touched:
        return rules.evidence("PVS1", "not_null")
    if change.type is StructuralType.DELETION:
        return _deletion(change, span, touched, gene, rules)
    if change.type is StructuralType.DUPLICATION:
        return _duplication(change, span, touched, gene, rules)
    return rules.evidence("PVS1", "outcome_unclear", {"event": change.type.value})


def _touched(span: Span, transcript: Transcript) -> tuple[int, ...]:
    """Indices of the exons that a stretch touches."""
    return tuple(
        index
        for index, exon in enumerate(transcript.exons)
        if exon.start < span.end and exon.end > span.start
    )


def _takes_whole(span: Span, touched: tuple[int, ...], transcript: Transcript) -> bool:
    """Whether every exon that is touched is taken whole."""
    first, last = transcript.exons[touched[0]], transcript.exons[touched[-1]]
    return span.start <= first.start and span.end >= last.end


def _deletion(
    change: StructuralChange, span: Span, touched: tuple[int, ...], gene: Gene, rules: RuleSet
) -> Evidence:
    transcript = gene.transcript
    event: dict[str, str | int] = {"event": "exon_deletion", "claim": CLAIM}
    if span.start <= transcript.start and span.end >= transcript.end:
        return rules.evidence("PVS1", "whole_gene_deleted", event)
    if not change.precise:
        return rules.evidence("PVS1", "ends_unknown", event)
    if not _takes_whole(span, touched, transcript):
        return rules.evidence("PVS1", "outcome_unclear", event)
    loss = exon_loss(touched[0], touched[-1], gene)
    values = loss_values(loss, gene, rules) | event
    if loss.frame is Frame.START_LOST:
        if span.start <= transcript.start and len(loss.exons) > 1:
            return rules.evidence("PVS1", "five_prime_end_deleted", values)
        return start_lost(gene, rules)
    branch = "not_null" if loss.frame is Frame.UNTRANSLATED else exon_branch(loss, gene, rules)
    return rules.evidence("PVS1", branch, values, loss_sources(loss, gene, rules))


def _duplication(
    change: StructuralChange, span: Span, touched: tuple[int, ...], gene: Gene, rules: RuleSet
) -> Evidence:
    transcript = gene.transcript
    first, last = transcript.exons[touched[0]], transcript.exons[touched[-1]]
    values: dict[str, str | int] = {"event": "exon_duplication", "claim": CLAIM}
    if span.start <= transcript.start or span.end >= transcript.end:
        return rules.evidence("PVS1", "duplication_reaches_outside", values)
    if not change.precise:
        return rules.evidence("PVS1", "ends_unknown", values)
    start = first.transcript_start - transcript.cds_start
    end = last.transcript_start + last.length - transcript.cds_start
    if start < 0 or not _takes_whole(span, touched, transcript):
        return rules.evidence("PVS1", "outcome_unclear", values)
    copy = transcript.cds[start:end]
    protein = protein_change(CodingChange(end, end, copy), gene)
    decay = protein.stop is not None and decay_expected(protein.stop, len(copy), transcript)
    if not decay:
        return rules.evidence("PVS1", "duplication_keeps_frame", values)
    rule = "duplication_in_tandem" if change.tandem else "duplication_presumed_in_tandem"
    return rules.evidence("PVS1", rule, values)

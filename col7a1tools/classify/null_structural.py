"""PVS1 for structural changes: exon deletions and duplications."""

from col7a1tools.annotate.coding import CodingChange, protein_change
from col7a1tools.annotate.decay import decay_expected
from col7a1tools.annotate.structural import Span, gene_span
from col7a1tools.classify.null_deletion import takes_whole, touched_exons, whole_exons_deleted
from col7a1tools.classify.null_tree import CLAIM
from col7a1tools.classify.rules import RuleSet
from col7a1tools.gene.gene import Gene
from col7a1tools.model.classification import Evidence
from col7a1tools.model.variant import StructuralChange, StructuralType


def assess_structural(change: StructuralChange, gene: Gene, rules: RuleSet) -> Evidence:
    """PVS1 for a symbolic allele.

    Inversions, insertions, breakends and copy number calls have no branch in the tree.
    """
    span = gene_span(change, gene)
    touched = touched_exons(span.start, span.end, gene.transcript)
    if not touched:
        return rules.evidence("PVS1", "not_null")
    if change.type is StructuralType.DELETION:
        return _deletion(change, span, touched, gene, rules)
    if change.type is StructuralType.DUPLICATION:
        return _duplication(change, span, touched, gene, rules)
    return rules.evidence("PVS1", "outcome_unclear", {"event": change.type.value})


def _deletion(
    change: StructuralChange, span: Span, touched: tuple[int, ...], gene: Gene, rules: RuleSet
) -> Evidence:
    transcript = gene.transcript
    event: dict[str, str | int] = {"event": "exon_deletion", "claim": CLAIM}
    whole_gene = span.start <= transcript.start and span.end >= transcript.end
    if not change.precise and not whole_gene:
        return rules.evidence("PVS1", "ends_unknown", event)
    if not takes_whole(span.start, span.end, touched, transcript):
        return rules.evidence("PVS1", "outcome_unclear", event)
    return whole_exons_deleted(span.start, span.end, touched, gene, rules)


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
    if start < 0 or not takes_whole(span.start, span.end, touched, transcript):
        return rules.evidence("PVS1", "outcome_unclear", values)
    copy = transcript.cds[start:end]
    protein = protein_change(CodingChange(end, end, copy), gene)
    decay = protein.stop is not None and decay_expected(protein.stop, len(copy), transcript)
    if not decay:
        return rules.evidence("PVS1", "duplication_keeps_frame", values)
    rule = "duplication_in_tandem" if change.tandem else "duplication_presumed_in_tandem"
    return rules.evidence("PVS1", rule, values)

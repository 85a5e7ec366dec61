"""PVS1 for structural changes: exon deletions and duplications."""

from col7a1tools.annotate.stretch import Span, touched
from col7a1tools.annotate.structural import exons_known, gene_span, outer_span
from col7a1tools.classify.null_deletion import takes_whole, whole_exons_deleted
from col7a1tools.classify.null_duplication import assess_duplication
from col7a1tools.classify.null_tree import CLAIM
from col7a1tools.classify.rules import RuleSet
from col7a1tools.gene.gene import Gene
from col7a1tools.model.classification import Evidence
from col7a1tools.model.variant import StructuralChange, StructuralType

# Their answer is the highest that there is, so it stands whatever else a deletion may take.
_WHATEVER_ELSE = (
    "acmg.pvs1.whole_gene_deleted",
    "acmg.pvs1.five_prime_end_deleted",
    "acmg.pvs1.three_prime_end_deleted",
)


def assess_structural(change: StructuralChange, gene: Gene, rules: RuleSet) -> Evidence:
    """PVS1 for a symbolic allele.

    Inversions, insertions, breakends and copy number calls have no branch in the tree.
    """
    span = gene_span(change, gene)
    exons, _ = touched(span, gene)
    if not exons:
        return rules.evidence("PVS1", "not_null")
    if change.type is StructuralType.DELETION:
        return _deletion(change, span, exons, gene, rules)
    if change.type is StructuralType.DUPLICATION:
        known = outer_span(change, gene) if exons_known(change, gene) else None
        # What finds a duplication without its ends does not see where the copy stands.
        tandem = change.tandem and change.precise
        return assess_duplication(
            known or span, gene, rules, tandem=tandem, precise=known is not None
        )
    return rules.evidence("PVS1", "outcome_unclear", {"event": change.type.value})


def _deletion(
    change: StructuralChange, span: Span, exons: tuple[int, ...], gene: Gene, rules: RuleSet
) -> Evidence:
    event: dict[str, str | int] = {"event": "exon_deletion", "claim": CLAIM}
    known = exons_known(change, gene)
    if not takes_whole(span, exons, gene.transcript):
        rule = "outcome_unclear" if known else "ends_unknown"
        return rules.evidence("PVS1", rule, event)
    answer = whole_exons_deleted(span, exons, gene, rules)
    if known or answer.reason.rule in _WHATEVER_ELSE:
        return answer
    return rules.evidence("PVS1", "ends_unknown", event)

"""PVS1: which branch of the tree a variant takes."""

from collections.abc import Callable

from col7a1tools.annotate.decay import decay_expected
from col7a1tools.annotate.stretch import SHORTEST_EXON, duplicated_exons
from col7a1tools.classify.exon_loss import Frame, Loss
from col7a1tools.classify.null_deletion import assess_deletion
from col7a1tools.classify.null_duplication import assess_duplication
from col7a1tools.classify.null_splice import assess_core_splice_site
from col7a1tools.classify.null_start import start_lost
from col7a1tools.classify.null_structural import assess_structural
from col7a1tools.classify.null_tree import loss_sources, loss_values, stop_branch
from col7a1tools.classify.rules import RuleSet
from col7a1tools.gene.gene import Gene
from col7a1tools.model.annotation import Annotation, ProteinChange, ProteinChangeKind
from col7a1tools.model.classification import Evidence
from col7a1tools.model.variant import GeneChange
from col7a1tools.splice import SpliceAssessment

CORE_TERMS = {"splice_donor_variant", "splice_acceptor_variant"}
_STOPS = (ProteinChangeKind.NONSENSE, ProteinChangeKind.FRAMESHIFT)
_IN_FRAME = (
    ProteinChangeKind.IN_FRAME_DELETION,
    ProteinChangeKind.IN_FRAME_DUPLICATION,
    ProteinChangeKind.IN_FRAME_INSERTION,
    ProteinChangeKind.IN_FRAME_DELINS,
)


def assess_null(
    annotation: Annotation, gene: Gene, rules: RuleSet, splicing: Callable[[], SpliceAssessment]
) -> Evidence:
    """PVS1 by the decision tree of Abou Tayoun 2018, in a recessive claim.

    Args:
        annotation: of the variant.
        gene: the gene.
        rules: the rule set in force.
        splicing: makes the splice check, which only a change of a core splice site needs.
    """
    change = annotation.change
    if not isinstance(change, GeneChange):
        return assess_structural(change, gene, rules)
    longer = change.length_change
    if longer >= SHORTEST_EXON:
        doubled = duplicated_exons(change, gene)
        if doubled is not None:
            return assess_duplication(doubled, gene, rules, tandem=True, precise=True)
    if longer <= -SHORTEST_EXON:
        deletion = assess_deletion(change, gene, rules)
        if deletion is not None:
            return deletion
    if not CORE_TERMS.isdisjoint(annotation.consequence):
        return assess_core_splice_site(change, annotation.consequence, gene, rules, splicing())
    return _coding_change(change, annotation, gene, rules)


def _coding_change(
    change: GeneChange, annotation: Annotation, gene: Gene, rules: RuleSet
) -> Evidence:
    """The branch of a change that leaves the exons as they are."""
    protein = annotation.protein
    if protein.kind in _STOPS or (protein.kind in _IN_FRAME and protein.alt.endswith("*")):
        return _premature_stop(change, protein, gene, rules)
    if protein.kind is ProteinChangeKind.START_LOST:
        return start_lost(gene, rules)
    if protein.kind is ProteinChangeKind.UNKNOWN and "frameshift_variant" in annotation.consequence:
        # Inserted exactly at an exon's edge: the bases may fall to the exon or to the intron.
        return rules.evidence("PVS1", "outcome_unclear", {"event": "insertion_at_exon_edge"})
    return rules.evidence("PVS1", "not_null")


def _premature_stop(
    change: GeneChange, protein: ProteinChange, gene: Gene, rules: RuleSet
) -> Evidence:
    first = protein.first
    assert first is not None
    decay = protein.stop is not None and decay_expected(
        protein.stop, change.length_change, gene.transcript
    )
    loss = Loss(Frame.BROKEN, first, len(gene.protein), decay=decay, exons=())
    values = loss_values(loss, gene, rules)
    values["stop_codon"] = "." if protein.stop is None else protein.stop + 1
    branch = stop_branch(loss, gene, rules)
    return rules.evidence("PVS1", branch, values, loss_sources(loss, gene, rules))

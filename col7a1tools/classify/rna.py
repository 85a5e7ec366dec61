"""PVS1 (RNA): what an RNA study of the allele shows takes the place of the tree's prediction.

Walker 2023, PMID 36865205. Where some normal message remains, the weight is left to the
laboratory: no figure for this gene has a source.
"""

from col7a1tools.classify.null_variant import CORE_TERMS
from col7a1tools.classify.rules import RuleSet
from col7a1tools.model.annotation import Annotation
from col7a1tools.model.case_facts import RnaOutcome, RnaStudy
from col7a1tools.model.classification import Evidence, State

_RULES = {
    RnaOutcome.FRAMESHIFT: "rna_frameshift",
    RnaOutcome.IN_FRAME_CRITICAL: "rna_in_frame_critical",
    RnaOutcome.IN_FRAME_SMALL: "rna_in_frame_small",
    RnaOutcome.NORMAL: "rna_normal",
}


def assess_rna(
    study: RnaStudy, predicted: Evidence, annotation: Annotation, rules: RuleSet
) -> Evidence:
    """PVS1 by the study.

    A stop or a frameshift that the codons spell stays what it is in a message of usual splicing.
    """
    at_core = not CORE_TERMS.isdisjoint(annotation.consequence)
    spelled = predicted.state is State.MET and not at_core
    if study.outcome is RnaOutcome.NORMAL and spelled:
        return predicted
    rule = _RULES[study.outcome] if study.complete else "rna_incomplete"
    return rules.evidence("PVS1", rule, {"reference": study.reference})

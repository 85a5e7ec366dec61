"""What the criteria look at."""

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from col7a1tools.classify.null_variant import CORE_TERMS, assess_null
from col7a1tools.classify.rna import assess_rna
from col7a1tools.classify.rules import RuleSet
from col7a1tools.gene.gene import Gene
from col7a1tools.model.annotation import Annotation, ProteinChangeKind
from col7a1tools.model.case_facts import CaseFacts, RnaOutcome
from col7a1tools.model.claim import Claim
from col7a1tools.model.classification import Evidence, State
from col7a1tools.model.evidence import OutsideEvidence, Prediction
from col7a1tools.model.variant import GeneChange
from col7a1tools.splice import SpliceAssessment, SpliceCall, assess_splicing


class Silence(Enum):
    """How a change spares the protein."""

    SYNONYMOUS = "synonymous"
    INTRONIC = "intronic"
    NONE = "not silent, or untranslated"


_STRUCTURAL = SpliceAssessment(SpliceCall.NOT_MODELLED)


class Subject(NamedTuple):
    """One variant with everything that is known of it.

    Attributes:
        annotation: of the variant; of one that is named at a donor which it leaves whole, with
            the terms and the protein change of the exon's change that it is.
        gene: the gene.
        rules: the rule set in force.
        splicing: the project's splice check; not modelled for a structural change.
        null: the answer of PVS1.
        weighed_as_null: whether its tree, or an RNA study, counts the variant as null, in
            whatever claim: other criteria must not count that fact again.
        outside: what outside sources say.
        case: what the laboratory knows of the case.
        at_core_site: whether the change hits +-1 or +-2 of an intron.
        silence: how the change spares the protein, splicing left as it is.
        splice_call: how the change acts on splicing: by an RNA study, else SpliceAI, else our own
            check.
    """

    annotation: Annotation
    gene: Gene
    rules: RuleSet
    splicing: SpliceAssessment
    null: Evidence
    weighed_as_null: bool
    outside: OutsideEvidence
    case: CaseFacts
    at_core_site: bool
    silence: Silence
    splice_call: SpliceCall

    @property
    def sequence_change(self) -> GeneChange | None:
        """The change of sequence, None for a structural change."""
        change = self.annotation.change
        return change if isinstance(change, GeneChange) else None

    @property
    def dominant(self) -> bool:
        """Whether the variant is weighed for dominant disease."""
        return self.case.claim is Claim.DOMINANT

    def prediction(self, tool: str) -> Prediction | None:
        """The score of a tool; of several sources the one that was asked first."""
        return _prediction(self.outside, tool)


def read_subjects(
    annotations: Sequence[Annotation],
    gene: Gene,
    rules: RuleSet,
    outside: Sequence[OutsideEvidence],
    cases: Sequence[CaseFacts],
) -> list[Subject]:
    """Gather what the criteria look at, for each of several variants."""
    annotations = [_as_read(annotation) for annotation in annotations]
    splicing = [_splicing(annotation, gene) for annotation in annotations]
    null = [
        assess_null(annotation, gene, rules, splice)
        for annotation, splice in zip(annotations, splicing, strict=True)
    ]
    return [
        _subject(gene, rules, *known)
        for known in zip(annotations, splicing, null, outside, cases, strict=True)
    ]


def _as_read(annotation: Annotation) -> Annotation:
    """The annotation with the terms and the protein change that the criteria go by."""
    inside = annotation.in_exon
    if inside is None:
        return annotation
    return annotation._replace(consequence=inside.consequence, protein=inside.protein)


def _splicing(annotation: Annotation, gene: Gene) -> SpliceAssessment:
    change = annotation.change if annotation.in_exon is None else annotation.in_exon.change
    return assess_splicing(gene, change) if isinstance(change, GeneChange) else _STRUCTURAL


def _subject(  # noqa: PLR0913, PLR0917 - all that is known of one variant
    gene: Gene,
    rules: RuleSet,
    annotation: Annotation,
    splicing: SpliceAssessment,
    null: Evidence,
    outside: OutsideEvidence,
    case: CaseFacts,
) -> Subject:
    if case.rna is not None:
        null = assess_rna(case.rna, null, annotation, rules)
    as_null = null.state is State.MET
    if case.claim is Claim.DOMINANT:
        null = rules.evidence("PVS1", "dominant_claim")
    return Subject(
        annotation,
        gene,
        rules,
        splicing,
        null,
        as_null,
        outside,
        case,
        not CORE_TERMS.isdisjoint(annotation.consequence),
        _silence(annotation),
        _splice_call(splicing, rules, outside, case),
    )


def _silence(annotation: Annotation) -> Silence:
    kind = annotation.protein.kind
    if kind is ProteinChangeKind.SYNONYMOUS:
        return Silence.SYNONYMOUS
    if kind is ProteinChangeKind.NONE and "intron_variant" in annotation.consequence:
        return Silence.INTRONIC
    return Silence.NONE


def _splice_call(
    splicing: SpliceAssessment, rules: RuleSet, outside: OutsideEvidence, case: CaseFacts
) -> SpliceCall:
    rna = case.rna
    if rna is not None:
        normal = rna.outcome is RnaOutcome.NORMAL and rna.complete
        return SpliceCall.UNAFFECTED if normal else SpliceCall.AFFECTED
    predicted = _prediction(outside, "SpliceAI")
    if predicted is None:
        return splicing.call
    limits = rules.predictor
    if predicted.score >= limits.splice_affected:
        return SpliceCall.AFFECTED
    if predicted.score <= limits.splice_not_affected:
        return SpliceCall.UNAFFECTED
    return SpliceCall.UNCERTAIN


def _prediction(outside: OutsideEvidence, tool: str) -> Prediction | None:
    for prediction in outside.predictions:
        if prediction.tool == tool:
            return prediction
    return None

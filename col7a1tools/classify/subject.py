"""What the criteria look at."""

from collections.abc import Sequence
from enum import Enum
from typing import Final

from col7a1tools.classify.null_variant import CORE_TERMS, assess_null
from col7a1tools.classify.rna import assess_rna
from col7a1tools.classify.rules import RuleSet
from col7a1tools.gene.gene import Gene
from col7a1tools.model.annotation import Annotation, ProteinChangeKind
from col7a1tools.model.case_facts import CaseFacts, RnaOutcome
from col7a1tools.model.claim import Claim
from col7a1tools.model.classification import State
from col7a1tools.model.evidence import OutsideEvidence, Prediction
from col7a1tools.model.variant import GeneChange
from col7a1tools.splice import SpliceAssessment, SpliceCall, assess_splicing


class Silence(Enum):
    """How a change spares the protein."""

    SYNONYMOUS = "synonymous"
    INTRONIC = "intronic"
    NONE = "not silent, or untranslated"


_STRUCTURAL = SpliceAssessment(SpliceCall.NOT_MODELLED)


class Subject:
    """One variant with everything that is known of it.

    Attributes:
        annotation: of the variant; of one that is named at a donor which it leaves whole, with
            the terms and the protein change of the exon's change that it is.
        gene: the gene.
        rules: the rule set in force.
        sequence_change: the change of sequence, None for a structural change.
        spliced_change: the same as the splice check reads it; of a variant that is named at a
            donor which it leaves whole, the exon's change.
        null: the answer of PVS1.
        weighed_as_null: whether its tree, or an RNA study, counts the variant as null, in
            whatever claim: other criteria must not count that fact again.
        outside: what outside sources say.
        case: what the laboratory knows of the case.
        at_core_site: whether the change hits +-1 or +-2 of an intron.
        silence: how the change spares the protein, splicing left as it is.
    """

    __slots__ = (
        "_splicing",
        "annotation",
        "at_core_site",
        "case",
        "gene",
        "null",
        "outside",
        "rules",
        "sequence_change",
        "silence",
        "spliced_change",
        "weighed_as_null",
    )

    def __init__(
        self,
        annotation: Annotation,
        gene: Gene,
        rules: RuleSet,
        outside: OutsideEvidence,
        case: CaseFacts,
    ) -> None:
        """Gather what the criteria look at.

        Args:
            annotation: of the variant.
            gene: the gene.
            rules: the rule set in force.
            outside: what outside sources say.
            case: what the laboratory knows of the case.
        """
        inside, change = annotation.in_exon, annotation.change
        self.sequence_change: Final = change if isinstance(change, GeneChange) else None
        self.spliced_change: Final = self.sequence_change if inside is None else inside.change
        if inside is not None:
            annotation = annotation._replace(consequence=inside.consequence, protein=inside.protein)
        self.annotation: Final = annotation
        self.gene: Final = gene
        self.rules: Final = rules
        self.outside: Final = outside
        self.case: Final = case
        self.at_core_site: Final = not CORE_TERMS.isdisjoint(annotation.consequence)
        self.silence: Final = _silence(annotation)
        self._splicing: SpliceAssessment | None = None
        null = assess_null(annotation, gene, rules, self.assess_splicing)
        if case.rna is not None:
            null = assess_rna(case.rna, null, annotation, rules)
        self.weighed_as_null: Final = null.state is State.MET
        dominant = case.claim is Claim.DOMINANT
        self.null: Final = rules.evidence("PVS1", "dominant_claim") if dominant else null

    @property
    def splicing(self) -> SpliceAssessment:
        """The project's splice check, made when it is first asked for.

        Not modelled for a structural change. Many variants are weighed without it.
        """
        return self._splicing or self.assess_splicing()

    @property
    def splice_call(self) -> SpliceCall:
        """How the change acts on splicing: by an RNA study, else SpliceAI, else our own check."""
        rna = self.case.rna
        if rna is not None:
            normal = rna.outcome is RnaOutcome.NORMAL and rna.complete
            return SpliceCall.UNAFFECTED if normal else SpliceCall.AFFECTED
        predicted = self.prediction("SpliceAI") if self.outside.predictions else None
        if predicted is None:
            return self.splicing.call
        limits = self.rules.predictor
        if predicted.score >= limits.splice_affected:
            return SpliceCall.AFFECTED
        if predicted.score <= limits.splice_not_affected:
            return SpliceCall.UNAFFECTED
        return SpliceCall.UNCERTAIN

    @property
    def dominant(self) -> bool:
        """Whether the variant is weighed for dominant disease."""
        return self.case.claim is Claim.DOMINANT

    def prediction(self, tool: str) -> Prediction | None:
        """The score of a tool; of several sources the one that was asked first."""
        for prediction in self.outside.predictions:
            if prediction.tool == tool:
                return prediction
        return None

    def assess_splicing(self) -> SpliceAssessment:
        """Make the splice check."""
        change = self.spliced_change
        found = _STRUCTURAL if change is None else assess_splicing(self.gene, change)
        self._splicing = found
        return found


def read_subjects(
    annotations: Sequence[Annotation],
    gene: Gene,
    rules: RuleSet,
    outside: Sequence[OutsideEvidence],
    cases: Sequence[CaseFacts],
) -> list[Subject]:
    """Gather what the criteria look at, for each of several variants."""
    subjects = [
        Subject(annotation, gene, rules, known, case)
        for annotation, known, case in zip(annotations, outside, cases, strict=True)
    ]
    for subject in subjects:
        # Nearly all others are asked how they act on splicing: in one step, as all is done.
        if not subject.weighed_as_null:
            subject.assess_splicing()
    return subjects


def _silence(annotation: Annotation) -> Silence:
    kind = annotation.protein.kind
    if kind is ProteinChangeKind.SYNONYMOUS:
        return Silence.SYNONYMOUS
    if kind is ProteinChangeKind.NONE and "intron_variant" in annotation.consequence:
        return Silence.INTRONIC
    return Silence.NONE

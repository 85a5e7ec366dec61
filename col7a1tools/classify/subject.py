"""What the criteria look at."""

from dataclasses import dataclass
from enum import Enum

from col7a1tools.classify.null_variant import CORE_TERMS, assess_null
from col7a1tools.classify.rules import RuleSet
from col7a1tools.gene.gene import Gene
from col7a1tools.model.annotation import Annotation, ProteinChangeKind
from col7a1tools.model.classification import Evidence
from col7a1tools.model.variant import GeneChange
from col7a1tools.splice import SpliceAssessment, SpliceCall, assess_splicing


class Silence(Enum):
    """How a change spares the protein."""

    SYNONYMOUS = "synonymous"
    INTRONIC = "intronic"
    NONE = "not silent, or untranslated"


_STRUCTURAL = SpliceAssessment(SpliceCall.NOT_MODELLED)


@dataclass(frozen=True, slots=True)
class Subject:
    """One variant with everything that is known of it.

    What the reference cannot know (frequencies, predictor scores, facts about the case) has its
    place here, beside what it can: a criterion asks the subject for it and says what it lacks.

    Attributes:
        annotation: of the variant.
        gene: the gene.
        rules: the rule set in force.
        splicing: the splice check; not modelled for a structural change.
        null: the answer of PVS1, which other criteria must not count again.
    """

    annotation: Annotation
    gene: Gene
    rules: RuleSet
    splicing: SpliceAssessment
    null: Evidence

    @property
    def sequence_change(self) -> GeneChange | None:
        """The change of sequence, None for a structural change."""
        change = self.annotation.change
        return change if isinstance(change, GeneChange) else None

    @property
    def at_core_site(self) -> bool:
        """Whether the change hits +-1 or +-2 of an intron."""
        return not CORE_TERMS.isdisjoint(self.annotation.consequence)

    @property
    def silence(self) -> Silence:
        """How the change spares the protein, splicing left as it is."""
        kind = self.annotation.protein.kind
        if kind is ProteinChangeKind.SYNONYMOUS:
            return Silence.SYNONYMOUS
        if kind is ProteinChangeKind.NONE and "intron_variant" in self.annotation.consequence:
            return Silence.INTRONIC
        return Silence.NONE


def read_subject(annotation: Annotation, gene: Gene, rules: RuleSet) -> Subject:
    """Gather what the criteria look at."""
    change = annotation.change
    splicing = assess_splicing(gene, change) if isinstance(change, GeneChange) else _STRUCTURAL
    null = assess_null(annotation, gene, rules, splicing)
    return Subject(annotation, gene, rules, splicing, null)

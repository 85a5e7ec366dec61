"""From an allele to its result: annotate, then classify."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from col7a1tools.annotate.annotate import annotate_change
from col7a1tools.annotate.structural import annotate_structural
from col7a1tools.classify import RuleSet, classify
from col7a1tools.gene import Gene
from col7a1tools.model.annotation import Annotation
from col7a1tools.model.case_facts import NO_FACTS, CaseFile
from col7a1tools.model.classification import Classification
from col7a1tools.model.evidence import NOTHING, OutsideEvidence
from col7a1tools.model.record import AltAllele
from col7a1tools.model.result import AlleleResult
from col7a1tools.model.variant import GeneChange, LocusAllele, NotAnnotated, StructuralChange
from col7a1tools.nomenclature.normalise import normalise

Interpreter = Callable[[AltAllele], AlleleResult]

_REMEMBERED = 4096


EvidenceOf = Callable[[GeneChange], OutsideEvidence]


def no_evidence(change: GeneChange) -> OutsideEvidence:
    """What is known of a change where no outside source is asked."""
    return NOTHING


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a classification rests on beside the reference.

    Attributes:
        rules: the rule set; None for the shipped one.
        evidence_of: what outside sources say of a change in its normal form.
        case: what the laboratory knows of the case.
    """

    rules: RuleSet | None = None
    evidence_of: EvidenceOf = no_evidence
    case: CaseFile | None = None

    @property
    def reference_only(self) -> bool:
        """Whether the reference alone speaks, so that a table made from it holds the answers."""
        return self.rules is None and self.case is None and self.evidence_of is no_evidence


REFERENCE_ONLY = Knowledge()


class Reading(NamedTuple):
    """What is said of one change: the annotation, and the class that follows from it.

    ``outside`` is what outside sources said, counted or not.
    """

    annotation: Annotation
    classification: Classification
    outside: OutsideEvidence = NOTHING


def read_change(
    change: GeneChange | StructuralChange, gene: Gene, knowledge: Knowledge = REFERENCE_ONLY
) -> Reading:
    """Annotate and classify one change, in any spelling."""
    if isinstance(change, StructuralChange):
        annotation = annotate_structural(gene, change)
    else:
        annotation = annotate_change(gene, change)
    normal = annotation.change
    outside = knowledge.evidence_of(normal) if isinstance(normal, GeneChange) else NOTHING
    case = knowledge.case.of(normal) if knowledge.case else NO_FACTS
    return Reading(annotation, classify(annotation, gene, knowledge.rules, outside, case), outside)


def make_interpreter(gene: Gene, knowledge: Knowledge = REFERENCE_ONLY) -> Interpreter:
    """A function from ALT alleles to results that reads each distinct change once.

    Changes are normalised before they are remembered, so two spellings share one reading.
    """

    @lru_cache(maxsize=_REMEMBERED)
    def read(change: GeneChange | StructuralChange) -> Reading:
        return read_change(change, gene, knowledge)

    def interpret(alt: AltAllele) -> AlleleResult:
        change = alt.change
        if isinstance(change, NotAnnotated):
            return AlleleResult(alt, None, None, change)
        if isinstance(change, LocusAllele):
            if change.ref == change.alt:
                return AlleleResult(alt, None, None, NotAnnotated.SAME_AS_REFERENCE)
            reading = read(normalise(gene.locus.gene_change(change), gene))
        else:
            reading = read(change)
        return AlleleResult(alt, *reading[:2], None, reading.outside)

    return interpret

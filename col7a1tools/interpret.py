"""From an allele to its result: annotate, then classify."""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple, Protocol

from col7a1tools.annotate.annotate import annotate_change
from col7a1tools.annotate.structural import annotate_structural
from col7a1tools.classify import classify
from col7a1tools.gene import Gene
from col7a1tools.knowledge import REFERENCE_ONLY, Knowledge
from col7a1tools.model.annotation import Annotation
from col7a1tools.model.case_facts import NO_FACTS
from col7a1tools.model.classification import Classification
from col7a1tools.model.evidence import NOTHING, OutsideEvidence
from col7a1tools.model.record import AltAllele, VcfRecord
from col7a1tools.model.result import AlleleResult
from col7a1tools.model.variant import GeneChange, LocusAllele, NotAnnotated, StructuralChange
from col7a1tools.nomenclature.normalise import normalise


class Interpreter(Protocol):
    """Reads ALT alleles; ``said`` is what the annotations in the input say of the allele."""

    def __call__(self, alt: AltAllele, said: OutsideEvidence = NOTHING) -> AlleleResult:
        """The result of one ALT allele."""


_REMEMBERED = 256


class Reading(NamedTuple):
    """What is said of one change: the annotation, and the class that follows from it.

    ``outside`` is what outside sources said, counted or not.
    """

    annotation: Annotation
    classification: Classification
    outside: OutsideEvidence = NOTHING


def read_change(
    change: GeneChange | StructuralChange,
    gene: Gene,
    knowledge: Knowledge = REFERENCE_ONLY,
    said: OutsideEvidence = NOTHING,
) -> Reading:
    """Annotate and classify one change, in any spelling.

    Args:
        change: what changes.
        gene: the gene.
        knowledge: what the class rests on.
        said: what the annotations in the input say of it, which comes before every source.
    """
    if isinstance(change, StructuralChange):
        annotation = annotate_structural(gene, change)
    else:
        annotation = annotate_change(gene, change)
    normal = annotation.change
    outside = knowledge.evidence_of(normal) if isinstance(normal, GeneChange) else NOTHING
    if said is not NOTHING:
        outside = said.before(outside)
    case = knowledge.case.of(normal) if knowledge.case else NO_FACTS
    return Reading(annotation, classify(annotation, gene, knowledge.rules, outside, case), outside)


def make_interpreter(gene: Gene, knowledge: Knowledge = REFERENCE_ONLY) -> Interpreter:
    """A function from ALT alleles to results that reads each distinct change once.

    Changes are normalised before they are remembered, so two spellings share one reading.
    """

    @lru_cache(maxsize=_REMEMBERED)
    def read(change: GeneChange | StructuralChange, *said: OutsideEvidence) -> Reading:
        return read_change(change, gene, knowledge, *said)

    def interpret(alt: AltAllele, said: OutsideEvidence = NOTHING) -> AlleleResult:
        change = alt.change
        if isinstance(change, NotAnnotated):
            return AlleleResult(alt, None, None, change)
        if isinstance(change, LocusAllele):
            if change.ref == change.alt:
                return AlleleResult(alt, None, None, NotAnnotated.SAME_AS_REFERENCE)
            normal = normalise(gene.locus.gene_change(change), gene)
            reading = read(normal) if said is NOTHING else read(normal, said)
        else:
            reading = read(change)
        return AlleleResult(alt, *reading[:2], None, reading.outside)

    return interpret


class SaidOf(Protocol):
    """What the annotations that a file already holds say of the alleles of its records."""

    def of(self, record: VcfRecord, alt: AltAllele) -> OutsideEvidence:
        """What the record's annotations say of one of its alleles."""


def record_interpreter(
    interpret: Interpreter, said: SaidOf | None
) -> Callable[[VcfRecord], list[AlleleResult]]:
    """A function from records to the results of their ALT alleles.

    Args:
        interpret: reads one allele.
        said: the annotations of the file; None where it has none.
    """

    def results(record: VcfRecord) -> list[AlleleResult]:
        if said is None:
            return [interpret(alt) for alt in record.alts]
        return [interpret(alt, said.of(record, alt)) for alt in record.alts]

    return results

"""From an allele to its result: annotate, then classify."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from col7a1tools.annotate.annotate import annotate_change, annotate_changes
from col7a1tools.annotate.structural import annotate_structural
from col7a1tools.classify import classify_each
from col7a1tools.gene import Gene
from col7a1tools.knowledge import REFERENCE_ONLY, Knowledge
from col7a1tools.model.annotation import Annotation
from col7a1tools.model.case_facts import NO_FACTS, RnaStudy
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

    ``outside`` is what outside sources said, counted or not; ``rna`` is the RNA study of the case
    file.
    """

    annotation: Annotation
    classification: Classification
    outside: OutsideEvidence = NOTHING
    rna: RnaStudy | None = None


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
    return _weighed([annotation], gene, knowledge, said)[0]


def read_changes(
    changes: Iterable[GeneChange], gene: Gene, knowledge: Knowledge = REFERENCE_ONLY
) -> list[Reading]:
    """Annotate and classify many sequence changes, in less time than one by one."""
    return _weighed(annotate_changes(gene, changes), gene, knowledge)


def allele_results(
    alleles: Sequence[LocusAllele], gene: Gene, knowledge: Knowledge = REFERENCE_ONLY
) -> list[AlleleResult]:
    """The results of many alleles that are spelled out, in less time than one by one.

    Each is the first ALT of its record.
    """
    change_of = gene.locus.gene_change
    normal = [
        normalise(change_of(allele), gene) if allele.ref != allele.alt else None
        for allele in alleles
    ]
    distinct = [change for change in dict.fromkeys(normal) if change is not None]
    readings = dict(zip(distinct, read_changes(distinct, gene, knowledge), strict=True))
    return [
        _result(AltAllele(1, allele.alt, allele), None if change is None else readings[change])
        for allele, change in zip(alleles, normal, strict=True)
    ]


def _weighed(
    annotations: list[Annotation],
    gene: Gene,
    knowledge: Knowledge,
    said: OutsideEvidence = NOTHING,
) -> list[Reading]:
    """Annotations with what is known of them, weighed."""
    outside, cases = [], []
    for annotation in annotations:
        normal = annotation.change
        known = knowledge.evidence_of(normal) if isinstance(normal, GeneChange) else NOTHING
        outside.append(known if said is NOTHING else said.before(known))
        cases.append(knowledge.case.of(normal) if knowledge.case else NO_FACTS)
    classes = classify_each(annotations, gene, knowledge.rules, outside, cases)
    return list(map(Reading, annotations, classes, outside, [case.rna for case in cases]))


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
                return _result(alt, None)
            normal = normalise(gene.locus.gene_change(change), gene)
            reading = read(normal) if said is NOTHING else read(normal, said)
        else:
            reading = read(change)
        return _result(alt, reading)

    return interpret


def _result(alt: AltAllele, reading: Reading | None) -> AlleleResult:
    """The result of an ALT; without a reading it is spelled as the reference is."""
    if reading is None:
        return AlleleResult(alt, None, None, NotAnnotated.SAME_AS_REFERENCE)
    return AlleleResult(alt, *reading[:2], None, reading.outside, reading.rna)


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

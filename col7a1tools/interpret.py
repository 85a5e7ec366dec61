"""From an allele to its result: annotate, then classify."""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from col7a1tools.annotate.annotate import annotate_change
from col7a1tools.annotate.structural import annotate_structural
from col7a1tools.classify import classify
from col7a1tools.gene import Gene
from col7a1tools.model.annotation import Annotation
from col7a1tools.model.classification import Classification
from col7a1tools.model.record import AltAllele
from col7a1tools.model.result import AlleleResult
from col7a1tools.model.variant import GeneChange, LocusAllele, NotAnnotated, StructuralChange
from col7a1tools.nomenclature.normalise import normalise

Interpreter = Callable[[AltAllele], AlleleResult]

_REMEMBERED = 4096


class Reading(NamedTuple):
    """What is said of one change: the annotation, and the class that follows from it."""

    annotation: Annotation
    classification: Classification


def read_change(change: GeneChange | StructuralChange, gene: Gene) -> Reading:
    """Annotate and classify one change, in any spelling."""
    if isinstance(change, StructuralChange):
        annotation = annotate_structural(gene, change)
    else:
        annotation = annotate_change(gene, change)
    return Reading(annotation, classify(annotation, gene))


def make_interpreter(gene: Gene) -> Interpreter:
    """A function from ALT alleles to results that reads each distinct change once.

    Changes are normalised before they are remembered, so two spellings share one reading.
    """

    @lru_cache(maxsize=_REMEMBERED)
    def read(change: GeneChange | StructuralChange) -> Reading:
        return read_change(change, gene)

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
        return AlleleResult(alt, reading.annotation, reading.classification, None)

    return interpret

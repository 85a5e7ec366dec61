"""From an allele to its result: annotate, then classify."""

from collections.abc import Callable
from functools import lru_cache

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

Reading = tuple[Annotation, Classification]
Interpreter = Callable[[AltAllele], AlleleResult]

_REMEMBERED = 4096


def make_interpreter(gene: Gene) -> Interpreter:
    """A function from ALT alleles to results that reads each distinct change once.

    Changes are normalised before they are remembered, so two spellings share one reading.
    """

    @lru_cache(maxsize=_REMEMBERED)
    def read(change: GeneChange | StructuralChange) -> Reading:
        if isinstance(change, StructuralChange):
            annotation = annotate_structural(gene, change)
        else:
            annotation = annotate_change(gene, change)
        return annotation, classify(annotation, gene)

    def interpret(alt: AltAllele) -> AlleleResult:
        change = alt.change
        if isinstance(change, NotAnnotated):
            return AlleleResult(alt, None, None, change)
        if isinstance(change, LocusAllele):
            if change.ref == change.alt:
                return AlleleResult(alt, None, None, NotAnnotated.SAME_AS_REFERENCE)
            annotation, classification = read(normalise(gene.locus.gene_change(change), gene))
        else:
            annotation, classification = read(change)
        return AlleleResult(alt, annotation, classification, None)

    return interpret

"""Which variants are taken as dominant."""

from col7a1tools.gene import Gene
from col7a1tools.gene.known_variants import Inheritance
from col7a1tools.model.annotation import Annotation
from col7a1tools.model.case_facts import CaseFile
from col7a1tools.model.claim import Claim


def is_dominant(annotation: Annotation, gene: Gene, case: CaseFile | None) -> bool:
    """Whether the case file claims dominance, or exactly this variant is reported as dominant."""
    if case and case.of(annotation.change).claim is Claim.DOMINANT:
        return True
    known = gene.known_variants.get(annotation.names.coding.partition(":")[2])
    return known is not None and known.inheritance is Inheritance.DOMINANT

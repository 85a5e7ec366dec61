"""Which variants are taken as dominant."""

from col7a1tools.case.inheritance import reported_inheritance
from col7a1tools.gene import Gene
from col7a1tools.gene.known_variants import Inheritance
from col7a1tools.model.annotation import Annotation
from col7a1tools.model.case_facts import CaseFile
from col7a1tools.model.claim import Claim


def is_dominant(annotation: Annotation, gene: Gene, case: CaseFile | None) -> bool:
    """Whether the case file claims dominance, or exactly this variant is reported as dominant."""
    if case and case.of(annotation.change).claim is Claim.DOMINANT:
        return True
    return reported_inheritance(annotation, gene) is Inheritance.DOMINANT

"""What the literature table says of the inheritance of exactly one variant."""

from col7a1tools.gene import Gene
from col7a1tools.gene.known_variants import Inheritance
from col7a1tools.model.annotation import Annotation


def reported_inheritance(annotation: Annotation, gene: Gene) -> Inheritance:
    """How the variant was reported to be inherited; never from its position."""
    known = gene.known_variants.get(annotation.names.coding.partition(":")[2])
    return known.inheritance if known else Inheritance.NOT_SOURCED

"""What findings about a family call a variant."""

from col7a1tools.case.observed import ObservedVariant


def name_of(variant: ObservedVariant) -> str:
    """The c. name without accession; the g. name where there is none."""
    names = variant.annotation.names
    return names.coding.partition(":")[2] or names.genomic_grch38

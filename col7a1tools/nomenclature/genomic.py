"""HGVS g. names on chromosome 3."""

from col7a1tools.gene.gene import Gene
from col7a1tools.model.positions import Assembly
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.dna import dna_edit
from col7a1tools.nomenclature.normalise import forward_three_prime


def genomic_names(change: GeneChange, gene: Gene) -> dict[Assembly, str]:
    """The g. name on each assembly with accession, ``NC_000003.12:g.48573870dup``.

    Args:
        change: normalised on the strand of the gene.
        gene: the gene.
    """
    locus = gene.locus
    start, ref, alt = forward_three_prime(change, locus)
    first, last, event = dna_edit(locus.plus, start, start + len(ref), alt)
    names = {}
    for assembly, span in locus.spans.items():
        place = f"{span.accession}:g.{first + span.start}"
        names[assembly] = (
            f"{place}{event}" if first == last else f"{place}_{last + span.start}{event}"
        )
    return names

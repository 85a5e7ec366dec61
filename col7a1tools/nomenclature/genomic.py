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
    allele = forward_three_prime(change, locus)
    edit = dna_edit(locus.plus, allele.start, allele.end, allele.alt)
    names = {}
    for assembly, span in locus.spans.items():
        first = edit.first + span.start
        positions = str(first)
        if edit.last != edit.first:
            positions = f"{first}_{edit.last + span.start}"
        names[assembly] = f"{span.accession}:g.{positions}{edit.event}"
    return names

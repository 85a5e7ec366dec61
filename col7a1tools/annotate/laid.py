"""A change laid on the gene: all that follows from its place alone."""

from typing import NamedTuple

from col7a1tools.annotate.coding import (
    NO_STATEMENT,
    CodingChange,
    coding_change,
    protein_change,
)
from col7a1tools.annotate.consequence import consequence_terms
from col7a1tools.annotate.location import Location, locate
from col7a1tools.annotate.splicing import (
    SpliceSite,
    duplicates_acceptor,
    repeats_exon_end,
    sites_hit,
)
from col7a1tools.gene.gene import Gene
from col7a1tools.model.annotation import ProteinChange
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature import protein as p_name
from col7a1tools.nomenclature.normalise import normalise


class LaidChange(NamedTuple):
    """A normalised change with its place and its direct consequences.

    Attributes:
        change: trimmed and 3'-most on the gene.
        location: exons and introns touched.
        coding: the change on the coding sequence where one exon holds it, else None.
        exonic: the protein change if splicing stays as it is.
        terms: Sequence Ontology terms, most severe first.
        sites: splice sites whose core bases are hit.
        border_ambiguous: whether exon and intron may both claim the inserted bases: an
            insertion exactly between them, or a copy of an intron's end that leaves two
            acceptors. A copy of the exon's own last bases is not ambiguous.
        over_border: whether the change takes exonic bases that no single exon holds.
        protein: the protein change that may be written down: unknown where splicing decides.
    """

    change: GeneChange
    location: Location
    coding: CodingChange | None
    exonic: ProteinChange
    terms: tuple[str, ...]
    sites: tuple[SpliceSite, ...]
    border_ambiguous: bool
    over_border: bool
    protein: ProteinChange


def lay(change: GeneChange, gene: Gene) -> LaidChange:
    """Normalise a change and lay it on the gene."""
    change = normalise(change, gene)
    location = locate(change, gene.transcript)
    coding = None
    exonic = NO_STATEMENT
    if location.within_exon is not None:
        coding = coding_change(change, location.within_exon, gene)
        exonic = protein_change(coding, gene)
    terms = consequence_terms(change, location, coding, exonic, gene)
    sites = sites_hit(change, location, terms, gene)
    at_edge = location.at_exon_edge and not repeats_exon_end(change, location, gene)
    ambiguous = at_edge or duplicates_acceptor(change, location, gene)
    over_border = coding is None and bool(location.exons)
    unknown = sites or over_border or ambiguous
    protein = p_name.unknown() if unknown else exonic
    return LaidChange(
        change, location, coding, exonic, terms, sites, ambiguous, over_border, protein
    )

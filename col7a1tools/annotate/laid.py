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
    repeats_whole_exon,
    sites_hit,
)
from col7a1tools.annotate.stretch import Span, duplicated_exons
from col7a1tools.gene.gene import Gene
from col7a1tools.model.annotation import ProteinChange
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature import protein as p_name
from col7a1tools.nomenclature.normalise import ending_at, normalise
from col7a1tools.splice import SpliceCall, assess_splicing


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
            acceptors. A copy of the exon's own last bases is not ambiguous, nor is one of the
            whole exon.
        over_border: whether the change takes exonic bases that no single exon holds.
        protein: the protein change that may be written down: unknown where splicing decides.
        in_exon: the same change laid where it ends with the exon, for one that is named at or
            behind a donor which it leaves whole; else None.
        duplicated: the stretch that it doubles in tandem, where that holds a whole exon.
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
    in_exon: "LaidChange | None" = None
    duplicated: Span | None = None


def lay(change: GeneChange, gene: Gene) -> LaidChange:
    """Normalise a change and lay it on the gene."""
    laid = _lay_at(normalise(change, gene), gene)
    duplicated = duplicated_exons(laid.change, gene)
    if duplicated is not None:
        return laid._replace(duplicated=duplicated, protein=p_name.unknown())
    if laid.sites and any(site.side == "donor" for site in laid.sites):
        return laid._replace(in_exon=_in_exon(laid, gene))
    return laid


def _in_exon(laid: LaidChange, gene: Gene) -> LaidChange | None:
    """The reading of a change whose DNA is that of a change inside the exon.

    Exons mostly end with the base that introns begin with, and HGVS names a change in such a
    repeat at its 3' end, which lies in the intron. In the changed sequence the donor stands whole
    behind a longer or shorter exon. Where one stands at the old place as well, nothing tells which
    is used, and where the changed end of the exon weakens the donor, it may be lost after all: in
    both cases the name decides.
    """
    intron = laid.location.introns[0]
    border = gene.transcript.exons[intron].end
    placed = ending_at(laid.change, border, gene.locus.gene)
    if placed is None or _begins_as_intron(laid.change, border, gene.locus.gene):
        return None
    inside = _lay_at(placed, gene)
    whole = inside.location.within_exon == intron and not inside.border_ambiguous
    if not whole or inside.sites:
        return None
    weakened = assess_splicing(gene, placed).call is SpliceCall.AFFECTED
    return None if weakened else inside


def _begins_as_intron(change: GeneChange, border: int, sequence: str) -> bool:
    """Whether the bases behind the border are, after the change, those of a donor."""
    start, end, inserted = change
    altered = sequence[border:start] + inserted + sequence[end : end + 2]
    return altered[:2] in {"GT", "GC"}


def _lay_at(change: GeneChange, gene: Gene) -> LaidChange:
    """Lay a change on the gene where it is placed."""
    location = locate(change, gene.transcript)
    coding = None
    exonic = NO_STATEMENT
    if location.within_exon is not None:
        coding = coding_change(change, location.within_exon, gene)
        exonic = protein_change(coding, gene)
    terms = consequence_terms(change, location, coding, exonic, gene)
    sites = sites_hit(change, location, terms, gene)
    repeats = repeats_exon_end, repeats_whole_exon
    at_edge = location.at_exon_edge and not any(way(change, location, gene) for way in repeats)
    ambiguous = at_edge or duplicates_acceptor(change, location, gene)
    over_border = coding is None and bool(location.exons)
    unknown = sites or over_border or ambiguous
    protein = p_name.unknown() if unknown else exonic
    return LaidChange(
        change, location, coding, exonic, terms, sites, ambiguous, over_border, protein
    )

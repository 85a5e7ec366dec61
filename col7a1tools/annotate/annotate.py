"""From a change to its annotation."""

from col7a1tools.annotate.coding import (
    NO_STATEMENT,
    CodingChange,
    coding_change,
    protein_change,
)
from col7a1tools.annotate.collagen import read_protein_change
from col7a1tools.annotate.consequence import consequence_terms, impact_of
from col7a1tools.annotate.location import Location, locate
from col7a1tools.annotate.placement import place
from col7a1tools.annotate.splicing import (
    SpliceSite,
    border_findings,
    intron_findings,
    intron_number,
    joined_without,
    makes_canonical_donor,
    sites_hit,
    skipped_exon,
)
from col7a1tools.gene.gene import Gene
from col7a1tools.model.annotation import (
    Annotation,
    Names,
    Outcome,
    ProteinChange,
    ProteinChangeKind,
)
from col7a1tools.model.finding import Finding
from col7a1tools.model.positions import Assembly
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature import protein as p_name
from col7a1tools.nomenclature.coding import coding_name
from col7a1tools.nomenclature.genomic import genomic_names
from col7a1tools.nomenclature.normalise import normalise

_SPLICE_NEAR = {
    "splice_donor_5th_base_variant",
    "splice_donor_region_variant",
    "splice_region_variant",
}
_STOP_KINDS = (ProteinChangeKind.NONSENSE, ProteinChangeKind.FRAMESHIFT)


def annotate_change(gene: Gene, change: GeneChange) -> Annotation:
    """Name, place and read a sequence change.

    Args:
        gene: the gene.
        change: on the strand of the gene, in any spelling; it is normalised first, so every
            spelling of one change gives one annotation.
    """
    change = normalise(change, gene)
    location = locate(change, gene.transcript)
    coding = None
    exonic = NO_STATEMENT
    if location.within_exon is not None:
        coding = coding_change(change, location.within_exon, gene)
        exonic = protein_change(coding, gene)
    terms = consequence_terms(change, location, coding, exonic, gene)
    sites = sites_hit(change, location, terms, gene)
    protein = _stated_protein(location, coding, exonic, sites)
    effect, outcomes, findings = _read(change, location, terms, sites, exonic, gene)
    return Annotation(
        change=change,
        names=_names(change, protein, gene),
        placement=place(location, coding, protein, gene),
        consequence=terms,
        impact=impact_of(terms),
        protein=protein,
        collagen_effect=effect,
        outcomes=outcomes,
        findings=(*findings, *_known_findings(change, gene)),
    )


def _stated_protein(
    location: Location,
    coding: CodingChange | None,
    exonic: ProteinChange,
    sites: tuple[SpliceSite, ...],
) -> ProteinChange:
    """The protein change that may be written down: unknown where splicing decides."""
    if sites or location.at_exon_edge or (coding is None and location.exons):
        return p_name.unknown()
    return exonic


def _names(change: GeneChange, protein: ProteinChange, gene: Gene) -> Names:
    transcript = gene.transcript
    genomic = genomic_names(change, gene)
    coding = coding_name(change, gene)
    return Names(
        genomic_grch38=genomic[Assembly.GRCH38],
        genomic_grch37=genomic[Assembly.GRCH37],
        coding=f"{transcript.accession}:{coding}" if coding else ".",
        protein=f"{transcript.protein_accession}:{protein.hgvs}" if protein.hgvs != "." else ".",
    )


def _read(  # noqa: PLR0913, PLR0917 - the six things that are known of a change by now
    change: GeneChange,
    location: Location,
    terms: tuple[str, ...],
    sites: tuple[SpliceSite, ...],
    exonic: ProteinChange,
    gene: Gene,
) -> tuple[str, tuple[Outcome, ...], tuple[Finding, ...]]:
    """The effect word, the candidate outcomes and the findings."""
    findings = [
        *border_findings(change, location, gene),
        *intron_findings(location, terms, sites, gene),
    ]
    near_border = not _SPLICE_NEAR.isdisjoint(terms) or location.at_exon_edge
    outcomes: list[Outcome] = []
    effect = "no_change_expected"
    if exonic.hgvs != ".":
        effect, read = read_protein_change(exonic, change.length_change, gene)
        outcomes.append(Outcome("coding_change", exonic.hgvs, _in_frame(change, exonic), read))
        findings.extend(read)
    elif "upstream_gene_variant" in terms or "5_prime_UTR_variant" in terms:
        effect = "unknown"
    if sites or (location.within_exon is None and location.exons):
        return _site_lost(change, location, sites, outcomes, findings, gene)
    if near_border:
        outcomes.extend(_skips(_exons_near(change, location, gene), gene))
        if effect in {"no_change_expected", "synonymous"} or location.at_exon_edge:
            effect = "splice_change_possible"
    return effect, tuple(outcomes), tuple(findings)


def _in_frame(change: GeneChange, protein: ProteinChange) -> bool:
    return change.length_change % 3 == 0 and protein.kind not in _STOP_KINDS


def _exons_near(change: GeneChange, location: Location, gene: Gene) -> tuple[int, ...]:
    """Exons whose splicing a change near a border may disturb: the one on the nearer side."""
    if location.within_exon is not None:
        return (location.within_exon,)
    exons = gene.transcript.exons
    intron = location.introns[0]
    to_donor = change.start - exons[intron].end
    to_acceptor = exons[intron + 1].start - change.end
    return (intron,) if to_donor <= to_acceptor else (intron + 1,)


def _skips(indices: tuple[int, ...], gene: Gene) -> list[Outcome]:
    return [outcome for index in indices if (outcome := skipped_exon(index, gene)) is not None]


def _site_lost(  # noqa: PLR0913, PLR0917 - continues _read
    change: GeneChange,
    location: Location,
    sites: tuple[SpliceSite, ...],
    outcomes: list[Outcome],
    findings: list[Finding],
    gene: Gene,
) -> tuple[str, tuple[Outcome, ...], tuple[Finding, ...]]:
    """A core splice site is hit, or the change reaches over a border."""
    if makes_canonical_donor(change, gene):
        values: dict[str, str | int] = {"intron": intron_number(sites[0].intron, gene)}
        findings.append(Finding("splice.gc_donor_becomes_gt", values, ("lrg_286",)))
        return "splice_change_possible", tuple(outcomes), tuple(findings)
    whole = _whole_exons(change, location, gene)
    if whole:
        joined = joined_without(whole, gene)
        if joined is not None:
            outcomes.append(joined)
            findings.append(joined.findings[0])
        return "whole_gene_or_exon_deletion", tuple(outcomes), tuple(findings)
    affected = sorted({site.exon for site in sites} | set(location.exons))
    skips = _skips(tuple(affected), gene)
    outcomes.extend(skips)
    if not skips:
        effect = "splice_change_possible"
    elif all(outcome.in_frame for outcome in skips) and len(skips) == 1:
        effect = "in_frame_exon_loss"
    else:
        frame = sum(gene.transcript.exons[index].length for index in affected) % 3
        effect = "frameshift_exon_loss" if frame else "in_frame_exon_loss"
    findings.extend(outcome.findings[0] for outcome in skips)
    outcomes.append(Outcome("cryptic_site_or_intron_retained", "", None))
    return effect, tuple(outcomes), tuple(findings)


def _whole_exons(change: GeneChange, location: Location, gene: Gene) -> tuple[int, ...]:
    """Indices of the exons that the change removes from end to end, replacing them by little."""
    if change.length_change >= 0:
        return ()
    exons = gene.transcript.exons
    return tuple(
        index
        for index in location.exons
        if change.start <= exons[index].start and exons[index].end <= change.end
    )


def _known_findings(change: GeneChange, gene: Gene) -> tuple[Finding, ...]:
    """What the literature table says of exactly this variant."""
    name = coding_name(change, gene)
    known = gene.known_variants.get(name) if name else None
    if known is None or not known.source:
        return ()
    values: dict[str, str | int] = {
        "inheritance": known.inheritance.value,
        "phenotype": known.phenotype,
        "citation": known.source,
    }
    return (Finding("known.reported", values),)

"""Symbolic and breakend alleles: what can be said of them, and what cannot.

A deletion, tandem duplication or inversion with known ends inside the locus is a sequence change
like any other and is named from its bases. The others are named with the uncertainty that their
record has (HGVS recommendations, "uncertain").
"""

from col7a1tools.annotate.annotate import annotate_change
from col7a1tools.annotate.coding import NO_STATEMENT
from col7a1tools.annotate.consequence import impact_of, sort_terms
from col7a1tools.annotate.placement import numbered_placement
from col7a1tools.annotate.splicing import exon_numbers, joined_without
from col7a1tools.annotate.stretch import Span, touched, whole_exons
from col7a1tools.gene.gene import Gene
from col7a1tools.gene.sequence import reverse_complement
from col7a1tools.model.annotation import Annotation, Names, Outcome, ProteinChange
from col7a1tools.model.finding import Finding
from col7a1tools.model.positions import GeneOffset
from col7a1tools.model.variant import GeneChange, StructuralChange, StructuralType
from col7a1tools.nomenclature import protein as p_name
from col7a1tools.nomenclature.structural import structural_names

Type = StructuralType


def annotate_structural(gene: Gene, change: StructuralChange) -> Annotation:
    """Name, place and read a structural change.

    Args:
        gene: the gene.
        change: as read from the record, in the coordinates of its assembly.
    """
    span = gene_span(change, gene)
    explicit = _explicit_change(change, span, gene)
    exons, introns = touched(span, gene)
    over_border = len(exons) + len(introns) > 1
    if explicit is not None and not (change.type is Type.DUPLICATION and over_border):
        return annotate_change(gene, explicit)
    names = (
        annotate_change(gene, explicit).names
        if explicit is not None
        else structural_names(change, gene)
    )
    whole = whole_exons(span, gene)
    terms = _terms(change, span, gene)
    effect, outcomes, findings = _read(change, span, whole, gene)
    protein = p_name.unknown() if exons or introns else NO_STATEMENT
    return Annotation(
        change=change,
        names=_with_protein(names, protein, gene),
        placement=numbered_placement(exons, introns, gene),
        consequence=terms,
        impact=impact_of(terms),
        protein=protein,
        collagen_effect=effect,
        outcomes=outcomes,
        findings=findings,
    )


def exons_known(change: StructuralChange, gene: Gene) -> bool:
    """Whether it is certain which exons are touched: the ends are known, or lie in introns."""
    outer = outer_span(change, gene)
    return (
        outer is not None and touched(outer, gene)[0] == touched(gene_span(change, gene), gene)[0]
    )


def outer_span(change: StructuralChange, gene: Gene) -> Span | None:
    """The longest stretch that the change can affect; None where it has no limit."""
    if change.precise:
        return gene_span(change, gene)
    if change.earliest_start is None or change.latest_end is None:
        return None
    return gene_span(change._replace(start=change.earliest_start, end=change.latest_end), gene)


def gene_span(change: StructuralChange, gene: Gene) -> Span:
    """The affected stretch on the strand of the gene."""
    locus = gene.locus
    size = len(locus)
    first = locus.plus_offset(change.assembly, change.start)
    last = locus.plus_offset(change.assembly, change.end)
    return Span(size - 1 - last, size - first)


def _explicit_change(change: StructuralChange, span: Span, gene: Gene) -> GeneChange | None:
    """The change as bases, where its ends are known and inside the locus."""
    inside = span.start >= 0 and span.end <= len(gene.locus)
    if not change.precise or not inside or change.start > change.end:
        return None
    start, end = GeneOffset(span.start), GeneOffset(span.end)
    bases = gene.locus.gene[start:end]
    if change.type is Type.DELETION:
        return GeneChange(start, end, "")
    if change.type is Type.INVERSION:
        return GeneChange(start, end, reverse_complement(bases))
    if change.type is Type.DUPLICATION and change.tandem:
        return GeneChange(end, end, bases)
    return None


def _with_protein(names: Names, protein: ProteinChange, gene: Gene) -> Names:
    accession = gene.transcript.protein_accession
    name = "." if protein.hgvs == "." else f"{accession}:{protein.hgvs}"
    return Names(names.genomic_grch38, names.genomic_grch37, names.coding, name)


def _terms(change: StructuralChange, span: Span, gene: Gene) -> tuple[str, ...]:
    """Terms as VEP gives them to structural changes."""
    transcript = gene.transcript
    if span.end <= transcript.start:
        return ("upstream_gene_variant",)
    if span.start >= transcript.end:
        return ("downstream_gene_variant",)
    whole = span.start <= transcript.start and span.end >= transcript.end
    terms = set()
    if change.type is Type.DELETION:
        terms.add("transcript_ablation" if whole else "feature_truncation")
    elif change.type is Type.DUPLICATION:
        terms.add("transcript_amplification" if whole else "feature_elongation")
    elif change.type is Type.INSERTION:
        terms.add("feature_elongation")
    elif change.type is Type.BREAKEND:
        terms.add("feature_truncation")
    if not whole:
        terms |= _region_terms(span, gene)
    return sort_terms(terms or {"sequence_variant"})


def _region_terms(span: Span, gene: Gene) -> set[str]:
    transcript = gene.transcript
    exons, introns = touched(span, gene)
    terms = {"intron_variant"} if introns else set()
    for index in exons:
        exon = transcript.exons[index]
        first = max(span.start, exon.start) - exon.start + exon.transcript_start
        behind = min(span.end, exon.end) - exon.start + exon.transcript_start
        if first < transcript.cds_start:
            terms.add("5_prime_UTR_variant")
        if behind > transcript.cds_end:
            terms.add("3_prime_UTR_variant")
        if first < transcript.cds_end and behind > transcript.cds_start:
            terms.add("coding_sequence_variant")
    return terms


def _read(
    change: StructuralChange, span: Span, whole: tuple[int, ...], gene: Gene
) -> tuple[str, tuple[Outcome, ...], tuple[Finding, ...]]:
    """The effect word, the candidate outcomes and the findings."""
    exons, introns = touched(span, gene)
    if not exons and not introns:
        return "unknown", (), (Finding("structural.outside_transcript"),)
    values: dict[str, str | int] = {
        "type": change.type.value,
        "exons": exon_numbers(exons, gene),
        "whole_exons": len(whole),
        "precise": "yes" if change.precise else "no",
    }
    findings = [Finding("structural.touches", values)]
    if not change.precise:
        known = bool(exons) and exons_known(change, gene)
        findings.append(Finding("structural.exons_known" if known else "structural.imprecise"))
    if change.type is Type.DELETION and exons:
        outcomes = _without_exons(whole, gene)
        return "whole_gene_or_exon_deletion", outcomes, tuple(findings)
    if change.type is Type.DUPLICATION and exons:
        rule = "structural.tandem" if change.tandem else "structural.orientation_unknown"
        findings.append(Finding(rule, {"exons": values["exons"]}))
        return "exon_duplication", (), tuple(findings)
    if not exons:
        return "structural_unclear", (), (*findings, Finding("structural.intronic"))
    return "structural_unclear", (), tuple(findings)


def _without_exons(whole: tuple[int, ...], gene: Gene) -> tuple[Outcome, ...]:
    if not whole:
        return ()
    joined = joined_without(whole, gene)
    return () if joined is None else (joined,)

"""From observed variants to the variant section of the record."""

from collections.abc import Sequence
from dataclasses import replace

from col7a1tools.case.carried import Repeated, extent, short_name
from col7a1tools.case.event import (
    cuts_the_gene,
    effect_of_event,
    findings_of_event,
    loses_the_gene,
)
from col7a1tools.case.observed import RELEVANT, ObservedVariant
from col7a1tools.case.rna import effect_of, findings_of, outcome_of_copy
from col7a1tools.classify.rules import RuleSet
from col7a1tools.gene import Gene
from col7a1tools.gene.known_variants import Inheritance
from col7a1tools.interpret import Reading
from col7a1tools.model.annotation import Annotation, Outcome
from col7a1tools.model.classification import Classification, Evidence, Verdict
from col7a1tools.model.criteria import criteria_text
from col7a1tools.model.finding import Finding
from col7a1tools.model.positions import Assembly
from col7a1tools.model.variant import StructuralChange
from col7a1tools.nomenclature.normalise import vcf_allele
from col7a1tools.report.call import NO_CALL, describe_call
from col7a1tools.report.sentences import statement, word
from col7a1tools.report.variant_section import (
    CandidateOutcome,
    CriterionResult,
    Drawn,
    InputRecord,
    ReportedVariant,
    VcfForm,
)
from col7a1tools.report.weighing import describe_weighing
from col7a1tools.report.words import Statement, Text

_MEANING = {
    Verdict.PATHOGENIC: "verdict.pathogenic",
    Verdict.LIKELY_PATHOGENIC: "verdict.likely_pathogenic",
    Verdict.UNCERTAIN: "verdict.uncertain",
    Verdict.LIKELY_BENIGN: "verdict.likely_benign",
    Verdict.BENIGN: "verdict.benign",
}
_DISEASE = frozenset({Inheritance.DOMINANT, Inheritance.RECESSIVE, Inheritance.BOTH})
NO_RECORD = InputRecord(None, "", 0, "", "", "", "")


def report_variant(repeated: Repeated, number: int, gene: Gene, rules: RuleSet) -> ReportedVariant:
    """One variant as the record holds it.

    Args:
        repeated: the variant, and the further records that describe it.
        number: its number on the pages.
        gene: the gene.
        rules: the rule set that it was classified with.
    """
    variant, further = repeated
    reading = Reading(variant.annotation, variant.classification, variant.outside, variant.rna)
    return replace(
        variant_as_read(reading, number, gene, rules, variant.record.assembly),
        call=describe_call(variant, further),
        record=_input_record(variant),
    )


def variant_as_read(
    reading: Reading,
    number: int,
    gene: Gene,
    rules: RuleSet,
    assembly: Assembly = Assembly.GRCH38,
) -> ReportedVariant:
    """One variant as the record holds it, with neither a call nor a record of a file.

    Args:
        reading: annotation and classification.
        number: its number on the pages.
        gene: the gene.
        rules: the rule set that it was classified with.
        assembly: that of its g. name.
    """
    annotation, classification, outside, study = reading
    names, placement = annotation.names, annotation.placement
    grch37 = assembly is Assembly.GRCH37
    genomic = names.genomic_grch37 if grch37 else names.genomic_grch38
    name = short_name(annotation)
    known = gene.known_variants.get(name)
    return ReportedVariant(
        id=f"v{number}",
        number=number,
        name=name,
        assembly=assembly.value,
        hgvs_g=genomic,
        hgvs_c=names.coding,
        hgvs_p=names.protein,
        consequence=annotation.consequence,
        impact=annotation.impact.value,
        exon=placement.exon,
        intron=placement.intron,
        exon_mane=placement.exon_mane,
        intron_mane=placement.intron_mane,
        domain=placement.domain,
        collagen_effect=annotation.collagen_effect,
        classification=classification.verdict.value,
        points=classification.points,
        criteria=criteria_text(classification),
        grch38=_vcf_form(annotation, gene, Assembly.GRCH38),
        grch37=_vcf_form(annotation, gene, Assembly.GRCH37),
        legacy_names=known.legacy_names if known else (),
        effect=statement(effect_of_event(annotation) or effect_of(annotation, study, gene)),
        collagen=outcome_of_copy(annotation, classification, study, gene).outcome.value,
        relevant=classification.verdict in RELEVANT,
        domain_name=_domain_name("." if loses_the_gene(annotation) else placement.domain),
        meaning=statement(_meaning(annotation, classification, gene)),
        findings=_statements(findings_of_event(annotation) or findings_of(annotation, study, gene)),
        outcomes=tuple(_outcome(outcome) for outcome in annotation.outcomes),
        evidence=_evidence(classification),
        call=NO_CALL,
        record=NO_RECORD,
        drawn=_drawn(annotation, gene),
        weighing=describe_weighing(classification, outside, rules),
    )


def reported_in_patients(annotation: Annotation, gene: Gene) -> bool:
    """Whether the literature table reports exactly this variant in patients with DEB."""
    known = gene.known_variants.get(short_name(annotation))
    return known is not None and known.inheritance in _DISEASE and bool(known.sources)


def _meaning(annotation: Annotation, classification: Classification, gene: Gene) -> Finding:
    """What the class means; an uncertain variant known from patients is told apart."""
    values: dict[str, str | int] = {"points": classification.points}
    if classification.verdict is Verdict.UNCERTAIN and cuts_the_gene(annotation):
        return Finding("verdict.uncertain_gene_cut", values)
    if classification.verdict is Verdict.UNCERTAIN and reported_in_patients(annotation, gene):
        return Finding("verdict.uncertain_reported", values)
    return Finding(_MEANING[classification.verdict], values)


def _domain_name(domain: str) -> Text:
    """The domain in each language; one that begins and ends in two regions names both."""
    names = [word(name) for name in domain.split(";")]
    return Text("; ".join(name.en for name in names), "; ".join(name.es for name in names))


def _statements(findings: Sequence[Finding]) -> tuple[Statement, ...]:
    return tuple(statement(finding) for finding in findings)


def _outcome(outcome: Outcome) -> CandidateOutcome:
    return CandidateOutcome(
        outcome.kind, outcome.protein, outcome.in_frame, _statements(outcome.findings)
    )


def _evidence(classification: Classification) -> tuple[CriterionResult, ...]:
    def result(evidence: Evidence) -> CriterionResult:
        return CriterionResult(
            evidence.criterion,
            evidence.state.value,
            evidence.strength.value if evidence.strength else "",
            evidence.points,
            statement(evidence.reason),
            evidence.lacks,
        )

    return tuple(result(evidence) for evidence in classification.evidence)


def _vcf_form(annotation: Annotation, gene: Gene, assembly: Assembly) -> VcfForm | None:
    if isinstance(annotation.change, StructuralChange):
        return None
    allele = vcf_allele(annotation.change, gene, assembly)
    return VcfForm(allele.chrom, allele.pos, allele.ref, allele.alt)


def _input_record(variant: ObservedVariant) -> InputRecord:
    record = variant.record
    return InputRecord(
        record.line,
        record.chrom,
        record.pos,
        record.identifier,
        record.ref,
        variant.alt.text,
        record.filters,
    )


def _drawn(annotation: Annotation, gene: Gene) -> Drawn | None:
    start, end = extent(annotation.change, gene)
    if end < start:
        return None
    first, last = annotation.protein.first, annotation.protein.last
    residue = last_residue = None
    if first is not None:
        residue = min(int(first) + 1, len(gene.protein))
        last_residue = residue if last is None else min(int(last) + 1, len(gene.protein))
    first_base = max(start, 1) if end == start else start + 1
    return Drawn(first_base, max(end, first_base), residue, last_residue)

"""``describe --json``: one object for each input, in input order."""

from typing import Any

from col7a1tools.annotate.consequence import impact_of
from col7a1tools.classify import RuleSet, load_rules
from col7a1tools.classify.what_if import PossibleClass, what_would_change
from col7a1tools.describe import Described, DescribedHaplotype, DescribedVariant
from col7a1tools.errors import Col7a1Error
from col7a1tools.model.positions import Assembly
from col7a1tools.model.record import AltAllele
from col7a1tools.model.result import AlleleResult
from col7a1tools.model.variant import NotAnnotated
from col7a1tools.nomenclature.combined import combined_name
from col7a1tools.nomenclature.parse import DescriptionError, Phase, sentence
from col7a1tools.views.columns import ANNOTATION_COLUMNS, COLUMNS, annotation_values
from col7a1tools.views.describe_copies import copies_sentence, is_reference
from col7a1tools.views.jsonl import details, file_object, finding_object, outside_object


def described_object(described: Described, rules: RuleSet | None = None) -> dict[str, Any]:
    """One description as plain JSON values.

    Args:
        described: the description, read.
        rules: the rule set that was used; the shipped one by default.

    A description of one variant holds its values; one of several holds the combined names, the
    phase, and an object for each variant under ``variants``; what variants of one copy say together
    stands under ``haplotypes``. One that names no variant says so in
    its notes.
    """
    rules = rules or load_rules()
    description, case = described.description, file_object(described.case)
    text = description.text
    if len(described.variants) == 1 and description.phase is Phase.SINGLE:
        return {"input": text, **_variant_object(described.variants[0], rules), "case_file": case}
    blank = dict.fromkeys(COLUMNS)
    unchanged = NotAnnotated.SAME_AS_REFERENCE
    variants = [
        {"input": variant.parsed.text, "allele": number, **_variant_object(variant, rules)}
        for number, allele in enumerate(described.alleles, 1)
        for variant in allele
    ]
    return {
        "input": text,
        **blank,
        "assembly": "GRCh38",
        "hgvs_c": combined_name(description, _codings(described)),
        "hgvs_p": combined_name(description, _proteins(described)),
        "not_annotated": unchanged.value if is_reference(description) else None,
        "phase": description.phase.value,
        "grch38": None,
        "grch37": None,
        "legacy_names": [],
        "notes": [] if variants else [copies_sentence(description)],
        "haplotypes": [_haplotype_object(one) for one in described.haplotypes],
        "variants": variants,
        "case_file": case,
    }


def error_object(text: str, error: Col7a1Error) -> dict[str, Any]:
    """What stands in place of an input that cannot be read."""
    return {
        "input": text,
        "error": error.message,
        "code": error.code,
        "cause": error.cause or None,
        "cure": error.cure or None,
        "candidates": list(error.candidates) if isinstance(error, DescriptionError) else [],
    }


def _codings(described: Described) -> list[list[str]]:
    return [[v.reading.annotation.names.coding for v in allele] for allele in described.alleles]


def _proteins(described: Described) -> list[list[str]]:
    return [[v.reading.annotation.names.protein for v in allele] for allele in described.alleles]


def _haplotype_object(one: DescribedHaplotype) -> dict[str, Any]:
    combined = one.combined
    return {
        "allele": one.allele,
        "relation": combined.relation.value,
        "hgvs_c": one.coding,
        "hgvs_c_merged": one.merged or None,
        "hgvs_p": one.protein,
        "consequence": list(combined.consequence),
        "impact": impact_of(combined.consequence).value,
        "collagen_effect": combined.collagen_effect,
        "findings": [finding_object(finding) for finding in one.findings],
    }


def _variant_object(variant: DescribedVariant, rules: RuleSet) -> dict[str, Any]:
    annotation, classification, outside = variant.reading[:3]
    changes = what_would_change(classification, rules)
    grch38 = variant.vcf.get(Assembly.GRCH38)
    alt = AltAllele(1, grch38.alt if grch38 else "", NotAnnotated.NO_ALTERNATE)
    result = AlleleResult(alt, annotation, classification, None)
    values = dict(zip(ANNOTATION_COLUMNS, annotation_values(result, Assembly.GRCH38), strict=True))
    return {
        "chrom": grch38.chrom if grch38 else None,
        "pos": grch38.pos if grch38 else None,
        "id": None,
        "ref": grch38.ref if grch38 else None,
        "alt": grch38.alt if grch38 else None,
        "filter": None,
        "assembly": "GRCh38",
        **{column: None if value == "." else value for column, value in values.items()},
        "points": classification.points,
        "not_annotated": None,
        "hgvs_g_grch37": annotation.names.genomic_grch37,
        "grch38": _locus_object(variant, Assembly.GRCH38),
        "grch37": _locus_object(variant, Assembly.GRCH37),
        "legacy_names": list(variant.legacy),
        "notes": [sentence(note) for note in variant.parsed.notes],
        **details(annotation, classification),
        "claim": classification.claim.value,
        "would_change": [_change_object(change) for change in changes],
        **outside_object(outside),
    }


def _change_object(change: PossibleClass) -> dict[str, Any]:
    return {
        "needed": [
            {"criterion": step.criterion, "gain": step.gain, **finding_object(step.finding)}
            for step in change.needed
        ],
        "classification": change.verdict.value,
        "points": change.points,
    }


def _locus_object(variant: DescribedVariant, assembly: Assembly) -> dict[str, Any] | None:
    allele = variant.vcf.get(assembly)
    if allele is None:
        return None
    return {"chrom": allele.chrom, "pos": allele.pos, "ref": allele.ref, "alt": allele.alt}

"""The person's call of a variant, and what makes it doubtful."""

from col7a1tools.case.observed import ObservedVariant
from col7a1tools.case.quality import (
    MINIMUM_DEPTH,
    MINIMUM_QUALITY,
    PASSED,
    contradicts_one_allele,
    reads_of_two,
    unbalanced,
)
from col7a1tools.model.finding import Finding
from col7a1tools.model.record import Genotype
from col7a1tools.report.sentences import statement
from col7a1tools.report.variant_section import Call

NO_CALL = Call("", "", None, None, None, None, None, "", ())


def describe_call(variant: ObservedVariant, further: tuple[ObservedVariant, ...]) -> Call:
    """The call of a variant.

    Args:
        variant: as the first record has it.
        further: the same change in further records of the file.
    """
    genotype = variant.genotype
    ref_reads, alt_reads, share = _reads(genotype, variant.alt.number)
    cautions = (*_doubts(variant), *_repeats(variant, further))
    return Call(
        zygosity=variant.zygosity.value,
        genotype=genotype_text(genotype),
        depth=genotype.depth,
        ref_reads=ref_reads,
        alt_reads=alt_reads,
        alt_percent=None if share is None else round(100 * share, 1),
        genotype_quality=genotype.genotype_quality,
        filters=genotype.filters,
        cautions=tuple(statement(finding) for finding in cautions),
    )


def genotype_text(genotype: Genotype) -> str:
    """The genotype as VCF writes it, ``.`` for none."""
    separator = "|" if genotype.phased else "/"
    alleles = ["." if allele is None else str(allele) for allele in genotype.alleles]
    return separator.join(alleles) or "."


def _reads(genotype: Genotype, index: int) -> tuple[int | None, int | None, float | None]:
    """Reads of the reference, reads of the allele, and the allele's share of all reads."""
    depths = genotype.allele_depths
    if depths is None or index >= len(depths):
        return None, None, None
    total = sum(depths)
    return depths[0], depths[index], depths[index] / total if total else None


def _doubts(variant: ObservedVariant) -> list[Finding]:
    genotype = variant.genotype
    findings = []
    if variant.record.filters not in PASSED:
        findings.append(Finding("call.filter", {"filter": variant.record.filters}))
    if genotype.filters not in PASSED:
        findings.append(Finding("call.filter", {"filter": genotype.filters}))
    if genotype.reads is not None and genotype.reads < MINIMUM_DEPTH:
        findings.append(Finding("call.few_reads", {"depth": genotype.reads}))
    quality = genotype.genotype_quality
    if quality is not None and quality < MINIMUM_QUALITY:
        findings.append(Finding("call.low_quality", {"quality": f"{quality:g}"}))
    of_two = reads_of_two(variant)
    if of_two and unbalanced(*of_two):
        percent = f"{100 * of_two[1] / sum(of_two):.0f}"
        findings.append(Finding("call.unbalanced", {"percent": percent}))
    if contradicts_one_allele(variant):
        _, _, share = _reads(genotype, variant.alt.number)
        percent = f"{100 * (share or 0):.0f}"
        findings.append(Finding("call.reads_of_one_copy", {"percent": percent}))
    return findings


def _repeats(variant: ObservedVariant, further: tuple[ObservedVariant, ...]) -> list[Finding]:
    if not further:
        return []
    positions = ", ".join(str(one.record.pos) for one in (variant, *further))
    return [Finding("call.several_records", {"positions": positions})]

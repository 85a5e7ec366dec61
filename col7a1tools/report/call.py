"""The person's call of a variant, and what makes it doubtful."""

from math import comb

from col7a1tools.case.observed import ObservedVariant, Zygosity
from col7a1tools.model.finding import Finding
from col7a1tools.model.record import Genotype
from col7a1tools.report.sentences import statement
from col7a1tools.report.variant_section import Call

# Below this a heterozygous call rests on few reads of each allele. A choice of this project.
_MINIMUM_DEPTH = 10
# A genotype quality of 20 is a 1 in 100 chance of a wrong genotype (VCF specification, GQ).
_MINIMUM_QUALITY = 20
# Shares of reads that a heterozygous call may have without remark, when chance explains them too.
_BALANCED = (0.30, 0.70)
_CHANCE = 0.001
# A share outside the range cannot come from so many reads by chance (p below 1e-7).
_BEYOND_CHANCE = 200
_PASSED = frozenset({"", ".", "PASS"})


def describe_call(variant: ObservedVariant, further: tuple[ObservedVariant, ...]) -> Call:
    """The call of a variant.

    Args:
        variant: as the first record has it.
        further: the same change in further records of the file.
    """
    genotype = variant.genotype
    ref_reads, alt_reads, share = _reads(genotype, variant.alt.index)
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
    if variant.record.filters not in _PASSED:
        findings.append(Finding("call.filter", {"filter": variant.record.filters}))
    if genotype.filters not in _PASSED:
        findings.append(Finding("call.filter", {"filter": genotype.filters}))
    if genotype.depth is not None and genotype.depth < _MINIMUM_DEPTH:
        findings.append(Finding("call.few_reads", {"depth": genotype.depth}))
    quality = genotype.genotype_quality
    if quality is not None and quality < _MINIMUM_QUALITY:
        findings.append(Finding("call.low_quality", {"quality": f"{quality:g}"}))
    ref_reads, alt_reads, _ = _reads(genotype, variant.alt.index)
    if (
        variant.zygosity is Zygosity.HETEROZYGOUS
        and len(set(genotype.alleles)) == 2
        and 0 in genotype.alleles
        and ref_reads is not None
        and alt_reads is not None
        and unbalanced(ref_reads, alt_reads)
    ):
        percent = f"{100 * alt_reads / (ref_reads + alt_reads):.0f}"
        findings.append(Finding("call.unbalanced", {"percent": percent}))
    return findings


def unbalanced(ref_reads: int, alt_reads: int) -> bool:
    """Whether the reads of a heterozygous call lie outside 30 to 70%, and beyond chance.

    Chance is the two-sided binomial test of one half at 0.001. The range keeps deep sequencing
    with its slight preference for the reference from being remarked on.
    """
    total = ref_reads + alt_reads
    if not total or _BALANCED[0] <= alt_reads / total <= _BALANCED[1]:
        return False
    if total > _BEYOND_CHANCE:
        return True
    tail = sum(comb(total, count) for count in range(min(ref_reads, alt_reads) + 1))
    return bool(2 * tail < _CHANCE * 2**total)


def _repeats(variant: ObservedVariant, further: tuple[ObservedVariant, ...]) -> list[Finding]:
    if not further:
        return []
    positions = ", ".join(str(one.record.pos) for one in (variant, *further))
    return [Finding("call.several_records", {"positions": positions})]

"""When a genotype is doubtful; the numbers are choices of this project."""

from math import comb

from col7a1tools.case.observed import ObservedVariant, Zygosity

# Fewer reads leave a heterozygous site a fair chance to look homozygous: with 10 reads, 1 in 512.
MINIMUM_DEPTH = 10
# A genotype quality of 20 is a 1 in 100 chance of a wrong genotype (VCF specification, GQ).
MINIMUM_QUALITY = 20
# Shares of reads that a heterozygous call may have, when chance explains them too.
BALANCED = (0.30, 0.70)
CHANCE = 0.001
# Share of wrong reads of an allele that is not there.
READ_ERROR = 0.01
# A share outside the range cannot come from so many reads by chance (p below 1e-7).
BEYOND_CHANCE = 200
PASSED = frozenset({"", ".", "PASS"})


def is_sure(variant: ObservedVariant) -> bool:
    """Whether filters, depth, quality and the reads of each allele let a call count in a family.

    What the file does not state is not held against the call.
    """
    genotype = variant.genotype
    return (
        variant.record.filters in PASSED
        and genotype.filters in PASSED
        and (genotype.reads is None or genotype.reads >= MINIMUM_DEPTH)
        and (genotype.genotype_quality is None or genotype.genotype_quality >= MINIMUM_QUALITY)
        and not ((of_two := reads_of_two(variant)) and unbalanced(*of_two))
        and not contradicts_one_allele(variant)
    )


def alt_reads(variant: ObservedVariant) -> int | None:
    """Reads of the allele, None where the file does not say."""
    depths, index = variant.genotype.allele_depths, variant.alt.number
    return depths[index] if depths is not None and index < len(depths) else None


def reads_of_two(variant: ObservedVariant) -> tuple[int, int] | None:
    """Reads of the other allele of a heterozygous call, and of this one; None where not said."""
    depths, index = variant.genotype.allele_depths, variant.alt.number
    others = set(variant.genotype.alleles) - {index}
    if depths is None or variant.zygosity is not Zygosity.HETEROZYGOUS or len(others) != 1:
        return None
    (other,) = others
    if other is None or max(other, index) >= len(depths):
        return None
    return depths[other], depths[index]


def contradicts_one_allele(variant: ObservedVariant) -> bool:
    """Whether the reads of a call that says the same of every copy (``0/0``, ``1/1``) deny it.

    They do where the reads against it are more than errors make, and one of two copies explains
    them, too. Less than that is noise or a mosaic, and no reason to doubt the genotype.
    """
    depths, index = variant.genotype.allele_depths, variant.alt.number
    if depths is None or index >= len(depths):
        return False
    if variant.zygosity is Zygosity.ABSENT:
        against = depths[index]
    elif variant.zygosity is Zygosity.HOMOZYGOUS:
        against = sum(depths) - depths[index]
    else:
        return False
    total = sum(depths)
    if unbalanced(total - against, against) and 2 * against < total:
        return False
    return total > BEYOND_CHANCE or _from_errors(against, total) < CHANCE


def _from_errors(reads: int, total: int) -> float:
    """Chance that errors alone make so many of the reads, or more."""
    return 1 - sum(
        comb(total, count) * READ_ERROR**count * (1 - READ_ERROR) ** (total - count)
        for count in range(reads)
    )


def unbalanced(ref_reads: int, alt_reads: int) -> bool:
    """Whether the reads of a heterozygous call lie outside 30 to 70%, and beyond chance.

    Chance is the two-sided binomial test of one half at 0.001. The range keeps deep sequencing
    with its slight preference for the reference from being remarked on.
    """
    total = ref_reads + alt_reads
    if not total or BALANCED[0] <= alt_reads / total <= BALANCED[1]:
        return False
    if total > BEYOND_CHANCE:
        return True
    tail = sum(comb(total, count) for count in range(min(ref_reads, alt_reads) + 1))
    return bool(2 * tail < CHANCE * 2**total)

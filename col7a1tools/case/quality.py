"""When a genotype is doubtful; the numbers are choices of this project."""

from math import comb

from col7a1tools.case.observed import ObservedVariant

# Fewer reads leave a heterozygous site a fair chance to look homozygous: with 10 reads, 1 in 512.
MINIMUM_DEPTH = 10
# A genotype quality of 20 is a 1 in 100 chance of a wrong genotype (VCF specification, GQ).
MINIMUM_QUALITY = 20
# Shares of reads that a heterozygous call may have, when chance explains them too.
BALANCED = (0.30, 0.70)
CHANCE = 0.001
# A share outside the range cannot come from so many reads by chance (p below 1e-7).
BEYOND_CHANCE = 200
PASSED = frozenset({"", ".", "PASS"})


def is_sure(variant: ObservedVariant) -> bool:
    """Whether filters, depth, quality and the balance of reads let a call count in a family.

    What the file does not state is not held against the call.
    """
    genotype = variant.genotype
    return (
        variant.record.filters in PASSED
        and genotype.filters in PASSED
        and (genotype.depth is None or genotype.depth >= MINIMUM_DEPTH)
        and (genotype.genotype_quality is None or genotype.genotype_quality >= MINIMUM_QUALITY)
        and not is_lopsided(variant)
    )


def alt_reads(variant: ObservedVariant) -> int | None:
    """Reads of the allele, None where the file does not say."""
    depths, index = variant.genotype.allele_depths, variant.alt.index
    return depths[index] if depths is not None and index < len(depths) else None


def is_lopsided(variant: ObservedVariant) -> bool:
    """Whether the reads of a heterozygous call do not fit one copy of each allele."""
    depths, index = variant.genotype.allele_depths, variant.alt.index
    if depths is None or index >= len(depths) or set(variant.genotype.alleles) != {0, index}:
        return False
    return unbalanced(depths[0], depths[index])


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

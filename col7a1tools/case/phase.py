"""Whether two variants lie on the same copy of the gene. Trans is shown, never assumed."""

from dataclasses import dataclass
from enum import Enum

from col7a1tools.case.observed import ObservedVariant, Zygosity, removes


class Phase(Enum):
    """How two variants lie to each other, or how a person's two copies stand."""

    CIS = "cis"
    TRANS = "trans"
    HOMOZYGOUS = "homozygous"  # the variant, or one of the pair, is on both copies
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"  # fewer than two variants to compare


@dataclass(frozen=True, slots=True)
class PairPhase:
    """The phase of two variants.

    Attributes:
        first: place of the one in the list of variants, 0-based.
        second: place of the other.
        phase: CIS, TRANS, HOMOZYGOUS or UNKNOWN.
        how: rule id of what established it, or of why it is unknown.
    """

    first: int
    second: int
    phase: Phase
    how: str


def phase_of_pair(a: ObservedVariant, b: ObservedVariant) -> tuple[Phase, str]:
    """Phase of two variants in one person from that person's genotypes alone.

    What counts: a homozygous call; two ALT alleles in one genotype (``1/2``); a spanning deletion
    ``*`` beside the one and the deletion itself as the other; ``|`` with the same phase set. By
    the VCF specification phased genotypes without PS belong to one set.

    Returns:
        The phase and the rule id that says how it was established.
    """
    if Zygosity.HOMOZYGOUS in (a.zygosity, b.zygosity):
        return Phase.HOMOZYGOUS, "phase.homozygous"
    for rule in (_one_genotype, _spanning_deletion, _phase_set):
        established = rule(a, b)
        if established:
            return established
    return Phase.UNKNOWN, _why_unknown(a, b)


def _one_genotype(a: ObservedVariant, b: ObservedVariant) -> tuple[Phase, str] | None:
    if a.record != b.record or not _both_heterozygous(a, b):
        return None
    return Phase.TRANS, "phase.one_genotype"


def _both_heterozygous(a: ObservedVariant, b: ObservedVariant) -> bool:
    """Whether each is on one of exactly two copies, and both copies were read."""
    return all(
        one.zygosity is Zygosity.HETEROZYGOUS and len(one.genotype.alleles) == 2 for one in (a, b)
    )


def _spanning_deletion(a: ObservedVariant, b: ObservedVariant) -> tuple[Phase, str] | None:
    for inner, deletion in ((a, b), (b, a)):
        if inner.other_copy_deleted_here and removes(deletion, inner):
            return Phase.TRANS, "phase.spanning_deletion"
    return None


def _phase_set(a: ObservedVariant, b: ObservedVariant) -> tuple[Phase, str] | None:
    one, other = a.genotype, b.genotype
    if not (one.phased and other.phased) or one.phase_set != other.phase_set:
        return None
    if not _both_heterozygous(a, b):
        return None
    how = "phase.phased_without_set" if one.phase_set is None else "phase.phase_set"
    same = a.copies_carrying == b.copies_carrying
    return (Phase.CIS if same else Phase.TRANS), how


def _why_unknown(a: ObservedVariant, b: ObservedVariant) -> str:
    if a.genotype.phased and b.genotype.phased:
        return "phase.different_sets"
    return "phase.not_phased"

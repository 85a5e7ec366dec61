"""Whether two variants lie on the same copy of the gene. Trans is shown, never assumed."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from col7a1tools.case.observed import ObservedVariant, Zygosity, removes
from col7a1tools.model.case_facts import SomeChange

CALLED_OVER_DELETION = "phase.called_over_deletion"


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
        error_probability: chance that it is wrong, None where its source gives none.
    """

    first: int
    second: int
    phase: Phase
    how: str
    error_probability: float | None = None


@dataclass(frozen=True, slots=True)
class EstablishedPhase:
    """The phase of two changes in one person that something beside the genotypes shows.

    Relatives' genotypes and reads that span both places are such; whoever finds them says so in
    this form.

    Attributes:
        a: the one change, in its normal form.
        b: the other.
        phase: CIS or TRANS.
        how: rule id of what established it.
        error_probability: chance that it is wrong, None where its source gives none.
    """

    a: SomeChange
    b: SomeChange
    phase: Phase
    how: str
    error_probability: float | None = None


_Said = tuple[Phase, str, float | None]


def phase_of_pair(
    a: ObservedVariant, b: ObservedVariant, established: Iterable[EstablishedPhase] = ()
) -> _Said:
    """Phase of two variants in one person.

    What counts of the genotypes: a homozygous call, within a deletion of one copy or not; two ALT
    alleles in one genotype (``1/2``); a spanning deletion ``*`` beside the one and the deletion
    itself as the other; ``|`` with the same phase set. By the VCF specification phased genotypes
    without a phase set belong to one. Where what was established elsewhere contradicts the phase
    set or itself, the phase is unknown.

    Args:
        a: the one variant.
        b: the other.
        established: what relatives or reads show, of any pairs.

    Returns:
        The phase, the rule id that says how it was established, and its chance of error.
    """
    opposite = deletion_opposite(a, b) or deletion_opposite(b, a)
    if opposite:
        return Phase.TRANS, opposite, None
    if Zygosity.HOMOZYGOUS in (a.zygosity, b.zygosity):
        return Phase.HOMOZYGOUS, "phase.homozygous", None
    if a.record == b.record and _both_heterozygous(a, b):
        return Phase.TRANS, "phase.one_genotype", None
    pair = {a.annotation.change, b.annotation.change}
    said: list[_Said] = [
        (one.phase, one.how, one.error_probability) for one in established if {one.a, one.b} == pair
    ]
    written = _phase_set(a, b)
    if written:
        said.append((*written, None))
    if len({phase for phase, _, _ in said}) > 1:
        return Phase.UNKNOWN, "phase.contradicted", None
    over_deletion = called_over_deletion(a, b) or called_over_deletion(b, a)
    if over_deletion and not any(phase is Phase.TRANS for phase, _, _ in said):
        return Phase.UNKNOWN, CALLED_OVER_DELETION, None
    return said[0] if said else (Phase.UNKNOWN, _why_unknown(a, b), None)


def deletion_opposite(inner: ObservedVariant, deletion: ObservedVariant) -> str:
    """How it shows that a deletion takes the place of a variant from the other copy.

    Returns:
        The rule id: the genotype names the deletion (``*``) for the other copy, or the variant is
        called on all copies within a deletion that is called on one. Empty where neither shows.
    """
    if not removes(deletion, inner):
        return ""
    if inner.other_copy_deleted_here:
        return "phase.spanning_deletion"
    whole = inner.zygosity in (Zygosity.HOMOZYGOUS, Zygosity.ONE_COPY_CALLED)
    return "phase.within_deletion" if whole and deletion.zygosity is Zygosity.HETEROZYGOUS else ""


def called_over_deletion(inner: ObservedVariant, deletion: ObservedVariant) -> bool:
    """Whether a variant is called on one of two copies where one copy is called as deleted.

    Both cannot be right: on one copy the variant's bases would be gone, and opposite the deletion
    no second copy is left to be read without it.
    """
    one_of_two = all(one.zygosity is Zygosity.HETEROZYGOUS for one in (inner, deletion))
    return one_of_two and not inner.other_copy_deleted_here and removes(deletion, inner)


def _both_heterozygous(a: ObservedVariant, b: ObservedVariant) -> bool:
    """Whether each is on one of exactly two copies, and both copies were read."""
    return all(
        one.zygosity is Zygosity.HETEROZYGOUS and len(one.genotype.alleles) == 2 for one in (a, b)
    )


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

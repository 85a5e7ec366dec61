"""From whom a variant came, and what stands behind one that seems to have come from nobody."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from col7a1tools.case.observed import ObservedVariant, Zygosity
from col7a1tools.case.quality import MINIMUM_DEPTH, alt_reads, reads_of_two, unbalanced
from col7a1tools.family.calls import Carriage
from col7a1tools.family.consistency import ConflictKind, FamilyCheck
from col7a1tools.family.household import Household
from col7a1tools.model.case_facts import SomeChange


class Origin(Enum):
    """From whom a variant came; the value is the word of the record."""

    MOTHER = "mother"
    FATHER = "father"
    BOTH = "both parents"
    NEITHER = "neither parent"
    UNKNOWN = "unknown"


class NewVariant(Enum):
    """How well it is shown that a variant is new in a person; the value ends a rule id."""

    CANDIDATE = "candidate"  # child and parents were read deep enough, parents without a trace
    PARENT_READS = "parent_reads"  # a parent has single reads of it
    UNCHECKED = "unchecked"  # the file gives no depths, or too few reads
    BOTH_COPIES = "both_copies"  # two new variants at once are no reading
    GERMLINE = "germline"  # a further child of a parent carries it too
    DOUBTFUL = "doubtful"  # other sites of the child do not fit either


@dataclass(frozen=True, slots=True)
class Homozygosity:
    """What the other sites say of a homozygous variant that only one parent carries.

    Attributes:
        carrier: the parent who carries it.
        other: the parent who does not.
        heterozygous: further sites at which the child has two different copies.
        homozygous: further sites at which both copies carry the change.
        from_other: further sites at which the child carries what only ``other`` can have given.
    """

    carrier: str
    other: str
    heterozygous: int
    homozygous: int
    from_other: int


def origin_of(household: Household, variant: ObservedVariant, check: FamilyCheck) -> Origin:
    """From whom the proband has a variant, as far as the parents' genotypes show it.

    A parent counts as the giver only if that parent carries the variant and the other one was
    surely read without it; a homozygous one came from both where both carry it.
    """
    proband = household.pedigree.member(household.proband)
    change = variant.annotation.change
    if len(proband.parents) < 2:
        return Origin.UNKNOWN
    father, mother = (household.of(name, change) for name in proband.parents)
    own = household.of(proband.name, change)
    if any(one.change == change for one in check.of(proband.name)):
        neither = own.carries and father.lacks and mother.lacks
        return Origin.NEITHER if neither else Origin.UNKNOWN
    if own.least == 2 and father.carries and mother.carries:
        return Origin.BOTH
    if own.copies == 1 and father.carries and mother.lacks:
        return Origin.FATHER
    if own.copies == 1 and mother.carries and father.lacks:
        return Origin.MOTHER
    return Origin.UNKNOWN


def judge_new(household: Household, variant: ObservedVariant, check: FamilyCheck) -> NewVariant:
    """How well depth and reads show that a variant without a carrying parent is new."""
    proband = household.pedigree.member(household.proband)
    if len(check.of(proband.name)) > 1:
        return NewVariant.DOUBTFUL
    own = household.of(proband.name, variant.annotation.change)
    if own.least == 2:
        return NewVariant.BOTH_COPIES
    if germline_sharing(household, variant.annotation.change):
        return NewVariant.GERMLINE
    calls = [household.of(name, variant.annotation.change) for name in proband.parents]
    if any(reads_of(call) for call in calls):
        return NewVariant.PARENT_READS
    deep = all((depth_of(call) or 0) >= MINIMUM_DEPTH for call in (own, *calls))
    return NewVariant.CANDIDATE if deep else NewVariant.UNCHECKED


def germline_sharing(household: Household, change: SomeChange) -> tuple[str, ...]:
    """Further children of the proband's parents who carry what no parent of theirs is shown to."""
    parents = frozenset(household.pedigree.member(household.proband).parents)
    if any(household.of(name, change).carries for name in parents):
        return ()
    return tuple(
        member.name
        for member in household.pedigree.members
        if member.name != household.proband
        and not parents.isdisjoint(member.parents)
        and household.of(member.name, change).carries
        and not any(household.of(name, change).carries for name in member.parents)
    )


def parents_of_all(household: Household, names: Sequence[str]) -> tuple[str, ...]:
    """The proband's parents whom these people have in common; none where nobody is named."""
    pedigree = household.pedigree
    return tuple(
        parent
        for parent in pedigree.member(household.proband).parents
        if names and all(parent in pedigree.member(name).parents for name in names)
    )


def parents_with_traces(household: Household, change: SomeChange) -> tuple[str, ...]:
    """Parents of the proband with reads of a change, too few for a carrier in every cell."""
    return tuple(
        name
        for name in household.pedigree.member(household.proband).parents
        if _has_traces(household.of(name, change))
    )


def _has_traces(call: Carriage) -> bool:
    if call.observed is None or call.carries or not reads_of(call):
        return False
    of_two = reads_of_two(call.observed)
    return call.observed.zygosity is Zygosity.ABSENT or (of_two is not None and unbalanced(*of_two))


def depth_of(call: Carriage) -> int | None:
    """Reads at the site, None where the file does not say."""
    return call.observed.genotype.reads if call.observed else None


def reads_of(call: Carriage) -> int | None:
    """Reads of the allele, None where the file does not say."""
    return alt_reads(call.observed) if call.observed else None


def one_parent_carries(
    household: Household, variant: ObservedVariant, check: FamilyCheck
) -> Homozygosity | None:
    """What can be said of a homozygous variant that one parent surely does not carry."""
    proband = household.pedigree.member(household.proband)
    change = variant.annotation.change
    for conflict in check.of(proband.name):
        if conflict.change == change and conflict.kind is ConflictKind.HOMOZYGOUS:
            other = conflict.parent
            carrier = next((name for name in proband.parents if name != other), "")
            return _neighbours(household, variant, carrier, other)
    return None


def _neighbours(
    household: Household, variant: ObservedVariant, carrier: str, other: str
) -> Homozygosity:
    heterozygous = homozygous = from_other = 0
    for change in household.calls.changes():
        own = household.of(household.proband, change)
        if change == variant.annotation.change:
            continue
        heterozygous += own.state == Zygosity.HETEROZYGOUS.value and own.sure
        homozygous += own.least == 2
        from_other += (
            own.carries
            and household.of(other, change).carries
            and household.of(carrier, change).lacks
        )
    return Homozygosity(carrier, other, heterozygous, homozygous, from_other)

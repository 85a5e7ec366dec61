"""Whether the genotypes of a family fit the pedigree, and what may explain it where they do not."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import combinations

from col7a1tools.family.calls import NOT_TESTED, Carriage, fits
from col7a1tools.family.household import Household
from col7a1tools.model.case_facts import SomeChange
from col7a1tools.model.pedigree import Member

# One conflict may be a new variant, a deletion or a wrong genotype; two call for another reading.
_SEVERAL = 2


class ConflictKind(Enum):
    """In which way a child's genotype does not fit; the value ends the rule id of its sentence."""

    NEW = "new"  # the child carries what neither parent carries
    HOMOZYGOUS = "homozygous"  # both copies of the child carry what one parent does not carry
    MISSING = "missing"  # the child lacks what a parent carries on both copies
    OTHER = "other"  # no single parent is to blame


@dataclass(frozen=True, slots=True)
class Conflict:
    """A site where a child's genotype does not fit the parents'.

    Attributes:
        child: name of the child.
        change: the change.
        kind: in which way.
        parent: the one parent whose genotype rules the child's out; empty where it takes both.
    """

    child: str
    change: SomeChange
    kind: ConflictKind
    parent: str


@dataclass(frozen=True, slots=True)
class FamilyCheck:
    """The genotypes of a family against its pedigree.

    Attributes:
        sites: child and change that could be checked.
        conflicts: those that do not fit.
        misfits: child and parent who do not fit each other at several sites, while the child fits
            the other parent.
        swaps: pairs of members whose samples, exchanged, would fit everywhere.
    """

    sites: int
    conflicts: tuple[Conflict, ...]
    misfits: tuple[tuple[str, str], ...] = ()
    swaps: tuple[tuple[str, str], ...] = ()

    def of(self, child: str) -> tuple[Conflict, ...]:
        """The conflicts of one child."""
        return tuple(one for one in self.conflicts if one.child == child)


def check_family(household: Household) -> FamilyCheck:
    """Compare every tested child with the tested parents, at every change of the locus."""
    changes = household.calls.changes()
    sites, conflicts = 0, []
    for child in household.tested_children():
        for change in changes:
            trio = _trio(household, child, change, {})
            sites += trio[0].copies is not None and any(one.copies is not None for one in trio[1:])
            if not fits(*trio):
                conflicts.append(_conflict(child, change, *trio))
        conflicts += _among_several_alleles(household, child, conflicts)
    return FamilyCheck(
        sites,
        tuple(conflicts),
        tuple(_misfits(conflicts)),
        tuple(_swaps(household, changes)) if len(conflicts) >= _SEVERAL else (),
    )


def _among_several_alleles(
    household: Household, child: Member, found: Sequence[Conflict]
) -> list[Conflict]:
    """Genotypes of records with several ALT alleles that fit allele by allele, but not together."""
    known = {one.change for one in found if one.child == child.name}
    conflicts = []
    for record, results in household.calls.people[child.name].records:
        changes = [result.annotation.change for result in results if result.annotation]
        calls = {call.sample: call.alleles for call in record.genotypes}
        trio = [calls.get(name, ()) for name in (child.name, child.father, child.mother)]
        whole = all(len(alleles) == 2 and None not in alleles for alleles in trio)
        if len(changes) < 2 or not whole or known & set(changes):
            continue
        sure = all(
            household.of(name, change).sure
            for name in (child.name, *child.parents)
            for change in changes
        )
        (one, other), father, mother = trio
        if sure and not (
            (one in father and other in mother) or (other in father and one in mother)
        ):
            conflicts.append(Conflict(child.name, changes[0], ConflictKind.OTHER, ""))
    return conflicts


def _trio(
    household: Household, child: Member, change: SomeChange, taken_for: dict[str, str]
) -> tuple[Carriage, Carriage, Carriage]:
    """Child, father and mother; ``taken_for`` exchanges samples."""
    return (
        _call(household, child.name, change, taken_for),
        _call(household, child.father, change, taken_for),
        _call(household, child.mother, change, taken_for),
    )


def _call(
    household: Household, name: str, change: SomeChange, taken_for: dict[str, str]
) -> Carriage:
    return household.of(taken_for.get(name, name), change) if name else NOT_TESTED


def _conflict(
    child: Member, change: SomeChange, own: Carriage, father: Carriage, mother: Carriage
) -> Conflict:
    blamed = [
        name
        for name, alone in (
            (child.father, (own, father, NOT_TESTED)),
            (child.mother, (own, NOT_TESTED, mother)),
        )
        if not fits(*alone)
    ]
    parent = blamed[0] if len(blamed) == 1 else ""
    if own.carries and father.lacks and mother.lacks:
        return Conflict(child.name, change, ConflictKind.NEW, "")
    if own.least == 2 and parent:
        return Conflict(child.name, change, ConflictKind.HOMOZYGOUS, parent)
    if own.lacks and parent:
        return Conflict(child.name, change, ConflictKind.MISSING, parent)
    return Conflict(child.name, change, ConflictKind.OTHER, parent)


def _misfits(conflicts: Sequence[Conflict]) -> Iterator[tuple[str, str]]:
    """Children who fit one parent and, at several sites, not the other."""
    counts = Counter((one.child, one.parent) for one in conflicts if one.parent)
    for (child, parent), count in counts.items():
        others = {one for one_child, one in counts if one_child == child} - {parent}
        if count >= _SEVERAL and not others:
            yield child, parent


def _swaps(household: Household, changes: Sequence[SomeChange]) -> Iterator[tuple[str, str]]:
    """Exchanges of two samples after which everything fits."""
    names = [one.name for one in household.pedigree.members if household.sampled(one.name)]
    children = list(household.tested_children())
    for one, other in combinations(names, 2):
        taken_for = {one: other, other: one}
        if all(
            fits(*_trio(household, child, change, taken_for))
            for child in children
            for change in changes
        ):
            yield one, other

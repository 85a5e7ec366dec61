"""The family of one report: pedigree, calls, and who was asked about."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from col7a1tools.family.calls import Carriage, FamilyCalls
from col7a1tools.model.case_facts import SomeChange
from col7a1tools.model.pedigree import Member, Pedigree


@dataclass(frozen=True, slots=True)
class Household:
    """What is known of a family.

    Attributes:
        pedigree: everyone, the person of the report among them.
        proband: name of the person of the report.
        calls: what the members carry.
        stated: whether a pedigree file says how the members are related.
    """

    pedigree: Pedigree
    proband: str
    calls: FamilyCalls
    stated: bool = True

    def of(self, name: str, change: SomeChange) -> Carriage:
        """What a member carries of a change."""
        return self.calls.of(name, change)

    def sampled(self, name: str) -> bool:
        """Whether a file holds the member's genotypes."""
        return name in self.calls.people

    def tested_children(self) -> Iterator[Member]:
        """Members with a sample, and at least one parent with a sample."""
        for member in self.pedigree.members:
            if self.sampled(member.name) and any(map(self.sampled, member.parents)):
                yield member


def without_parents(household: Household, *others: str) -> Pedigree:
    """The pedigree in which the copies of the proband, and of others, come from nowhere."""
    loose = {household.proband, *others}
    members = tuple(
        replace(member, father="", mother="") if member.name in loose else member
        for member in household.pedigree.members
    )
    return replace(household.pedigree, members=members)

"""A family: who its members are, whose children they are, and who is affected."""

from dataclasses import dataclass
from enum import Enum


class Sex(Enum):
    """Sex as a PED file gives it; the value is the word of the record."""

    MALE = "male"
    FEMALE = "female"
    UNKNOWN = "unknown"


class Affection(Enum):
    """Whether a person has the disease; the value is the word of the record."""

    AFFECTED = "affected"
    UNAFFECTED = "unaffected"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Member:
    """One person of a family.

    Attributes:
        name: as the PED file and the samples of a VCF call the person.
        father: name of the father, empty where not known.
        mother: name of the mother, empty where not known.
        sex: sex.
        affection: whether the person has the disease.
    """

    name: str
    father: str = ""
    mother: str = ""
    sex: Sex = Sex.UNKNOWN
    affection: Affection = Affection.UNKNOWN

    @property
    def parents(self) -> tuple[str, ...]:
        """Names of the known parents, father first."""
        return tuple(name for name in (self.father, self.mother) if name)


@dataclass(frozen=True, slots=True)
class Pedigree:
    """The members of one family. Every parent named is a member; nobody is their own ancestor.

    Attributes:
        name: of the family.
        members: in the order of the file.
    """

    name: str
    members: tuple[Member, ...]

    def __contains__(self, name: str) -> bool:
        return any(member.name == name for member in self.members)

    def member(self, name: str) -> Member:
        """The member of this name.

        Raises:
            KeyError: nobody has the name.
        """
        for member in self.members:
            if member.name == name:
                return member
        raise KeyError(name)

    def children(self, name: str) -> tuple[Member, ...]:
        """The children of a member, in the order of the file."""
        return tuple(member for member in self.members if name in member.parents)

    def ancestors(self, name: str) -> frozenset[str]:
        """Every known ancestor of a member."""
        parents = {member.name: member.parents for member in self.members}
        found: set[str] = set()
        waiting = list(parents[name])
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting.extend(parents[one])
        return frozenset(found)

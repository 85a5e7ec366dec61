"""Who the samples of a cohort are."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from col7a1tools.cohort.inputs import CohortFile
from col7a1tools.cohort.plan import Failure, Unit
from col7a1tools.errors import InputError, Place
from col7a1tools.model.pedigree import Affection, Sex
from col7a1tools.readers.ped import read_ped

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class People:
    """What manifests and a pedigree say of the people of a cohort.

    Attributes:
        sexes: ``male`` or ``female`` by name.
        affected: ``affected`` or ``unaffected`` by name.
        parents: names of father and mother by name, empty for unknown.
        joined: names that stand for one person wherever they appear: relatives, and those whom
            manifests give several files.
    """

    sexes: dict[str, str] = field(default_factory=dict)
    affected: dict[str, str] = field(default_factory=dict)
    parents: dict[str, tuple[str, str]] = field(default_factory=dict)
    joined: frozenset[str] = frozenset()

    @property
    def relatives(self) -> tuple[str, ...]:
        """Those whose calls are read beside each other: children and parents."""
        names = {name for parents in self.parents.values() for name in parents if name}
        return tuple(sorted(names | set(self.parents)))


def renamed(file: CohortFile) -> tuple[tuple[str, str], ...]:
    """Names in the file and in the cohort, as far as a manifest gives them.

    A row without the name in the file stands for its only sample, as an empty first name.
    """
    return tuple(sorted((row.sample, row.name) for row in file.samples if row.name))


def people_of(files: Sequence[CohortFile], ped: str = "") -> People:
    """Gather what the manifests and a PED file say.

    Args:
        files: of the cohort.
        ped: path of the PED file, or empty.

    Raises:
        InputError: the PED file is faulty, or two lines contradict each other about one person.
    """
    people = People()
    files_of = Counter(row.name for file in files for row in file.samples if row.name)
    for member in (one for family in (read_ped(ped) if ped else ()) for one in family.members):
        place = Place(ped)
        if member.sex is not Sex.UNKNOWN:
            _set(people.sexes, member.name, member.sex.value, place)
        if member.affection is not Affection.UNKNOWN:
            _set(people.affected, member.name, member.affection.value, place)
        if member.parents:
            _set(people.parents, member.name, (member.father, member.mother), place)
    for row in (row for file in files for row in file.samples):
        name = row.name or row.sample
        if row.sex:
            _set(people.sexes, name, row.sex, row.place)
        if row.father or row.mother:
            _set(people.parents, name, (row.father, row.mother), row.place)
    several = {name for name, number in files_of.items() if number > 1}
    return replace(people, joined=frozenset(several | set(people.relatives)))


def _set(known: dict[str, T], name: str, value: T, place: Place) -> None:
    if known.setdefault(name, value) != value:
        raise InputError(
            "cohort.contradiction",
            f"another line says something else about {name}",
            place=place,
            cause="two persons share the name, or manifest and pedigree differ",
            cure="give one person one name, one sex, one father and one mother",
        )


@dataclass(frozen=True, slots=True)
class Cohort:
    """What a run was about.

    Attributes:
        units: every file, in the order of the labels.
        failures: of the files that could not be read, in the same order.
        people: what is known of the people.
    """

    units: tuple[Unit, ...]
    failures: tuple[Failure, ...]
    people: People

"""Who the samples of a cohort are."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from col7a1tools.cohort.inputs import CohortFile
from col7a1tools.cohort.manifest import ManifestRow
from col7a1tools.cohort.plan import Failure, Unit
from col7a1tools.errors import InputError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class People:
    """What manifests say of the people of a cohort.

    Attributes:
        sexes: ``male`` or ``female`` by name.
        parents: names of father and mother by name, empty for unknown.
        joined: names that stand for one person wherever they appear.
    """

    sexes: dict[str, str] = field(default_factory=dict)
    parents: dict[str, tuple[str, str]] = field(default_factory=dict)
    joined: frozenset[str] = frozenset()


def renamed(file: CohortFile) -> tuple[tuple[str, str], ...]:
    """Names in the file and in the cohort, as far as a manifest gives them.

    A row without the name in the file stands for its only sample, as an empty first name.
    """
    return tuple(sorted((row.sample, row.name) for row in file.samples if row.name))


def people_of(files: Sequence[CohortFile]) -> People:
    """Gather what the manifests say.

    Raises:
        InputError: two lines contradict each other about one person.
    """
    sexes: dict[str, str] = {}
    parents: dict[str, tuple[str, str]] = {}
    for file in files:
        for row in file.samples:
            name = row.name or row.sample
            if row.sex:
                _set(sexes, name, row.sex, row)
            if row.father or row.mother:
                _set(parents, name, (row.father, row.mother), row)
    joined = frozenset(row.name for file in files for row in file.samples if row.name)
    return People(sexes, parents, joined)


def _set(known: dict[str, T], name: str, value: T, row: ManifestRow) -> None:
    if known.setdefault(name, value) != value:
        raise InputError(
            "manifest.contradiction",
            f"another line says something else about {name}",
            place=row.place,
            cure="give one person one sex, one father and one mother",
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

"""Who the samples of a cohort are."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from col7a1tools.cohort.inputs import CohortFile
from col7a1tools.cohort.plan import Failure, Unit
from col7a1tools.errors import InputError, Place
from col7a1tools.model.pedigree import Affection, Member, Pedigree, Sex
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
        stated_files: how many files manifests give a name.
    """

    sexes: dict[str, str] = field(default_factory=dict)
    affected: dict[str, str] = field(default_factory=dict)
    parents: dict[str, tuple[str, str]] = field(default_factory=dict)
    joined: frozenset[str] = frozenset()
    stated_files: dict[str, int] = field(default_factory=dict)

    @property
    def named(self) -> frozenset[str]:
        """Everybody of whom a manifest or a pedigree says something."""
        return self.joined | {*self.sexes, *self.affected}

    def ambiguous(self, holders: Mapping[str, Sequence[str]]) -> frozenset[str]:
        """Names that more files hold than a manifest gives them: they may be two people.

        Args:
            holders: files by the names that they hold.
        """
        return frozenset(
            name
            for name in self.named
            if len(holders.get(name, ())) > max(self.stated_files.get(name, 0), 1)
        )

    def without(self, names: frozenset[str]) -> "People":
        """The same where nothing is known of some names but whose parents they are."""
        return replace(
            self,
            sexes={name: sex for name, sex in self.sexes.items() if name not in names},
            affected={name: word for name, word in self.affected.items() if name not in names},
            joined=self.joined - names,
        )

    @property
    def relatives(self) -> tuple[str, ...]:
        """Those whose calls are read beside each other: children and parents."""
        names = {name for parents in self.parents.values() for name in parents if name}
        return tuple(sorted(names | set(self.parents)))

    def families(self) -> Iterator[Pedigree]:
        """The relatives, one pedigree for those who are joined by parents."""
        left = dict.fromkeys(self.relatives)
        children: defaultdict[str, list[str]] = defaultdict(list)
        for child, parents in self.parents.items():
            for parent in parents:
                children[parent].append(child)
        while left:
            members: list[Member] = []
            waiting = [next(iter(left))]
            while waiting:
                name = waiting.pop()
                if name in left:
                    del left[name]
                    members.append(self._member(name))
                    waiting.extend(members[-1].parents)
                    waiting.extend(children[name])
            yield Pedigree(members[0].name, tuple(members))

    def _member(self, name: str) -> Member:
        sex = Sex(self.sexes.get(name, Sex.UNKNOWN.value))
        affection = Affection(self.affected.get(name, Affection.UNKNOWN.value))
        return Member(name, *self.parents.get(name, ("", "")), sex, affection)


def renamed(file: CohortFile) -> tuple[tuple[str, str], ...]:
    """Names in the file and in the cohort, as far as a manifest gives them.

    A row without the name in the file stands for its only sample, as an empty first name. A row
    without the name in the cohort keeps that in the file, which then must have it.

    Raises:
        InputError: two rows give one sample two names.
    """
    given: dict[str, str] = {}
    for row in file.samples:
        if row.name and given.setdefault(row.sample, row.name) != row.name:
            raise InputError(
                "cohort.two_names",
                f"another line calls the sample {given[row.sample]!r}, this one {row.name!r}",
                place=row.place,
                cause="the column sample was left out of a file of several, or a path is wrong",
                cure="give each sample of a file one line, with its name in the file",
            )
    kept = {row.sample: row.sample for row in file.samples if row.sample}
    return tuple(sorted((kept | given).items()))


def people_of(files: Sequence[CohortFile], ped: str = "") -> People:
    """Gather what the manifests and a PED file say.

    Args:
        files: of the cohort.
        ped: path of the PED file, or empty.

    Raises:
        InputError: the PED file is faulty, or two lines contradict each other about one person.
    """
    people = People()
    stated = {(row.name, file.path) for file in files for row in file.samples if row.name}
    files_of = Counter(name for name, _ in stated)
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
    _refuse_circles(people.parents, ped or files[0].path)
    several = {name for name, number in files_of.items() if number > 1}
    return replace(
        people, joined=frozenset(several | set(people.relatives)), stated_files=dict(files_of)
    )


def _refuse_circles(parents: Mapping[str, tuple[str, str]], path: str) -> None:
    """Refuse a person who is an own ancestor.

    Raises:
        InputError: there is one.
    """
    for name, (father, mother) in parents.items():
        above, waiting = set[str](), [father, mother]
        while waiting:
            one = waiting.pop()
            if one and one not in above:
                above.add(one)
                waiting.extend(parents.get(one, ()))
        if name in above:
            raise InputError(
                "cohort.own_ancestor",
                f"{name} is an ancestor of {name}",
                place=Place(path),
                cause="manifest and pedigree together, or two lines, make a circle of parents",
                cure="correct the parents",
            )


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
        pedigree: path of the PED file, or empty.
    """

    units: tuple[Unit, ...]
    failures: tuple[Failure, ...]
    people: People
    pedigree: str = ""

    def check_pedigree(self, holders: Mapping[str, Sequence[str]]) -> None:
        """Refuse a pedigree of other people: its families would be passed over without a word.

        Where a file could not be read, its people may be those.

        Args:
            holders: files by the names that they hold.

        Raises:
            InputError: nobody in it is in any file.
        """
        if not self.pedigree or not self.people.named or holders or self.failures:
            return
        some = ", ".join(sorted(self.people.named)[:3])
        raise InputError(
            "cohort.nobody_in_pedigree",
            f"no sample of any file is in the pedigree ({some}, ...)",
            place=Place(self.pedigree),
            cause="samples have other names in the files than people in the pedigree",
            cure="name people as their samples, or give the names in a manifest (sample, name)",
        )

"""A family for drawing: persons, couples, generations.

Symbols and lines follow the standardised nomenclature of the National Society of Genetic
Counselors (Bennett 2008, PMID 18792771; Bennett 2022, PMID 36106433).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum


class Shape(Enum):
    """The outline of a person: by gender, or neither known nor told."""

    SQUARE = "man"
    CIRCLE = "woman"
    DIAMOND = "unknown"


@dataclass(frozen=True, slots=True)
class PedigreePerson:
    """A person to draw.

    Attributes:
        key: names the person among the others.
        father: key of the father, empty where not known.
        mother: key of the mother, empty where not known.
        shape: square, circle or diamond.
        affected: has the disease; None where not known.
        carrier: healthy, and carries what the disease needs two of.
        proband: the person whom the summary is about.
        donor: proposed donor of cells.
        deceased: only where it is given.
        lines: what stands below the symbol: name, genotypes.
        placeholder: a parent whom only a child's row implies.
        passing: nobody, but the place where a line of descent passes a generation.
    """

    key: str
    father: str = ""
    mother: str = ""
    shape: Shape = Shape.DIAMOND
    affected: bool | None = False
    carrier: bool = False
    proband: bool = False
    donor: bool = False
    deceased: bool = False
    lines: tuple[str, ...] = ()
    placeholder: bool = False
    passing: bool = False


@dataclass(frozen=True, slots=True)
class Couple:
    """Parents of the same children, in the order of the file.

    Attributes:
        father: key.
        mother: key.
        children: keys.
        related: True where the parents have an ancestor in common.
    """

    father: str
    mother: str
    children: tuple[str, ...]
    related: bool

    @property
    def parents(self) -> tuple[str, str]:
        """Father and mother."""
        return self.father, self.mother


@dataclass(frozen=True, slots=True)
class Pedigree:
    """A family with every parent filled in.

    Attributes:
        persons: by key, in the order of the file, placeholders after the others.
        couples: everyone who has children, two by two.
        generations: keys, from the oldest generation to the youngest.
    """

    persons: Mapping[str, PedigreePerson]
    couples: tuple[Couple, ...]
    generations: tuple[tuple[str, ...], ...]


def arrange(persons: Iterable[PedigreePerson]) -> Pedigree:
    """Fill in missing parents, find the couples, and part the family into generations.

    A person whose file names only one parent, or a parent without a row, gets a placeholder.
    """
    known = _with_parents({person.key: person for person in persons})
    levels = _levels(known, _couples(known))
    known = _with_passages(known, levels)
    couples = _couples(known)
    generations: list[list[str]] = [[] for _ in range(max(levels.values(), default=-1) + 1)]
    for key in known:
        generations[levels[key]].append(key)
    return Pedigree(known, couples, tuple(tuple(row) for row in generations if row))


def _with_parents(persons: dict[str, PedigreePerson]) -> dict[str, PedigreePerson]:
    """The persons with both parents named, or none."""
    filled: dict[str, PedigreePerson] = {}
    added: dict[str, PedigreePerson] = {}
    for person in persons.values():
        father, mother = person.father, person.mother
        if father or mother:
            # Two children with the same known parent alone are drawn with the same other one.
            father = father or f"\0father of a child of {mother}"
            mother = mother or f"\0mother of a child of {father}"
            for key, shape in ((father, Shape.SQUARE), (mother, Shape.CIRCLE)):
                if key not in persons:
                    added[key] = PedigreePerson(key, shape=shape, affected=None, placeholder=True)
        filled[person.key] = _with(person, father, mother)
    return filled | added


def _with(person: PedigreePerson, father: str, mother: str) -> PedigreePerson:
    if (father, mother) == (person.father, person.mother):
        return person
    return replace(person, father=father, mother=mother)


def _with_passages(
    persons: dict[str, PedigreePerson], levels: dict[str, int]
) -> dict[str, PedigreePerson]:
    """The persons with a passage in each generation that a line of descent crosses.

    An uncle who has children with his niece stands in her generation, one below his own.
    """
    found: dict[str, PedigreePerson] = {}
    for person in persons.values():
        father, mother = person.father, person.mother
        first = max(levels[father], levels[mother]) + 1 if father else levels[person.key]
        for level in range(first, levels[person.key]):
            key = f"\0line to {person.key} at {level}"
            found[key] = PedigreePerson(key, father, mother, passing=True)
            levels[key] = level
            father = mother = key
        found[person.key] = _with(person, father, mother)
    return found


def _couples(persons: Mapping[str, PedigreePerson]) -> tuple[Couple, ...]:
    children: dict[tuple[str, str], list[str]] = {}
    for person in persons.values():
        if person.father:
            children.setdefault((person.father, person.mother), []).append(person.key)
    return tuple(
        Couple(father, mother, tuple(keys), _related(father, mother, persons))
        for (father, mother), keys in children.items()
    )


def _related(one: str, other: str, persons: Mapping[str, PedigreePerson]) -> bool:
    """Whether two persons share an ancestor, or one is the other's."""
    return one != other and bool(ancestors(one, persons) & ancestors(other, persons))


def ancestors(key: str, persons: Mapping[str, PedigreePerson]) -> set[str]:
    """The person and everyone they descend from."""
    found: set[str] = set()
    waiting = [key]
    while waiting:
        one = waiting.pop()
        if one and one not in found:
            found.add(one)
            waiting.extend((persons[one].father, persons[one].mother))
    return found


def _levels(persons: Mapping[str, PedigreePerson], couples: Sequence[Couple]) -> dict[str, int]:
    """The generation of each person, from 0.

    Children stand below both parents, partners beside each other, and parents who have none of
    their own here right above their children. As many rounds as there are persons are enough; what
    is no family (somebody is their own ancestor) ends there as well.
    """
    side_by_side = _groups(persons, couples)
    levels = dict.fromkeys(persons, 0)
    for _ in persons:
        before = dict(levels)
        for couple in couples:
            for child in couple.children:
                levels[child] = max(levels[child], *(levels[key] + 1 for key in couple.parents))
        for group in side_by_side:
            levels.update(dict.fromkeys(group, max(levels[key] for key in group)))
        if levels == before:
            break
    for group in sorted(side_by_side, key=lambda group: -levels[group[0]]):
        below = [
            levels[child] for one in couples for child in one.children if {*one.parents} & {*group}
        ]
        if below and not any(persons[key].father for key in group):
            levels.update(dict.fromkeys(group, min(below) - 1))
    return levels


def _groups(
    persons: Mapping[str, PedigreePerson], couples: Sequence[Couple]
) -> list[tuple[str, ...]]:
    """Persons who stand in one generation since they are partners, or partners of partners.

    Partners are left apart where one stands above the other through the children of either: a
    grandfather with children of his granddaughter, say.
    """
    group: dict[str, tuple[str, ...]] = {key: (key,) for key in persons}
    for couple in couples:
        one, other = (group[key] for key in couple.parents)
        if one is other or _above(one, other, group, couples) or _above(other, one, group, couples):
            continue
        joined = (*one, *other)
        group.update(dict.fromkeys(joined, joined))
    return list(dict.fromkeys(group.values()))


def _above(
    one: tuple[str, ...],
    other: tuple[str, ...],
    group: Mapping[str, tuple[str, ...]],
    couples: Sequence[Couple],
) -> bool:
    """Whether a line of descent leads from one group down to the other."""
    seen: set[tuple[str, ...]] = set()
    waiting = [one]
    while waiting:
        here = waiting.pop()
        if here in seen:
            continue
        seen.add(here)
        for couple in couples:
            if not {*couple.parents}.isdisjoint(here):
                waiting.extend(group[child] for child in couple.children)
    return other in seen

"""Who is who in a family, said by role, as a pedigree."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from col7a1tools.errors import InputError
from col7a1tools.model.pedigree import Affection, Member, Pedigree, Sex


class Role(Enum):
    """What a relative is to the person of a report."""

    MOTHER = "mother"
    FATHER = "father"
    SIBLING = "sibling"  # of both parents
    CHILD = "child"


@dataclass(frozen=True, slots=True)
class Relative:
    """One relative: name of the sample, role, sex, and whether affected.

    The sex of a parent follows from the role.
    """

    name: str
    role: Role
    sex: Sex = Sex.UNKNOWN
    affection: Affection = Affection.UNKNOWN


def pedigree_of(person: Member, relatives: Sequence[Relative]) -> Pedigree:
    """The pedigree that roles give; a parent without a sample gets a line where one is needed.

    Args:
        person: of the report; parents are taken from the relatives.
        relatives: each named once.

    Raises:
        InputError: two mothers or two fathers, or children of a person of unknown sex.
    """
    mothers = [one.name for one in relatives if one.role is Role.MOTHER]
    fathers = [one.name for one in relatives if one.role is Role.FATHER]
    for found in (mothers, fathers):
        if len(found) > 1:
            raise InputError(
                "roles.two_parents",
                f"{found[0]} and {found[1]} cannot both be the same parent",
                cure="give one of them another role",
            )
    names = {person.name, *(one.name for one in relatives)}
    siblings = any(one.role is Role.SIBLING for one in relatives)
    unnamed = [Member(_free(role, names), sex=sex) for role, sex in _UNNAMED] if siblings else []
    mother = mothers[0] if mothers else next((m.name for m in unnamed[:1]), "")
    father = fathers[0] if fathers else next((m.name for m in unnamed[1:]), "")
    proband = replace(person, father=father, mother=mother)
    needed = [one for one in unnamed if one.name in (mother, father)]
    members = [_member(one, proband) for one in relatives]
    return Pedigree("family", (*needed, *members, proband))


_UNNAMED = (("mother", Sex.FEMALE), ("father", Sex.MALE))


def _free(wanted: str, names: set[str]) -> str:
    """A name for a parent without a sample that nobody has."""
    while wanted in names:
        wanted = f"{wanted}_"
    return wanted


def _member(one: Relative, proband: Member) -> Member:
    if one.role is Role.MOTHER:
        return Member(one.name, sex=Sex.FEMALE, affection=one.affection)
    if one.role is Role.FATHER:
        return Member(one.name, sex=Sex.MALE, affection=one.affection)
    if one.role is Role.SIBLING:
        return Member(one.name, proband.father, proband.mother, one.sex, one.affection)
    if proband.sex is Sex.UNKNOWN:
        raise InputError(
            "roles.sex_of_parent",
            f"{one.name} is a child of {proband.name}, whose sex is not said",
            cause="a pedigree names a child's father and mother",
            cure=f"say the sex of {proband.name}",
        )
    female = proband.sex is Sex.FEMALE
    return Member(
        one.name,
        "" if female else proband.name,
        proband.name if female else "",
        one.sex,
        one.affection,
    )


_SEXES = {Sex.MALE: "1", Sex.FEMALE: "2", Sex.UNKNOWN: "0"}
_AFFECTIONS = {Affection.AFFECTED: "2", Affection.UNAFFECTED: "1", Affection.UNKNOWN: "0"}


def ped_text(pedigree: Pedigree) -> str:
    """The pedigree as a PED file with tabs, one line a person."""
    lines = [
        "\t".join(
            (
                pedigree.name,
                one.name,
                one.father or "0",
                one.mother or "0",
                _SEXES[one.sex],
                _AFFECTIONS[one.affection],
            )
        )
        for one in pedigree.members
    ]
    return "".join(f"{line}\n" for line in lines)

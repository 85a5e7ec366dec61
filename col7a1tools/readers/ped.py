"""Read a pedigree: PED (GATK, plink .ped), FAM and PSAM files.

One line a person: family, person, father, mother, sex, phenotype, with tabs or spaces between them;
further columns are left aside. Lines that begin with ``#`` are comments, but for plink's header
(``#FID`` or ``#IID``), which says what the columns are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from col7a1tools.errors import InputError, Place
from col7a1tools.model.pedigree import Affection, Member, Pedigree, Sex

_COLUMNS = ("family", "person", "father", "mother", "sex", "phenotype")
_NOBODY = frozenset({"0", ".", "-9", "NA"})
_SEX_HEADINGS = frozenset({"sex", "gender"})
# Columns of a plink 2 header; a phenotype column may have any name that begins so.
_PLINK = {"FID": "family", "IID": "person", "PAT": "father", "MAT": "mother", "SEX": "sex"}
_PLINK_PHENOTYPE = "PHENO"
_NOT_GIVEN = {"family": "0", "father": "0", "mother": "0", "sex": "0", "phenotype": "0"}
_SEX = {
    "1": Sex.MALE,
    "m": Sex.MALE,
    "male": Sex.MALE,
    "2": Sex.FEMALE,
    "f": Sex.FEMALE,
    "female": Sex.FEMALE,
    **dict.fromkeys(("0", "-9", ".", "na", "u", "unknown", "other"), Sex.UNKNOWN),
}
_AFFECTION = {
    "1": Affection.UNAFFECTED,
    "unaffected": Affection.UNAFFECTED,
    "control": Affection.UNAFFECTED,
    "2": Affection.AFFECTED,
    "affected": Affection.AFFECTED,
    "case": Affection.AFFECTED,
    **dict.fromkeys(("0", "-9", ".", "na", "unknown", "missing"), Affection.UNKNOWN),
}
_SEX_OF_PARENT = {"father": Sex.MALE, "mother": Sex.FEMALE}


@dataclass(frozen=True, slots=True)
class _Row:
    """One line: its family, its member, and where it stands."""

    family: str
    member: Member
    place: Place


def read_ped(path: str) -> tuple[Pedigree, ...]:
    """Read the families of a file, in the order of their first lines.

    Args:
        path: the file.

    Raises:
        InputError: it cannot be read, the header or a line is faulty, or the family cannot be: a
            parent without a line, a father who is female, a person who is their own ancestor.
    """
    families: dict[str, dict[str, _Row]] = {}
    for row in _rows(path):
        family = families.setdefault(row.family, {})
        if row.member.name in family:
            raise InputError(
                "ped.twice",
                f"{row.member.name} has a second line in family {row.family}; "
                f"the first is line {family[row.member.name].place.line}",
                place=row.place,
                cause="two files were joined, or two persons share a name",
                cure="keep one line a person, and give each person of a family a name of their own",
            )
        family[row.member.name] = row
    if not families:
        raise InputError(
            "ped.empty",
            "the file names nobody",
            place=Place(path),
            cure="give one line a person: family, person, father, mother, sex, phenotype",
        )
    for family in families.values():
        _check_parents(family)
        _check_descent(family)
    return tuple(
        Pedigree(name, tuple(row.member for row in family.values()))
        for name, family in families.items()
    )


def _rows(path: str) -> Iterator[_Row]:
    columns: tuple[str, ...] = _COLUMNS
    for number, line in enumerate(_text(path).splitlines(), start=1):
        fields = line.split("\t") if line.count("\t") >= len(columns) - 1 else line.split()
        fields = [field.strip() for field in fields]
        if fields and fields[0] in ("#FID", "#IID"):
            columns = tuple(_plink_column(name) for name in (fields[0][1:], *fields[1:]))
            if "person" not in columns:
                raise _no_person(Place(path, number))
        elif any(fields) and not fields[0].startswith("#") and not _is_header(fields):
            yield _row(fields, columns, Place(path, number))


def _no_person(place: Place) -> InputError:
    return InputError(
        "ped.header",
        "the header names no column IID, so no line says whom it is about",
        place=place,
        cure="write the header as plink does: #FID IID PAT MAT SEX PHENO1",
    )


def _is_header(fields: list[str]) -> bool:
    """Whether a line names the columns: where a person's sex stands, the word for it stands."""
    return any(field.lower() in _SEX_HEADINGS for field in fields[4:5])


def _plink_column(name: str) -> str:
    """The name of a column here; a further one keeps its own."""
    return "phenotype" if name.startswith(_PLINK_PHENOTYPE) else _PLINK.get(name, name)


def _text(path: str) -> str:
    try:
        return Path(path).read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            "ped.unreadable",
            f"the pedigree cannot be read ({getattr(error, 'strerror', None) or error})",
            place=Place(path),
            cure="give a text file in UTF-8 with one line a person",
        ) from error


def _row(fields: list[str], columns: tuple[str, ...], place: Place) -> _Row:
    if len(fields) < len(columns) or not all(fields[: len(columns)]):
        raise InputError(
            "ped.columns",
            f"the line lacks one of the columns {', '.join(columns)}",
            place=place,
            cause="a value is missing, or a name holds a space",
            cure="write 0 for a parent, sex or phenotype that is not known; "
            "put tabs between the columns where names hold spaces",
        )
    written = {**_NOT_GIVEN, **dict(zip(columns, fields, strict=False))}
    family, name, father, mother, sex, phenotype = (written[column] for column in _COLUMNS)
    member = Member(
        name,
        "" if father in _NOBODY else father,
        "" if mother in _NOBODY else mother,
        _sex(sex, place),
        _affection(phenotype, place),
    )
    if name in _NOBODY:
        raise InputError(
            "ped.name",
            f"{name} cannot be the name of a person: as a parent it means that nobody is known",
            place=place,
            cure="give the person another name",
        )
    return _Row(family, member, place)


def _sex(written: str, place: Place) -> Sex:
    found = _SEX.get(written.lower())
    if found is None:
        raise InputError(
            "ped.sex",
            f"the sex is {written!r}, which is no code for it",
            place=place,
            cause="columns were moved, or another code was used",
            cure="write 1 or male, 2 or female, 0 or unknown",
        )
    return found


def _affection(written: str, place: Place) -> Affection:
    found = _AFFECTION.get(written.lower())
    if found is None:
        raise InputError(
            "ped.phenotype",
            f"the phenotype is {written!r}, which does not say whether the person is affected",
            place=place,
            cause="the column holds a measured value or another code",
            cure="write 2 or affected, 1 or unaffected, 0 or -9 for unknown",
        )
    return found


def _check_parents(family: dict[str, _Row]) -> None:
    for row in family.values():
        member = row.member
        if member.father and member.father == member.mother:
            raise InputError(
                "ped.same_parent",
                f"{member.father} is both father and mother of {member.name}",
                place=row.place,
                cure="name the two parents, and write 0 for one who is not known",
            )
        for role, name in (("father", member.father), ("mother", member.mother)):
            if name:
                _check_parent(row, role, name, family)


def _check_parent(row: _Row, role: str, name: str, family: dict[str, _Row]) -> None:
    parent = family.get(name)
    if parent is None:
        raise InputError(
            "ped.parent_missing",
            f"{name}, the {role} of {row.member.name}, has no line in family {row.family}",
            place=row.place,
            cause="the name is spelled differently, or the parent was not listed",
            cure=f"add a line for {name} (a parent without a sample may be listed), or write 0",
        )
    if parent.member.sex not in (_SEX_OF_PARENT[role], Sex.UNKNOWN):
        raise InputError(
            "ped.parent_sex",
            f"{name} is the {role} of {row.member.name}, but line {parent.place.line} "
            f"says {parent.member.sex.value}",
            place=row.place,
            cause="father and mother were exchanged, or the sex is wrong",
            cure="the third column is the father and the fourth the mother",
        )


def _check_descent(family: dict[str, _Row]) -> None:
    """Refuse a person who is their own ancestor."""
    parents = {name: _parents_in(family, name) for name in family}
    try:
        TopologicalSorter(parents).prepare()
    except CycleError as error:
        # Parents first, as graphlib tells it; people tell it from the child.
        circle: list[str] = list(reversed(error.args[1]))
    else:
        return
    parent = circle[0]
    raise InputError(
        "ped.circle",
        f"{parent} is listed as their own ancestor: {' is a child of '.join(circle)}",
        place=family[parent].place,
        cause="child and parent were exchanged, or a name was used twice",
        cure="correct the parents of these persons",
    )


def _parents_in(rows: dict[str, _Row], name: str) -> list[str]:
    return [parent for parent in rows[name].member.parents if parent in rows]

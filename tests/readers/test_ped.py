"""Pedigree files in the forms that others write, and what is wrong with faulty ones."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from col7a1tools.errors import InputError
from col7a1tools.model.pedigree import Affection, Member, Pedigree, Sex
from col7a1tools.readers.ped import read_ped
from tests.family.pedigrees import pedigrees

TRIO = (
    Member("dad", "", "", Sex.MALE, Affection.UNAFFECTED),
    Member("mum", "", "", Sex.FEMALE, Affection.UNAFFECTED),
    Member("kid", "dad", "mum", Sex.UNKNOWN, Affection.AFFECTED),
)
ROWS = "F dad 0 0 1 1\nF mum 0 0 2 1\nF kid dad mum 0 2\n"
FORMS = {
    "spaces": ROWS,
    "tabs": ROWS.replace(" ", "\t"),
    "crlf": ROWS.replace("\n", "\r\n"),
    "bom": "\ufeff" + ROWS,
    "family_called_family": ROWS.replace("F ", "family "),
    "comments": f"# our family\n\n{ROWS}# the end\n",
    "no_last_newline": ROWS.rstrip(),
    "header": "Family_ID Individual Father Mother Sex Phenotype\n" + ROWS,
    "plink_header": "#FID IID PAT MAT SEX PHENO1\n" + ROWS,
    "psam_order": "#FID IID SEX PAT MAT PHENO1\nF dad 1 0 0 1\nF mum 2 0 0 1\nF kid 0 dad mum 2\n",
    "psam_without_family": "#IID SID PAT MAT SEX PHENO1\n"
    "dad 1 0 0 1 1\nmum 1 0 0 2 1\nkid 1 dad mum NA 2\n",
    "words": "F dad 0 0 male unaffected\nF mum . . Female control\nF kid dad mum NA affected\n",
    "missing_codes": "F dad -9 -9 1 1\nF mum 0 0 2 1\nF kid dad mum other 2\n",
    "further_columns": "".join(f"{row} A A G T\n" for row in ROWS.splitlines()),
    "child_first": "F kid dad mum 0 2\nF dad 0 0 1 1\nF mum 0 0 2 1\n",
}


def write(tmp_path: Path, text: str) -> str:
    path = tmp_path / "family.ped"
    path.write_text(text, encoding="utf-8", newline="")
    return str(path)


@pytest.mark.parametrize("form", FORMS)
def test_every_usual_form_gives_the_same_family(form: str, tmp_path: Path) -> None:
    (family,) = read_ped(write(tmp_path, FORMS[form]))
    assert set(family.members) == set(TRIO)


def test_names_with_spaces_need_tabs(tmp_path: Path) -> None:
    (family,) = read_ped(write(tmp_path, "F\tMaria José\t0\t0\t2\t1\n"))
    assert family.members[0].name == "Maria José"


def test_families_are_kept_apart(tmp_path: Path) -> None:
    one, other = read_ped(write(tmp_path, ROWS + ROWS.replace("F ", "G ")))
    assert (one.name, other.name) == ("F", "G")
    assert one.members == other.members == TRIO


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "ped.empty", None),
        ("# nobody\n", "ped.empty", None),
        ("F kid dad mum 0\n", "ped.columns", 1),
        ("F\tkid\t\t0\t0\t2\n", "ped.columns", 1),
        (ROWS + "F kid 0 0 0 2\n", "ped.twice", 4),
        ("F mum 0 0 2 1\nF kid dad mum 0 2\n", "ped.parent_missing", 2),
        ("F a b 0 1 1\nF b a 0 1 1\n", "ped.circle", 1),
        ("F a a 0 1 1\n", "ped.circle", 1),
        ("F dad 0 0 2 1\nF kid dad 0 0 2\n", "ped.parent_sex", 2),
        ("F mum 0 0 1 1\nF kid 0 mum 0 2\n", "ped.parent_sex", 2),
        ("F dad 0 0 0 1\nF kid dad dad 0 2\n", "ped.same_parent", 2),
        ("F dad 0 0 x 1\n", "ped.sex", 1),
        ("F dad 0 0 1 37.5\n", "ped.phenotype", 1),
        ("F 0 0 0 1 1\n", "ped.name", 1),
    ],
)
def test_what_cannot_be_is_refused_with_line_and_cure(
    text: str, code: str, line: int | None, tmp_path: Path
) -> None:
    with pytest.raises(InputError) as caught:
        read_ped(write(tmp_path, text))
    assert caught.value.code == code
    assert caught.value.cure
    assert caught.value.place is not None
    assert caught.value.place.line == line


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "family.ped"
    path.write_bytes(b"F\tJos\xe9\t0\t0\t1\t1\n")
    for name in (path, tmp_path / "missing.ped"):
        with pytest.raises(InputError) as caught:
            read_ped(str(name))
        assert caught.value.code == "ped.unreadable"


def as_text(family: Pedigree) -> str:
    """The family as a PED file."""
    sex = {Sex.MALE: "1", Sex.FEMALE: "2", Sex.UNKNOWN: "0"}
    ill = {Affection.AFFECTED: "2", Affection.UNAFFECTED: "1", Affection.UNKNOWN: "-9"}
    rows = (
        (m.father or "0", m.mother or "0", sex[m.sex], ill[m.affection]) for m in family.members
    )
    names = (m.name for m in family.members)
    return "".join(
        f"F\t{name}\t" + "\t".join(row) + "\n" for name, row in zip(names, rows, strict=True)
    )


@settings(max_examples=60)
@given(family=pedigrees(largest=9))
def test_any_family_written_is_read_back(
    family: Pedigree, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("ped") / "f.ped"
    path.write_text(as_text(family), encoding="utf-8")
    assert read_ped(str(path)) == (family,)

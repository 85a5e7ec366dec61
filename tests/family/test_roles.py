"""Roles give a pedigree that the reader of pedigrees takes, and that means the same."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from col7a1tools.errors import InputError
from col7a1tools.family.roles import Relative, Role, ped_text, pedigree_of
from col7a1tools.model.pedigree import Affection, Member, Pedigree, Sex
from col7a1tools.readers.ped import read_ped

CHILD = Member("child", sex=Sex.FEMALE, affection=Affection.AFFECTED)
NAMES = st.text("abcdefgh mother_", min_size=1, max_size=8).map(str.strip).filter(bool)


def written(pedigree: Pedigree, folder: Path) -> Pedigree:
    path = folder / "family.ped"
    path.write_text(ped_text(pedigree), encoding="utf-8")
    (read,) = read_ped(str(path))
    return read


def test_a_trio() -> None:
    relatives = [
        Relative("mum", Role.MOTHER, affection=Affection.UNAFFECTED),
        Relative("dad", Role.FATHER),
    ]
    assert ped_text(pedigree_of(CHILD, relatives)) == (
        "family\tmum\t0\t0\t2\t1\nfamily\tdad\t0\t0\t1\t0\nfamily\tchild\tdad\tmum\t2\t2\n"
    )


def test_a_sibling_shares_both_parents_with_or_without_samples(tmp_path: Path) -> None:
    relatives = [Relative("mother", Role.SIBLING), Relative("dad", Role.FATHER)]
    read = written(pedigree_of(CHILD, relatives), tmp_path)
    child, sibling = read.member("child"), read.member("mother")
    assert child.parents == sibling.parents == ("dad", "mother_")
    assert read.member("mother_").sex is Sex.FEMALE


def test_a_child_has_the_person_as_parent() -> None:
    pedigree = pedigree_of(CHILD, [Relative("baby", Role.CHILD)])
    assert pedigree.member("baby").mother == "child"
    with pytest.raises(InputError, match="whose sex is not said"):
        pedigree_of(Member("x"), [Relative("baby", Role.CHILD)])


def test_two_mothers_are_refused() -> None:
    with pytest.raises(InputError, match="same parent"):
        pedigree_of(CHILD, [Relative("a", Role.MOTHER), Relative("b", Role.MOTHER)])


@given(
    names=st.lists(NAMES, min_size=1, max_size=6, unique=True),
    data=st.data(),
    sex=st.sampled_from([Sex.MALE, Sex.FEMALE]),
)
def test_what_is_written_is_read_back(
    names: list[str], data: st.DataObject, sex: Sex, tmp_path_factory: pytest.TempPathFactory
) -> None:
    person, *others = names
    roles = data.draw(st.permutations([Role.MOTHER, Role.FATHER, *[Role.SIBLING, Role.CHILD] * 2]))
    relatives = [
        Relative(name, role, data.draw(st.sampled_from(Sex)), data.draw(st.sampled_from(Affection)))
        for name, role in zip(others, roles, strict=False)
    ]
    pedigree = pedigree_of(Member(person, sex=sex), relatives)
    assert written(pedigree, tmp_path_factory.mktemp("ped")) == pedigree

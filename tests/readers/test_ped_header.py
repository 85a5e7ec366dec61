"""A line that names the columns of a PED file is told from a family of such a name."""

from pathlib import Path

import pytest

from col7a1tools.readers.ped import read_ped

HEADER = "family_id\tindividual_id\tpaternal_id\tmaternal_id\tsex\tphenotype\n"


@pytest.mark.parametrize("header", ["", HEADER])
@pytest.mark.parametrize("family", ["family", "FAM", "fid", "smith"])
def test_nobody_is_lost_whatever_the_family_is_called(
    family: str, header: str, tmp_path: Path
) -> None:
    path = tmp_path / "family.ped"
    rows = ("child\tfather\tmother\tmale\taffected", "father\t0\t0\t1\t1", "mother\t0\t0\t2\t1")
    path.write_text(header + "".join(f"{family}\t{row}\n" for row in rows), encoding="utf-8")
    [pedigree] = read_ped(str(path))
    assert [member.name for member in pedigree.members] == ["child", "father", "mother"]

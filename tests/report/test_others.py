"""Other people in the file are not passed over in silence, nor named."""

from pathlib import Path

import pytest

from col7a1tools.gene import Gene
from col7a1tools.patient import read_patient
from col7a1tools.relatives import FamilyRequest
from tests.packaging.environments import PROJECT

TRIO = PROJECT / "examples" / "compound_heterozygous_trio"
VCF = TRIO / "family.GRCh38.vcf"


def limits(gene: Gene, family: FamilyRequest, path: Path = VCF) -> dict[str, str]:
    document = read_patient(str(path), gene, sample="child", family=family)[0]
    return {one.rule: one.family.en for one in document.not_assessed}


def test_people_without_a_pedigree_are_counted(gene: Gene) -> None:
    said = limits(gene, FamilyRequest())
    assert "limits.no_pedigree" not in said
    assert "2 other people" in said["limits.others_not_related"]
    assert "mother" not in said["limits.others_not_related"]


def test_one_other_person_is_said_in_the_singular(gene: Gene, tmp_path: Path) -> None:
    lines = VCF.read_text(encoding="ascii").splitlines()
    two = (line if line.startswith("##") else line.rpartition("\t")[0] for line in lines)
    path = tmp_path / "two.vcf"
    path.write_text("\n".join(two) + "\n", encoding="ascii")
    said = limits(gene, FamilyRequest(), path)
    assert "one other person" in said["limits.others_not_related"]


@pytest.mark.parametrize(
    "family",
    [FamilyRequest(ped=str(TRIO / "family.ped")), FamilyRequest(donor="mother", partner="father")],
)
def test_whoever_is_asked_about_is_not_counted(family: FamilyRequest, gene: Gene) -> None:
    said = limits(gene, family)
    assert "limits.others_not_related" not in said
    assert ("limits.no_pedigree" in said) is not bool(family.ped)
    assert "limits.no_pedigree_but_partner" not in said  # a relative was asked about as well

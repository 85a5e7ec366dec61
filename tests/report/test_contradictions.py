"""What the input holds is not said to be missing, nor asked for against what it shows."""

from pathlib import Path

import pytest

from col7a1tools.case_facts import read_case_file
from col7a1tools.gene import Gene
from col7a1tools.knowledge import Knowledge
from col7a1tools.patient import read_patient
from col7a1tools.relatives import FamilyRequest
from col7a1tools.report import ReportDocument
from tests.command_line import PROJECT

BOOK = PROJECT / "examples" / "case_book"
CLAIM = 'claim = "dominant"\n'
MAPPED = """[phenotype]
findings = ["blisters since birth"]
mapping = "below lamina densa"
method = "immunofluorescence"
reference = "skin biopsy"
"""
CONFIRMED = """[[variants."c.8038G>A".de_novo]]
parentage_confirmed = true
phenotype = "specific"
reference = "trio"
"""


def told(folder: str, case: str, tmp_path: Path, gene: Gene) -> ReportDocument:
    """The record of the child of a family of the case book, with this case file."""
    held = tmp_path / "case.toml"
    held.write_text(case, encoding="utf-8")
    knowledge = Knowledge(case=read_case_file(str(held), gene))
    (vcf,) = (BOOK / folder).glob("*.vcf")
    family = FamilyRequest(ped=str(BOOK / folder / "family.ped"))
    return read_patient(str(vcf), gene, sample="child", knowledge=knowledge, family=family)[0]


def needed(document: ReportDocument) -> set[str]:
    weighing = document.variants[0].weighing
    assert weighing is not None
    return {step.what.rule for one in weighing.would_change for step in one.needed}


def not_assessed(document: ReportDocument) -> set[str]:
    return {one.rule for one in document.not_assessed}


def test_confirmed_parents_are_not_called_assumed(gene: Gene, tmp_path: Path) -> None:
    document = told("new_in_the_child", CLAIM + MAPPED + CONFIRMED, tmp_path, gene)
    assert "PS2" in document.variants[0].criteria
    said = [one for one in document.relatives.statements if one.rule == "family.new"]
    assert len(said) == 1
    assert "assumed" not in said[0].clinician["en"]
    assert "confirmed" in said[0].clinician["en"]
    assert "confirmados" in said[0].clinician["es"]


def test_a_variant_that_a_parent_carries_is_not_asked_to_be_new(gene: Gene, tmp_path: Path) -> None:
    document = told("dominant_glycine", CLAIM + MAPPED, tmp_path, gene)
    assert "what_if.de_novo" not in needed(document)
    states = {one.criterion: one.state for one in document.variants[0].evidence}
    assert states["PS2"] == "not met"
    assert "lacks.parents_genotypes" not in not_assessed(document)


@pytest.mark.parametrize("folder", ["dominant_glycine", "new_in_the_child", "stop_with_missense"])
def test_a_pedigree_that_was_given_is_not_said_to_be_missing(
    folder: str, gene: Gene, tmp_path: Path
) -> None:
    document = told(folder, MAPPED, tmp_path, gene)
    assert {"lacks.segregation", "lacks.parents_genotypes"}.isdisjoint(not_assessed(document))


def test_a_second_allele_that_was_weighed_is_not_said_to_be_left_out(
    gene: Gene, tmp_path: Path
) -> None:
    document = told("stop_with_missense", MAPPED, tmp_path, gene)
    assert any("PM3" in one.criteria for one in document.variants)
    said = not_assessed(document)
    assert "lacks.found_beside" in said
    assert "lacks.second_allele" not in said


def test_one_variant_is_one_in_the_sentence(gene: Gene, tmp_path: Path) -> None:
    document = told("dominant_glycine", CLAIM, tmp_path, gene)
    (said,) = (one for one in document.relatives.statements if one.rule == "risk.if_causal")
    assert "c.6127G>A is not classified" in said.clinician["en"]
    assert "c.6127G>A no está clasificada" in said.clinician["es"]
    assert "this variant causes" in said.family["en"]

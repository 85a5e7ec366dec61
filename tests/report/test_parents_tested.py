"""Nobody is asked to have a parent tested whose sample the files hold."""

import pytest

from col7a1tools.family.household import Household
from col7a1tools.gene import Gene
from col7a1tools.model.finding import Finding
from col7a1tools.report import ReportDocument
from col7a1tools.report.parents_tested import BOTH, NOBODY, parents_tested, to_be_tested
from col7a1tools.report.sentences import statement
from examples.case_book import CASES
from tests.compare.making import book_record
from tests.family.families import household, trio
from tests.family.pedigrees import nuclear
from tests.report.patients import HOMOZYGOUS, UNKNOWN_PHASE, Call, patient

OTHER = {"mother": "father", "father": "mother"}
SPANISH = {"mother": "madre", "father": "padre"}


def told(name: str, gene: Gene) -> ReportDocument:
    return book_record(next(case for case in CASES if case.name == name), gene)


def advice(document: ReportDocument) -> str:
    said = (*document.alleles.statements, *document.interpretation.questions)
    return " ".join(one.family.en for one in said)


@pytest.mark.parametrize(
    "name",
    [
        "homozygous_stop",
        "recessive_glycine_in_the_dominant_region",
        "two_copies_from_one_parent",
    ],
)
def test_two_tested_parents_are_not_asked_for_again(name: str, gene: Gene) -> None:
    document = told(name, gene)
    assert "Both parents were tested" in advice(document)
    assert "Testing the parents" not in advice(document)
    assert "be tested" not in advice(document)


def test_where_the_mother_was_tested_the_father_is_asked_for(gene: Gene) -> None:
    document = told("phase_unknown", gene)
    assert "Testing the father too" in advice(document)
    assert "Could testing the father too" in advice(document)
    assert "parents" not in advice(document)
    for pair in document.alleles.pairs:
        assert "That of the father" in pair.reason.clinician.en


@pytest.mark.parametrize("calls", [HOMOZYGOUS, UNKNOWN_PHASE])
def test_without_a_family_both_parents_are_asked_for(calls: tuple[Call, ...], gene: Gene) -> None:
    assert "esting the parents" in advice(patient(calls, gene))


def test_a_parent_counts_as_tested_by_a_sample(gene: Gene) -> None:
    family = household(nuclear("child"), {"c.6527dup": trio("0/1", "0/1", "0/0")}, gene)
    assert parents_tested(family) == BOTH
    alone = Household(family.pedigree, "father", family.calls)
    assert parents_tested(alone) == NOBODY


@pytest.mark.parametrize("parent", OTHER)
@pytest.mark.parametrize(
    "rule",
    [
        "copies.homozygous_or_deleted",
        "phase.not_phased",
        "phase.different_sets",
        "questions.phase",
        "questions.both_parents",
    ],
)
def test_one_tested_parent_leaves_the_other(rule: str, parent: str) -> None:
    said = statement(to_be_tested(Finding(rule), parent))
    other = OTHER[parent]
    assert other in said.family.en
    assert parent not in said.family.en
    assert SPANISH[other] in said.family.es
    assert SPANISH[parent] not in said.family.es.replace("padres", "")

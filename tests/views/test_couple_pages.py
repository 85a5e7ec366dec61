"""Pages of a couple: what each carries has a name, and the chance for a child stands first."""

import pytest

from col7a1tools.gene import Gene
from col7a1tools.report import ReportDocument
from col7a1tools.report.words import LANGUAGES
from col7a1tools.views.compose import compose
from examples.case_book import CASES
from tests.compare.making import book_record


def record(name: str, gene: Gene) -> ReportDocument:
    (case,) = (one for one in CASES if one.name == name)
    return book_record(case, gene)


@pytest.fixture(scope="module")
def couple(gene: Gene) -> ReportDocument:
    return record("couple", gene)


def rules(document: ReportDocument) -> set[str]:
    return {one.rule for one in (*document.not_assessed, *document.interpretation.questions)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_partner_carries_is_named_wherever_the_couple_is_shown(
    language: str, couple: ReportDocument
) -> None:
    page = compose(couple, language)
    for part in (page.family.relatives, page.clinician.relatives):
        assert part is not None
        rows = {row[0]: row[-1] for row in part.members.rows}
        assert rows == {"anna": "-", "ben": "c.2388G>A"}
        assert any("ben" in said and "c.2388G>A" in said for said in part.findings)
    [figure] = [one for one in page.figures if one.key == "pedigree"]
    assert "+ c.2388G&gt;A" in figure.svg


def test_the_couple_is_joined_by_the_child_that_it_asks_about(couple: ReportDocument) -> None:
    [figure] = [one for one in compose(couple, "en").figures if one.key == "pedigree"]
    assert "each child" in figure.svg
    assert ">1/4<" in figure.svg


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chance_for_a_child_stands_in_the_first_lines(
    language: str, couple: ReportDocument
) -> None:
    headline = compose(couple, language).family.headline
    assert {"en": "1 in 4", "es": "1 entre 4"}[language] in headline


def test_a_couple_is_not_told_that_nothing_is_said_of_children(couple: ReportDocument) -> None:
    said = rules(couple)
    assert "limits.no_pedigree_but_partner" in said
    assert "limits.no_pedigree" not in said


def test_a_carrier_who_is_not_said_to_be_ill_is_not_asked_about_a_disease(
    couple: ReportDocument,
) -> None:
    assert rules(couple).isdisjoint({"questions.skin", "questions.second_variant"})


def test_no_english_word_of_zygosity_stands_in_spanish(couple: ReportDocument) -> None:
    said = " ".join(one.clinician["es"] for one in couple.relatives.statements)
    assert "c.2388G>A en heterocigosis" in said
    assert "zygous" not in said


def test_the_figure_of_untested_people_is_told_of_whom_it_was_used_for(gene: Gene) -> None:
    document = record("couple_with_one_carrier", gene)
    figure = document.relatives.partner_figure
    assert figure is not None
    assert figure.statement.rule == "couple.partner_figure"
    assert "For ben, in whom nothing was found" in figure.statement.family["en"]
    assert "upper limit" in figure.statement.clinician["en"]

"""Pages of a family: the drawing, who carries what, what is expected."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from col7a1tools.gene import Gene
from col7a1tools.report import ReportDocument, from_json, to_json
from col7a1tools.report.words import LANGUAGES
from col7a1tools.views.compose import compose
from col7a1tools.views.pdf import to_pdf
from col7a1tools.views.render import SUFFIXES, render
from tests.browser.documents import DOCUMENTS
from tests.report.patients import IN_TRANS, PEOPLE, patient
from tests.report.relatives import with_expectation, with_family


@pytest.fixture(scope="module")
def family(gene: Gene) -> ReportDocument:
    return with_expectation(with_family(patient(IN_TRANS, gene)))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_record_with_a_family_reads_back_to_the_same_pages(
    suffix: str, family: ReportDocument
) -> None:
    assert render(from_json(to_json(family)), suffix) == render(family, suffix)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everyone_is_drawn_with_what_they_carry(language: str, family: ReportDocument) -> None:
    [figure] = [one for one in compose(family, language).figures if one.key == "pedigree"]
    texts = [
        text.text for text in ET.fromstring(figure.svg).iter("{http://www.w3.org/2000/svg}text")
    ]
    words = {"en": ("one copy", "no", "not read"), "es": ("una copia", "no", "no leída")}[language]
    for name in ("grandfather", "grandmother", "father", "mother", "child", "sister"):
        assert name in texts
    for number, word in zip("112", words, strict=True):
        assert f"{number}: {word}" in texts
    assert "grandfather" in figure.description


def test_a_wide_pedigree_is_turned_for_print(gene: Gene) -> None:
    """Between the margins of A4 (174 mm by 225 mm) letters of 11 keep at least 6.5 points."""
    turned = {}
    for name in ("family", "large_family"):
        figures = compose(DOCUMENTS[name](gene), "en").figures
        [figure] = [one for one in figures if one.key == "pedigree"]
        turned[name] = figure.turned_svg
        printed = ET.fromstring(figure.turned_svg or figure.svg)
        width, height = (float(printed.get(side, "0")) for side in ("width", "height"))
        points = min(174 / width, 225 / height) * 72 / 25.4
        assert 11 * points >= 6.5
    assert [bool(one) for one in turned.values()] == [False, True]


def test_healthy_carriers_have_a_dot_and_the_untested_none(family: ReportDocument) -> None:
    [figure] = [one for one in compose(family, "en").figures if one.key == "pedigree"]
    circles = ET.fromstring(figure.svg).iter("{http://www.w3.org/2000/svg}circle")
    assert sum(float(one.get("r", "0")) < 6 for one in circles) == 4


def test_whom_the_record_calls_a_carrier_has_a_dot(family: ReportDocument) -> None:
    relatives = family.relatives
    [risk] = relatives.risks
    sure = replace(risk, kind="carrier", member="grandfather", numerator=1, denominator=1)
    document = replace(family, relatives=replace(relatives, risks=(sure,)))
    [figure] = [one for one in compose(document, "en").figures if one.key == "pedigree"]
    circles = ET.fromstring(figure.svg).iter("{http://www.w3.org/2000/svg}circle")
    assert sum(float(one.get("r", "0")) < 6 for one in circles) == 5


def test_families_read_no_technical_word_of_genotypes(family: ReportDocument) -> None:
    page = compose(family, "en")
    assert page.family.relatives is not None
    assert page.clinician.relatives is not None
    cells = {cell for row in page.family.relatives.members.rows for cell in row}
    assert {"on one copy", "does not carry it", "has the disease"} <= cells
    assert "heterozygous" not in cells
    exact = {cell for row in page.clinician.relatives.members.rows for cell in row}
    assert "heterozygous" in exact


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_expected_stands_in_both_parts(language: str, family: ReportDocument) -> None:
    page = compose(family, language)
    for blocks in (page.family.molecular, page.clinician.molecular):
        [block] = [one for one in blocks if one.title == page.labels["expectation_title"]]
        [(_, table)] = block.tables
        assert len(table.rows) == 2
        assert all(len(row) == len(table.columns) for row in table.rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_family_s_pdf_is_tagged_and_the_same_on_each_run(
    language: str, family: ReportDocument
) -> None:
    pdf = to_pdf(family, language)
    assert b"pdfuaid" in pdf
    assert pdf == to_pdf(family, language)


@pytest.mark.parametrize("name", ["twelve", "homozygous", "nothing"])
def test_any_patient_may_have_a_family(name: str, gene: Gene) -> None:
    document = with_family(patient(PEOPLE[name], gene))
    assert b"grandmother" in render(document, ".html")
    assert b"pdfuaid" in to_pdf(document, "es")


def test_long_names_are_shortened_under_the_symbols(gene: Gene) -> None:
    document = with_family(patient(IN_TRANS, gene), child="c" * 5000)
    [figure] = [one for one in compose(document, "en").figures if one.key == "pedigree"]
    assert float(ET.fromstring(figure.svg).get("width", "0")) == 720


def test_an_untested_child_is_not_drawn_as_one_without_variants(family: ReportDocument) -> None:
    first, *others = family.relatives.members
    untested = replace(first, genotypes=(), sampled=False)
    document = replace(family, relatives=replace(family.relatives, members=(untested, *others)))
    [figure] = [one for one in compose(document, "en").figures if one.key == "pedigree"]
    assert "grandfather (grandfather, not affected, not tested)" in figure.description

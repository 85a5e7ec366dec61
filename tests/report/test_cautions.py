"""What must be checked before a result is believed stands before the result, on every page."""

import json
from dataclasses import replace

import pytest

from col7a1tools.export.fhir import to_text as fhir
from col7a1tools.gene import Gene
from col7a1tools.report import ReportDocument, from_json, to_json
from col7a1tools.views.compose import compose
from col7a1tools.views.render import render
from examples.case_book import CASES
from tests.compare.making import book_record


def told(name: str, gene: Gene) -> ReportDocument:
    return book_record(next(case for case in CASES if case.name == name), gene)


def test_an_exchange_of_samples_leaves_no_result(gene: Gene) -> None:
    document = told("exchanged_samples", gene)
    found = document.interpretation
    assert [one.rule for one in found.cautions] == ["family.swap"]
    assert found.headline.rule == "copies.sample_exchanged"
    assert found.collagen == "unknown"
    assert [one.rule for one in found.statements] == ["collagen.person_sample_exchanged"]
    assert [one.rule for one in found.questions] == ["questions.samples"]
    assert document.expectation is None
    assert document.approved_products == ()
    page = render(document, ".txt", "en").decode("utf-8")
    assert "no reason to expect" not in page


def test_a_parent_who_does_not_fit_leaves_the_result_open(gene: Gene) -> None:
    found = told("two_copies_from_one_parent", gene).interpretation
    assert [one.rule for one in found.cautions] == ["family.misfit", "family.nothing_settled"]
    assert found.headline.rule == "copies.homozygous"
    assert found.questions[0].rule == "questions.samples"


def test_a_family_that_fits_has_nothing_before_its_result(gene: Gene) -> None:
    found = told("homozygous_stop", gene).interpretation
    assert found.cautions == ()
    assert found.in_short == (found.headline,)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", ["exchanged_samples", "two_copies_from_one_parent"])
def test_the_caution_is_the_first_sentence_of_both_parts(
    name: str, language: str, gene: Gene
) -> None:
    document = told(name, gene)
    labels = compose(document, language).labels
    first = document.interpretation.cautions[0]
    parts = ("family_part", "in_short"), ("clinician_part", "result_title")
    sentences = first.family[language], first.clinician[language]
    page = " ".join(render(document, ".txt", language).decode("utf-8").split())
    for (part, title), sentence in zip(parts, sentences, strict=True):
        behind = page.partition(labels[part])[2].partition(labels[title])[2]
        assert behind.lstrip(" -").startswith(sentence)


def test_the_exported_conclusion_begins_with_the_caution(gene: Gene) -> None:
    document = told("exchanged_samples", gene)
    caution, headline = document.interpretation.in_short
    said = f"{caution.clinician.en} {headline.clinician.en}"
    assert document.interpretation.conclusion("en") == said
    assert said in fhir(document)


def test_a_record_without_the_field_is_still_read(gene: Gene) -> None:
    document = told("exchanged_samples", gene)
    bare = replace(document, interpretation=replace(document.interpretation, cautions=()))
    plain = json.loads(to_json(bare))
    del plain["interpretation"]["cautions"]
    assert from_json(json.dumps(plain)) == bare

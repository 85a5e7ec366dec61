"""The look-up page says what `describe` says, in both languages."""

import re
from html import unescape
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from col7a1tools.describe import describe
from col7a1tools.gene import Gene
from col7a1tools.nomenclature.parse import DescriptionError
from col7a1tools.places.residue import residue_answer
from col7a1tools.report.card import card_of
from col7a1tools.suggest import suggest
from col7a1tools.views.card import compose_card
from col7a1tools.views.labels import load_labels

TEXTS = (
    "6527insC",
    "c.6127G>A",
    "c.[425A>G];[6527dup]",
    "IVS5+1G>A",
    "3-48573864-A-AG",
    "c.[76A>C;78G>T]",
)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("text", TEXTS)
def test_the_card_holds_names_class_and_every_criterion(
    text: str, language: str, browser: TestClient, gene: Gene
) -> None:
    browser.cookies.set("col7a1tools_language", language)
    html = browser.get(f"/?q={quote(text)}").text
    assert f'<html lang="{language}"' in html
    labels = load_labels(language)
    described = describe(text, gene)
    for variant in described.variants:
        names, classification = variant.reading.annotation.names, variant.reading.classification
        assert names.coding.replace(">", "&gt;") in html
        assert names.genomic_grch38.replace(">", "&gt;") in html
        assert f"{labels.value(classification.verdict.value)} ({classification.points})" in html
        for evidence in classification.evidence:
            assert f">{evidence.criterion}</span>" in html
    assert html.count("<svg") == 4


def test_the_card_is_that_of_a_report_without_the_person(gene: Gene) -> None:
    described = describe("c.6127G>A", gene)
    page = compose_card(card_of(described, gene), described.description, "en")
    (one,) = page.variants
    facts = {row[0]: row[1] for row in one.detail.facts}
    labels = load_labels("en")
    assert labels["call"] not in facts
    assert labels["input_record"] not in facts
    assert facts[labels["name_coding"]] == "NM_000094.4:c.6127G>A"
    states = {title: table.rows for title, table in one.rest}
    told = sum(len(rows) for rows in states.values()) + len(one.detail.met.rows)
    assert told == len(described.variants[0].reading.classification.evidence)


@pytest.mark.parametrize("text", ["c.497insA", "c.6127T>A"])
def test_an_error_is_explained_and_what_was_meant_is_a_link(
    text: str, browser: TestClient, gene: Gene
) -> None:
    html = browser.get("/", params={"q": text}).text
    with pytest.raises(DescriptionError) as refused:
        describe(text, gene)
    assert unescape(refused.value.message) in unescape(html)
    assert refused.value.code in html
    for one in refused.value.candidates:
        assert f'href="/?q={quote(one, safe="/")}"' in html


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("text", ["G2043", "p.Gly2043", "c.6128"])
def test_a_residue_lists_what_is_known_and_possible_there(
    text: str, language: str, browser: TestClient, gene: Gene
) -> None:
    browser.cookies.set("col7a1tools_language", language)
    html = browser.get("/", params={"q": text}).text
    answer = residue_answer(text, gene)
    assert answer is not None
    assert "Gly2043</h2>" in html
    for name in [*(one.coding for one in answer.known), *(s.coding for s in answer.substitutions)]:
        assert f'href="/?q={quote(name, safe="/")}"' in html
    assert len(answer.substitutions) == 9


def test_a_place_leads_on(browser: TestClient) -> None:
    html = browser.get("/?q=exon 73").text
    assert 'class="trouble"' in html
    assert 'href="/?q=' in html


def test_suggestions_are_those_of_the_library(browser: TestClient, gene: Gene) -> None:
    html = browser.get("/suggestions?q=6527ins").text
    found = suggest("6527ins", gene)
    assert found
    assert [unescape(text) for text in re.findall(r'data-text="([^"]*)"', html)] == [
        one.text for one in found
    ]
    assert browser.get("/suggestions?q=").text.strip() == ""


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "{{7*7}}", "\u202eevil", "' or 1=1"])
def test_hostile_text_is_only_text(text: str, browser: TestClient) -> None:
    answer = browser.get("/", params={"q": text})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "\u202e" not in answer.text


def test_a_text_that_is_too_long_is_refused(browser: TestClient) -> None:
    assert browser.get("/", params={"q": "c.1" * 1000}).status_code == 414


def test_the_script_gets_the_answer_alone(browser: TestClient) -> None:
    whole = browser.get("/?q=6527insC").text
    part = browser.get("/?q=6527insC", headers={"hx-request": "true"}).text
    assert "<html" in whole
    assert "<html" not in part
    assert part.strip() in whole

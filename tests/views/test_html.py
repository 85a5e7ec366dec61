"""The page is one closed file: nothing runs in it, nothing leaves it, it says what it should."""

import base64
import hashlib
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from col7a1tools.gene import Gene
from col7a1tools.report.words import LANGUAGES
from col7a1tools.views.html import to_html
from tests.report.patients import (
    CARRIER,
    HOMOZYGOUS,
    IN_CIS,
    IN_TRANS,
    PEOPLE,
    UNKNOWN_PHASE,
    call,
    patient,
)

HOSTILE = (
    "<script>alert(1)</script> \"x\" 'y' &amp; {{ 7*7 }} {% raw %} \u202egnp.exe\u202c \x07\u200b"
)
VOID = {"meta", "link", "br", "hr", "img", "input"}


class Outline(HTMLParser):
    """Tags, attributes and texts of a page; complains about tags that do not match."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {key: value or "" for key, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {key: value or "" for key, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.texts.append(data.strip())

    @property
    def text(self) -> str:
        return " ".join(text for text in self.texts if text)

    def having(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]


def outline(html: bytes) -> Outline:
    parsed = Outline()
    parsed.feed(html.decode("utf-8"))
    parsed.close()
    assert parsed.open == []
    return parsed


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PEOPLE)
def test_every_page_is_well_formed_and_closed(name: str, language: str, gene: Gene) -> None:
    html = to_html(patient(PEOPLE[name], gene), language)
    page = outline(html)
    assert page.having("html")[0]["lang"] == language
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"script", "iframe", "object", "embed", "form", "link", "img", "base"}
    for _, attributes in page.tags:
        assert not {"style", "src", "srcset", "onclick", "onload"} & set(attributes)
        assert attributes.get("href", "#").startswith("#")
    assert b"url(" not in html
    assert b"@import" not in html
    addresses = set(re.findall(r"https?://[^\s\"<]+", html.decode()))
    assert addresses <= {"http://www.w3.org/2000/svg"}


def test_the_policy_lets_the_page_s_own_style_pass_and_nothing_else(gene: Gene) -> None:
    html = to_html(patient(CARRIER, gene), "en").decode("utf-8")
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert style is not None
    assert policy is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy[1].startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{digest}'" in policy[1]
    assert "unsafe" not in policy[1]


def test_text_from_a_file_is_never_markup(gene: Gene) -> None:
    document = patient([call("c.6527dup", "0/1", filters=HOSTILE)], gene, sample=HOSTILE)
    html = to_html(document, "en").decode("utf-8")
    page = outline(html.encode())
    assert "<script" not in html
    assert "{{ 7*7 }} {% raw %}" in page.text
    assert "<script>alert(1)</script>" in page.text
    for character in ("\u202e", "\u202c", "\u200b", "\x07"):
        assert character not in html
    assert "⟨U+202E⟩gnp.exe" in page.text


def test_landmarks_headings_and_ids_are_in_order(gene: Gene) -> None:
    page = outline(to_html(patient(UNKNOWN_PHASE, gene), "en"))
    for landmark in ("header", "main", "footer", "nav"):
        assert len(page.having(landmark)) == 1
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = [attributes["href"][1:] for attributes in page.having("a")]
    assert set(targets) <= set(ids)
    labelled = [attributes["aria-labelledby"] for attributes in page.having("section")]
    assert set(labelled) <= set(ids)


def test_every_drawing_is_described_in_words(gene: Gene) -> None:
    drawings = outline(to_html(patient(UNKNOWN_PHASE, gene), "en")).having("svg")
    assert len(drawings) == 6
    for attributes in drawings:
        assert attributes["role"] == "img"
        assert "c.6527dup" in attributes["aria-label"]


def test_every_table_has_a_caption_and_column_heads(gene: Gene) -> None:
    page = outline(to_html(patient(IN_TRANS, gene), "en"))
    tables = page.having("table")
    assert tables
    assert len(page.having("caption")) == len(tables)
    assert all(attributes.get("scope") == "col" for attributes in page.having("th"))


def test_families_come_first_and_meet_no_criteria(gene: Gene) -> None:
    html = to_html(patient(HOMOZYGOUS, gene), "en").decode()
    family, clinician = html.split('<section id="clinician"')
    assert "on both copies of the gene" in family
    for term in ("PVS1", "ACMG", "homozygous", "NP_000085.1", "GQ"):
        assert term not in outline_text(family)
    assert "PVS1" in clinician


def outline_text(fragment: str) -> str:
    parsed = Outline()
    parsed.feed(fragment)
    return parsed.text


def test_a_cis_pair_is_not_drawn_on_two_copies(gene: Gene) -> None:
    drawings = outline(to_html(patient(IN_CIS, gene), "en")).having("svg")
    said = drawings[0]["aria-label"]
    assert "The other copy: -" in said
    apart = outline(to_html(patient(IN_TRANS, gene), "en")).having("svg")[0]["aria-label"]
    assert "The other copy: 2 c.6527dup" in apart


def test_unknown_phase_is_drawn_both_ways(gene: Gene) -> None:
    drawings = outline(to_html(patient(UNKNOWN_PHASE, gene), "es")).having("svg")
    said = drawings[0]["aria-label"]
    assert "una en cada copia" in said
    assert "ambas en la misma copia" in said


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    channels = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(ink: str, paper: str) -> float:
    """Contrast of two colours as the Web Content Accessibility Guidelines reckon it."""
    high, low = sorted((luminance(ink), luminance(paper)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_every_ink_of_the_page_stands_out_from_its_paper(gene: Gene) -> None:
    html = to_html(patient(CARRIER, gene), "en").decode()
    inks = dict(re.findall(r"--(ink|soft|accent|strong): (#[0-9a-f]+)", html))
    assert len(inks) == 4
    for ink in inks.values():
        for paper in ("#ffffff", "#f4f4f4", "#f4f7fa"):
            assert contrast(ink, paper) >= 7
    letters = set(re.findall(r'<text [^>]*fill="(#[0-9a-f]+)"', html)) - {"#ffffff"}
    assert all(contrast(ink, "#ffffff") >= 4.5 for ink in letters)
    assert contrast("#ffffff", "#7a0019") >= 4.5

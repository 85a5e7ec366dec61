"""The views are made from the record alone, and look as they are expected to."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from col7a1tools.errors import UsageError
from col7a1tools.gene import Gene
from col7a1tools.report import ReportDocument, from_json, to_json
from col7a1tools.report.document import Software
from col7a1tools.views.render import SUFFIXES, render
from tests.report.patients import PEOPLE, patient

EXPECTED = Path(__file__).parent / "expected"


def settled(document: ReportDocument) -> ReportDocument:
    """The record with what changes on every release left out: versions and checksums."""
    reference = replace(document.reference, files={"locus.fa": "2" * 64})
    return replace(document, reference=reference, software=Software("col7a1tools", "0.0.0"))


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("name", PEOPLE)
def test_views_of_a_record_read_back_have_the_same_bytes(
    name: str, suffix: str, gene: Gene
) -> None:
    document = patient(PEOPLE[name], gene)
    assert render(from_json(to_json(document)), suffix) == render(document, suffix)


def test_the_language_of_the_record_is_that_of_the_page(gene: Gene) -> None:
    document = patient(PEOPLE["carrier"], gene, language="es")
    assert render(document, ".txt") == render(document, ".txt", "es")
    assert render(document, ".txt") != render(document, ".txt", "en")
    assert render(document, ".json") == render(document, ".json", "en")


@pytest.mark.parametrize("suffix", ["", ".docx", ".HTML", "html"])
def test_an_unknown_suffix_is_refused(suffix: str, gene: Gene) -> None:
    with pytest.raises(UsageError) as caught:
        render(patient((), gene), suffix)
    assert caught.value.code == "render.suffix"


@pytest.mark.parametrize("suffix", [".txt", ".html"])
@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("ptc_and_uncertain", "en"),
        ("ptc_and_uncertain", "es"),
        ("homozygous", "en"),
        ("in_trans", "es"),
        ("nothing", "en"),
    ],
)
def test_the_page_is_the_expected_one(
    name: str, language: str, suffix: str, gene: Gene, expect: Callable[[Path, bytes], None]
) -> None:
    document = settled(patient(PEOPLE[name], gene))
    expect(EXPECTED / f"{name}.{language}{suffix}", render(document, suffix, language))

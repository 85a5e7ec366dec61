"""The views are made from the record alone, and look as they are expected to."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from col7a1tools.errors import InputError, UsageError
from col7a1tools.gene import Gene, load_gene
from col7a1tools.report import ReportDocument, from_json, to_json
from col7a1tools.report.document import Software
from col7a1tools.views.render import SUFFIXES, render
from tests.report.patients import PEOPLE, patient

EXPECTED = Path(__file__).parent / "expected"
# The style and its checksum say nothing of the record.
STYLE = re.compile(rb"<style>.*?</style>\n|style-src '[^']*'; ", re.DOTALL)


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


leaves = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 10**12),
    st.floats(allow_nan=False),
    st.text(max_size=8),
    st.just([]),
    st.just({}),
)


def altered(plain: Any, draw: Callable[[st.SearchStrategy[Any]], Any]) -> Any:
    """The record with one value, anywhere in it, replaced by another one."""
    if isinstance(plain, dict | list) and plain and draw(st.integers(0, 9)):
        keys = sorted(plain) if isinstance(plain, dict) else range(len(plain))
        key = draw(st.sampled_from(list(keys)))
        plain[key] = altered(plain[key], draw)
        return plain
    return draw(leaves)


@given(st.data())
def test_a_record_altered_anywhere_is_refused_or_makes_a_page(data: st.DataObject) -> None:
    plain = json.loads(to_json(patient(PEOPLE["ptc_and_uncertain"], load_gene())))
    text = json.dumps(altered(plain, data.draw))
    try:
        document = from_json(text)
    except InputError:
        return
    assert render(document, ".html").startswith(b"<!DOCTYPE html>")
    assert render(document, ".txt")


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
    page = render(document, suffix, language)
    expect(EXPECTED / f"{name}.{language}{suffix}", re.sub(STYLE, b"", page))

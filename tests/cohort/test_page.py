"""The summary page says the same in both languages."""

import re
import string
import tomllib
from pathlib import Path

import pytest

from col7a1tools.views.cohort_words import load_cohort_words
from tests.cohort.cohorts import outputs, screen
from tests.cohort.test_screen import TRIO, write_calls
from tests.command_line import PROJECT, VCF

WORDS = tomllib.loads((PROJECT / "col7a1tools/views/cohort_words.toml").read_text(encoding="utf-8"))


def places(text: str) -> set[str]:
    """Names of the values that a text is filled with."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_words_and_values() -> None:
    assert set(WORDS["en"]) == set(WORDS["es"])
    for key, text in WORDS["en"].items():
        assert places(text) == places(WORDS["es"][key]), key
        assert WORDS["es"][key].strip(" \u202f") or key == "thousands"


def test_numbers_are_written_as_the_language_writes_them() -> None:
    english, spanish = load_cohort_words("en"), load_cohort_words("es")
    assert (english.number(12345), spanish.number(12345)) == ("12,345", "12\u202f345")
    assert (english.share("0.9975"), spanish.share("0.9975")) == ("0.9975", "0,9975")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The page of a cohort with everything on it, and what else a run writes."""
    folder = tmp_path_factory.mktemp("pages")
    calls = [["0/1", "0|1", "./."], ["1/1", "1/1", "0/0"], ["0/1", "0/1", "0/1"]]
    people = write_calls(folder / "people.vcf", ["a", "b", "c"], calls)
    inputs = (people, TRIO, VCF / "broken")
    made = {}
    for language in ("en", "es"):
        screen(folder / "run", *inputs, options=("--lang", language))
        found = outputs(folder / "run")
        made[language] = found.pop("summary.html").decode()
        made[f"{language} tables"] = repr(sorted(found.items()))
    return made


def test_the_spanish_page_holds_no_english_words(pages: dict[str, str]) -> None:
    assert '<html lang="en">' in pages["en"]
    assert '<html lang="es">' in pages["es"]
    same = {"nc1", "nc2", "thousands", "decimal"}
    for key, text in WORDS["en"].items():
        if key in same or "{" in text or len(text) < 8:
            continue
        if f">{text}<" in pages["en"]:
            assert f">{text}<" not in pages["es"], key
            assert f">{WORDS['es'][key]}<" in pages["es"], key
    assert "Probablemente patogénica" in pages["es"]
    assert "Likely pathogenic" not in pages["es"]


def test_both_pages_show_the_same_figures_and_rows(pages: dict[str, str]) -> None:
    for pattern in (r"<svg", r"<tr>", r"<caption>", r"c\.\d+", r"<h2"):
        assert len(re.findall(pattern, pages["en"])) == len(re.findall(pattern, pages["es"]))


def test_the_language_changes_no_table(pages: dict[str, str]) -> None:
    assert pages["en tables"] == pages["es tables"]


def test_the_page_is_taken_anew_without_reading_a_file_again(tmp_path: Path) -> None:
    screen(tmp_path / "run", TRIO)
    done = screen(tmp_path / "run", TRIO, options=("--lang", "es"))
    assert "files" not in done.stderr
    assert "COL7A1 en una cohorte" in (tmp_path / "run" / "summary.html").read_text("utf-8")

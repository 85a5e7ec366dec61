"""Every line of a comparison has its words, in both languages."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from col7a1tools.compare.rests_on import _KINDS
from col7a1tools.views.comparison_wording import comparison_words
from tests.command_line import PROJECT

ROOM = PROJECT / "col7a1tools" / "compare"
# Lines of one call each, and lists of lines that a function goes through.
_CALLED = re.compile(r'(?:value_line|statement_lines|_sentences)\(\s*"([a-z_]+)"')
_LISTED = re.compile(r"for line in \(([^)]*)\)|(?:fields|_FIELDS) = \(([^)]*)\)")


def keys(table: dict[str, Any], above: str = "") -> Iterator[str]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from keys(value, f"{above}{key}.")
        else:
            yield f"{above}{key}"


def lines_in_the_code() -> set[str]:
    found = set()
    for path in ROOM.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        found |= set(_CALLED.findall(text))
        for match in _LISTED.finditer(text):
            prefix = "member_" if path.stem == "relatives" else ""
            found |= {prefix + name for name in re.findall(r'"([a-z_]+)"', match[1] or match[2])}
    return found


def test_both_languages_have_the_same_keys() -> None:
    assert set(keys(comparison_words("en"))) == set(keys(comparison_words("es")))


def test_a_placeholder_is_in_both_languages() -> None:
    english = dict(_texts(comparison_words("en")))
    spanish = dict(_texts(comparison_words("es")))
    for key, text in english.items():
        assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", spanish[key])), key


def _texts(table: dict[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _texts(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", value


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_line_and_kind_has_words_and_no_other(language: str) -> None:
    words = comparison_words(language)
    chances = {line for line in words["line"] if line.startswith("chance_")}
    assert lines_in_the_code() == set(words["line"]) - chances
    assert set(words["input"]) == {*_KINDS, "reference", "source"}
    kinds = re.findall(
        r"``(\w+)`` \(|``(\w+)``(?:,| or|\n)",
        (PROJECT / "col7a1tools" / "report" / "family_section.py").read_text(encoding="utf-8"),
    )
    known = {one for pair in kinds for one in pair if one}
    assert {line.removeprefix("chance_") for line in chances} <= known
    assert {"carrier", "affected", "next_child_affected", "child_affected"} <= known

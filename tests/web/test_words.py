"""Every word exists in both languages and is used."""

import hashlib
import re
from importlib.resources import files
from pathlib import Path

from col7a1tools.report.words import LANGUAGES
from col7a1tools.web.wording import load_words

WEB = Path(str(files("col7a1tools.web")))
# Keys that are made when a page is: names of flows, statuses, reasons, languages, themes, steps of
# work, roles, files to take, words of case files, kinds of table and of effect.
MADE = re.compile(
    r"^(doors\.|failure\.code_|refused\.|base\.(language|theme)_"
    r"|explore\.(role|caption)_|explore_effects\."
    r"|(cohort_)?steps\.|cohort_tables\.|columns\.|choose\.role_|(report|compare)\.take_|case\.(claim|mapping|specificity)_)"
)


def keys(language: str) -> set[str]:
    return {f"{table}.{key}" for table, words in load_words(language).items() for key in words}


def test_both_languages_have_the_same_words() -> None:
    english, *others = (keys(language) for language in LANGUAGES)
    assert all(one == english for one in others)


def test_no_word_is_unused_and_none_is_missing() -> None:
    text = "\n".join(
        path.read_text(encoding="utf-8")
        for pattern in ("*.html", "*.py")
        for path in WEB.rglob(pattern)
    )
    used = {f"{table}.{key}" for table, key in re.findall(r"words\.(\w+)\.(\w+)", text)}
    known = keys("en")
    assert used - known == set()
    assert {key for key in known - used if not MADE.match(key)} == set()


def test_no_word_is_the_same_in_both_by_neglect() -> None:
    english, spanish = load_words("en"), load_words("es")
    same = {
        f"{table}.{key}"
        for table, words in english.items()
        for key, text in words.items()
        if spanish[table][key] == text and len(text) > 6
    }
    assert same == set()


def test_what_is_vendored_is_what_was_published() -> None:
    readme = (WEB / "static" / "README.md").read_text(encoding="utf-8")
    digest = hashlib.sha256((WEB / "static" / "htmx.min.js").read_bytes()).hexdigest()
    assert f"`{digest}`" in readme

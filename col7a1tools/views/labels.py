"""Headings, column names and fixed words of the pages, by language."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of one language.

    Attributes:
        language: ``en`` or ``es``.
        texts: headings and column names, by key.
        values: words for the record's fixed values.
        plain: the same for families, where they differ.
    """

    language: str
    texts: dict[str, str]
    values: dict[str, str]
    plain: dict[str, str]

    def __getitem__(self, key: str) -> str:
        return self.texts[key]

    def value(self, word: str) -> str:
        """A fixed value of the record in this language; the word itself where none is known."""
        return self.values.get(word, word)

    def relation_of(self, relation: str, sex: str) -> str:
        """What a relative is to the person; by sex, where that is known and makes a difference."""
        word = f"relation_{relation}"
        return self.values.get(f"{word}_{sex}") or self.plain_value(word)

    def plain_value(self, word: str) -> str:
        """The same in words for families."""
        return self.plain.get(word) or self.value(word)


@cache
def load_labels(language: str) -> Labels:
    """The words of a language; English for one that the pages do not have."""
    text = files("col7a1tools.views").joinpath("labels.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    known = language if language in tables else "en"
    table = tables[known]
    texts = {key: value for key, value in table.items() if isinstance(value, str)}
    return Labels(known, texts, table["values"], table["plain"])

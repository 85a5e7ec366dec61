"""The words of a cohort's summary, by language."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from col7a1tools.views.labels import load_labels


@dataclass(frozen=True, slots=True)
class CohortWords:
    """The words of one language.

    Attributes:
        language: ``en`` or ``es``.
        texts: by key.
    """

    language: str
    texts: dict[str, str]

    def __getitem__(self, key: str) -> str:
        return self.texts[key]

    def number(self, number: int) -> str:
        """A whole number, its thousands apart."""
        return f"{number:,}".replace(",", self.texts["thousands"])

    def share(self, text: str) -> str:
        """A decimal number that a table has as text."""
        return text.replace(".", self.texts["decimal"])

    def verdict(self, name: str) -> str:
        """A class."""
        return load_labels(self.language).value(name)


@cache
def load_cohort_words(language: str) -> CohortWords:
    """The words of ``en`` or ``es``."""
    text = files("col7a1tools.views").joinpath("cohort_words.toml").read_text(encoding="utf-8")
    return CohortWords(language, tomllib.loads(text)[language])

"""One suggestion, and its words."""

import tomllib
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files

from col7a1tools.report.words import LANGUAGES, Text


class SuggestionKind(Enum):
    """What a suggestion leads to."""

    VARIANT = "variant"
    RESIDUE = "residue"
    BASE = "base"
    EXON = "exon"
    INTRON = "intron"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that the typed text may mean.

    Attributes:
        kind: what it leads to: a variant's card, or a place.
        text: what to fill in; ``describe`` reads that of a variant, ``read_place`` all others.
        label: its name as people know it.
        why: why it fits, and what is there.
    """

    kind: SuggestionKind
    text: str
    label: Text
    why: Text


def same(text: str) -> Text:
    """A name that no language changes."""
    return Text(text, text)


def worded(key: str, **values: str | int | Text) -> Text:
    """A sentence of ``words.toml`` with its values, in each language."""
    return Text(
        **{
            language: _templates()[language][key].format(
                **{name: _in(value, language) for name, value in values.items()}
            )
            for language in LANGUAGES
        }
    )


def joined(parts: list[Text], separator: str = "; ") -> Text:
    """Several texts as one, without those that are empty."""
    return Text(
        **{
            language: separator.join(part[language] for part in parts if part[language])
            for language in LANGUAGES
        }
    )


def _in(value: str | int | Text, language: str) -> str | int:
    return value[language] if isinstance(value, Text) else value


@cache
def _templates() -> dict[str, dict[str, str]]:
    text = files("col7a1tools.suggest").joinpath("words.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    return {language: tables[language] for language in LANGUAGES}

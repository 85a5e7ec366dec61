"""Words for people, in every language and for both kinds of reader."""

from dataclasses import dataclass, field

LANGUAGES = ("en", "es")


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in each language; empty where there is nothing to say."""

    en: str
    es: str

    def __getitem__(self, language: str) -> str:
        return self.es if language == "es" else self.en


@dataclass(frozen=True, slots=True)
class Statement:
    """A finding in words.

    Attributes:
        rule: id of the rule that spoke.
        clinician: for professionals, exact.
        family: for families, plain; empty where a family needs no word of it.
        values: the numbers and words of the finding.
        sources: keys of ``citations``.
    """

    rule: str
    clinician: Text
    family: Text
    values: dict[str, str | int] = field(default_factory=dict)
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A word that a family may not know, and what it means."""

    term: Text
    meaning: Text

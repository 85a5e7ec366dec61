"""Sentences of the record with the numbers of their sources."""

from collections.abc import Iterable
from dataclasses import dataclass

from col7a1tools.report.words import Statement


@dataclass(frozen=True, slots=True)
class Cited:
    """Sentences with the numbers of their sources.

    Attributes:
        language: of the sentences.
        citations: text of each source by key, in the order of their numbers.
    """

    language: str
    citations: dict[str, str]

    def text(self, statement: Statement) -> str:
        """The sentence for professionals, with the numbers of its sources: ``... [2, 5]``."""
        numbers = {key: number for number, key in enumerate(self.citations, start=1)}
        named = sorted(numbers[key] for key in statement.sources if key in numbers)
        text = statement.clinician[self.language]
        return f"{text} [{', '.join(map(str, named))}]" if named else text

    def list(self) -> tuple[str, ...]:
        """The sources with their numbers."""
        return tuple(
            f"[{number}] {text}" for number, text in enumerate(self.citations.values(), start=1)
        )


def texts(statements: Iterable[Statement], language: str) -> tuple[str, ...]:
    """The sentences for professionals, each once."""
    said = [statement.clinician[language] for statement in statements]
    return tuple(dict.fromkeys(text for text in said if text))

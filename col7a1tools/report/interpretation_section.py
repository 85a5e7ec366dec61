"""What the findings mean for the person, in the record."""

from dataclasses import dataclass

from col7a1tools.report.words import Statement


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What the findings mean for the person.

    Attributes:
        collagen: ``none``, ``reduced``, ``altered``, ``normal`` or ``unknown``, of both copies
            together.
        headline: the result in one statement.
        statements: the expectation for collagen VII and what is known of inheritance.
        questions: what a family may want to ask next.
        cautions: what must be checked before anything else is believed; said before the headline.
    """

    collagen: str
    headline: Statement
    statements: tuple[Statement, ...]
    questions: tuple[Statement, ...]
    cautions: tuple[Statement, ...] = ()

    @property
    def in_short(self) -> tuple[Statement, ...]:
        """The result, behind what must be checked first."""
        return (*self.cautions, self.headline)

    def conclusion(self, language: str) -> str:
        """The same as professionals read it, in one text."""
        return " ".join(one.clinician[language] for one in self.in_short)

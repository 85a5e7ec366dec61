"""Errors a user can act on.

The tree::

    Col7a1Error                 anything this package reports on purpose
    ├── InputError              the user's file or text is unusable: exit status 1
    │   ├── VariantTextError    a variant description that cannot be read or does not fit the gene
    │   └── AssemblyError       positions and bases fit neither assembly, or both at once
    ├── UsageError              the command was called wrongly: exit status 2
    └── ReferenceFileError      a shipped reference file is missing or was altered: exit status 1

Every error says what is wrong, where, why, and the cure. ``code`` is stable, for scripts.
"""

from typing import Any, NamedTuple


class Place(NamedTuple):
    """Where in the user's input something is: a file and, where known, a line (1-based)."""

    path: str
    line: int | None = None

    def __str__(self) -> str:
        return self.path if self.line is None else f"{self.path}, line {self.line}"


class Col7a1Error(Exception):
    """Base of every error that is reported to a user without a traceback.

    Args:
        code: stable identifier such as ``vcf.columns``.
        message: what is wrong, in one sentence.
        place: the file and line, where there is one.
        cause: why this usually happens.
        cure: what to do about it.
    """

    exit_status = 1

    def __init__(
        self,
        code: str,
        message: str,
        *,
        place: Place | None = None,
        cause: str = "",
        cure: str = "",
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.place = place
        self.cause = cause
        self.cure = cure

    def __str__(self) -> str:
        head = f"{self.place}: {self.message}" if self.place else self.message
        parts = [head]
        if self.cause:
            parts.append(f"why: {self.cause}")
        if self.cure:
            parts.append(f"cure: {self.cure}")
        return "\n  ".join([*parts[:1], *parts[1:], f"[{self.code}]"])

    def __reduce__(self) -> tuple[object, ...]:
        """How it travels to another process."""
        about = {"place": self.place, "cause": self.cause, "cure": self.cure}
        return _made_again, (type(self), self.code, self.message, about)


def _made_again(
    kind: type[Col7a1Error], code: str, message: str, about: dict[str, Any]
) -> Col7a1Error:
    return kind(code, message, **about)


class InputError(Col7a1Error):
    """The user's file or text cannot be used."""


class VariantTextError(InputError):
    """A variant description that cannot be read, or that does not fit the gene."""


class AssemblyError(InputError):
    """REF bases and positions fit neither GRCh37 nor GRCh38, or a file mixes both."""


class UsageError(Col7a1Error):
    """The command was called in a way that makes no sense."""

    exit_status = 2


class ReferenceFileError(Col7a1Error):
    """A file of the shipped reference is missing or does not match its checksum."""

"""Lines of two records laid side by side."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from col7a1tools.compare.comparison import Cause, LineChange, Said
from col7a1tools.report.words import Statement

CauseOf = Callable[[Sequence[Statement]], Cause]


@dataclass(frozen=True, slots=True)
class Counted:
    """Lines that differ, and how many sentences say the same finding in other words."""

    lines: tuple[LineChange, ...]
    reworded: int = 0


def always(cause: Cause) -> CauseOf:
    """The same cause for every sentence."""
    return lambda _: cause


def value_line(
    line: str, subject: str, before: object, after: object, *, cause: Cause
) -> Iterator[LineChange]:
    """A fixed word or number of the record where it differs; None and ``.`` stand for no value."""
    old, new = _said(before), _said(after)
    if old != new:
        yield LineChange(line, subject, old, new, cause)


def _said(value: object) -> Said | None:
    return None if value in (None, "", ".") else Said(_text(value))


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)


def statement_lines(  # noqa: PLR0913 - both sides, what they are, and how they are paired
    line: str,
    subject: str,
    before: Iterable[Statement],
    after: Iterable[Statement],
    *,
    cause_of: CauseOf,
    single: bool = False,
) -> Counted:
    """Sentences that differ.

    Those of one rule with the same values, or with the same words, say the same. Of the rest,
    those of one rule are laid side by side in their order.

    Args:
        line: what they are.
        subject: what they speak of.
        before: of the older record.
        after: of the newer one.
        cause_of: why one sentence, or two side by side, differ.
        single: whether one sentence that is left in each record took the place of the other,
            whatever their rules.
    """
    old = [one for one in before if one.clinician.en]
    new = [one for one in after if one.clinician.en]
    reworded = 0
    for one in tuple(old):
        same = next((other for other in new if same_finding(one, other)), None)
        if same is not None:
            old.remove(one)
            new.remove(same)
            reworded += (one.clinician, one.family) != (same.clinician, same.family)
    pairs = _side_by_side(old, new, single=single)
    lines = (
        LineChange(line, subject, _words(one), _words(other), cause_of([*_held(one, other)]))
        for one, other in pairs
    )
    return Counted(tuple(lines), reworded)


def same_finding(one: Statement, other: Statement) -> bool:
    """Whether two sentences say the same: one rule with the same values, or the same words.

    A value that no sentence shows, which another version may hold, is no difference to a reader.
    """
    if one.rule != other.rule:
        return False
    return one.values == other.values or one.clinician.en == other.clinician.en


def _side_by_side(
    old: Sequence[Statement], new: Sequence[Statement], *, single: bool
) -> Iterator[tuple[Statement | None, Statement | None]]:
    if single and len(old) == len(new) == 1:
        yield old[0], new[0]
        return
    for rule in sorted({one.rule for one in (*old, *new)}):
        gone = [one for one in old if one.rule == rule]
        come = [one for one in new if one.rule == rule]
        yield from zip_longest(gone, come)


def _held(*sides: Statement | None) -> Iterator[Statement]:
    yield from (one for one in sides if one is not None)


def _words(statement: Statement | None) -> Said | None:
    return None if statement is None else Said("", statement.clinician)


def together(*parts: Counted | Iterable[LineChange]) -> Counted:
    """All of them, in this order."""
    counted = [part if isinstance(part, Counted) else Counted(tuple(part)) for part in parts]
    lines = tuple(line for part in counted for line in part.lines)
    return Counted(lines, sum(part.reworded for part in counted))

"""How the evidence on a variant stands, for professionals."""

from collections.abc import Callable

from col7a1tools.report.weighing_section import ClassChange, OthersClass, Weighing
from col7a1tools.report.words import Statement
from col7a1tools.views.labels import Labels
from col7a1tools.views.page import Row, Standing, Table

_SHOWN = 4


def standing(
    weighing: Weighing | None, labels: Labels, worded: Callable[[Statement], str]
) -> Standing:
    """Conflict, what would change the class, and what others say.

    Args:
        weighing: as the record has it; None in records of older versions.
        labels: the words of the page.
        worded: gives the words of a statement with the numbers of its sources.
    """
    columns = tuple(labels[key] for key in ("evidence_needed", "class_then"))
    if weighing is None:
        return Standing("", Table(columns, ()), ())
    rows = tuple(_row(change, labels, worded) for change in weighing.would_change[:_SHOWN])
    return Standing(
        worded(weighing.conflict) if weighing.conflict else "",
        Table(columns, rows),
        tuple(map(_others, weighing.others)),
    )


def _row(change: ClassChange, labels: Labels, worded: Callable[[Statement], str]) -> Row:
    needed = "; ".join(f"{worded(step.what)} ({step.criterion})" for step in change.needed)
    return needed, f"{labels.value(change.classification)} ({change.points})"


def _others(said: OthersClass) -> str:
    source = f"{said.source} {said.identifier}".strip()
    review = f" ({said.review})" if said.review else ""
    return f"{source}: {said.classification}{review}"

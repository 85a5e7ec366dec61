"""Rows of the tables of files and of failures."""

from typing import Any

from col7a1tools.cohort.columns import NO_VALUE
from col7a1tools.cohort.plan import Failure


def file_row(head: dict[str, Any]) -> str:
    """FILE_COLUMNS of one file that was read."""
    unread = ";".join(f"{reason}={number}" for reason, number in head["unread"].items())
    values = (
        head["file"],
        head["assembly"],
        f"{head['kind']}, {head['compression']}",
        str(head["samples"]),
        str(head["records"]),
        str(head["sites"]),
        str(len(head["variants"])),
        unread or NO_VALUE,
        "no" if head["covered"] is None else "yes",
        ";".join(code for code, _ in head["notices"]) or NO_VALUE,
    )
    return "\t".join(values)


def failure_row(failure: Failure) -> str:
    """FAILURE_COLUMNS of one file that could not be read."""
    values = (
        failure.label,
        NO_VALUE if failure.line is None else str(failure.line),
        failure.code,
        failure.message,
        failure.cause,
        failure.cure,
    )
    return "\t".join(" ".join(value.split()) or NO_VALUE for value in values)

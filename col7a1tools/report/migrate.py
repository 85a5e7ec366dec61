"""Bring a record of an earlier major version to the layout of this one."""

from typing import Any

from col7a1tools.report.document import SCHEMA_VERSION

_OLDEST = 1


def major(version: str) -> str:
    """The part of a schema version that changes when old readers would fail."""
    return version.partition(".")[0]


def can_migrate(version: str) -> bool:
    """Whether records of this schema version can be brought up to date."""
    number = major(version)
    return number.isdecimal() and _OLDEST <= int(number) < int(major(SCHEMA_VERSION))


def migrate(plain: dict[str, Any]) -> dict[str, Any]:
    """The record in this version's layout; what it does not hold is left empty.

    Version 1 had a list of statements for the family, and never wrote one into it.

    Args:
        plain: a record whose version `can_migrate`.
    """
    return {**plain, "schema_version": SCHEMA_VERSION, "relatives": {}}

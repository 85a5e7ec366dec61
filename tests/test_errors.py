"""Errors say what, where, why and the cure, and map to an exit status."""

import inspect
import re
from collections.abc import Iterator

import pytest

from col7a1tools import errors
from col7a1tools.errors import (
    AssemblyError,
    Col7a1Error,
    InputError,
    Place,
    ReferenceFileError,
    UsageError,
    VariantTextError,
)
from tests.command_line import PROJECT

STATUSES = {
    InputError: 1,
    VariantTextError: 1,
    AssemblyError: 1,
    ReferenceFileError: 1,
    UsageError: 2,
}


def classes() -> Iterator[type[Col7a1Error]]:
    for _, member in inspect.getmembers(errors, inspect.isclass):
        if issubclass(member, Col7a1Error) and member is not Col7a1Error:
            yield member


def test_every_error_has_its_exit_status() -> None:
    assert {kind: kind.exit_status for kind in classes()} == STATUSES


def test_the_tree_in_the_documentation_names_every_error() -> None:
    assert errors.__doc__ is not None
    drawn = re.findall(r"(\w+Error)\b", errors.__doc__)
    assert set(drawn) == {kind.__name__ for kind in classes()} | {"Col7a1Error"}


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (InputError("a.b", "it is wrong"), "it is wrong\n  [a.b]"),
        (
            InputError("a.b", "it is wrong", place=Place("x.vcf", 7), cause="so", cure="this"),
            "x.vcf, line 7: it is wrong\n  why: so\n  cure: this\n  [a.b]",
        ),
        (InputError("a.b", "it is wrong", place=Place("x.vcf")), "x.vcf: it is wrong\n  [a.b]"),
    ],
)
def test_a_message_says_where_what_why_and_the_cure(error: Col7a1Error, text: str) -> None:
    assert str(error) == text


def test_the_codes_have_one_form() -> None:
    """A group and a name, lower case, so that scripts can tell them apart."""
    code = re.compile(r"\w*Error\(\s*\"([^\"]+)\",")
    found = set()
    for path in (PROJECT / "col7a1tools").rglob("*.py"):
        found |= set(code.findall(path.read_text(encoding="utf-8")))
    assert len(found) > 40
    assert [one for one in found if not re.fullmatch(r"[a-z0-9_]+\.[a-z0-9_]+", one)] == []

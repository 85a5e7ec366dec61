"""Each hazard of docs/hazards.md has tests that show what stands against it, and they exist."""

import ast
import re

import pytest

from tests.command_line import PROJECT

PAGE = (PROJECT / "docs" / "hazards.md").read_text(encoding="utf-8")
HAZARDS = dict(re.findall(r"^## (.*)\n((?:(?!## ).*\n?)*)", PAGE, re.MULTILINE))
NAMED = re.compile(r"^- `(tests/[\w/]+\.py)::(test_\w+)`$", re.MULTILINE)


@pytest.mark.parametrize("hazard", HAZARDS)
def test_a_hazard_says_what_is_done_and_names_tests_that_exist(hazard: str) -> None:
    text = HAZARDS[hazard]
    named = NAMED.findall(text)
    assert named, "no test shows what stands against it"
    assert len(named) == text.count("\n- "), "a line of the list is no test"
    for path, name in named:
        tree = ast.parse((PROJECT / path).read_text(encoding="utf-8"))
        functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
        assert name in functions, f"{path}::{name}"


def test_the_hazards_that_matter_most_are_there() -> None:
    expected = {"Wrong assembly", "Wrong transcript", "Missed variant in a gap", "Swapped sample"}
    expected |= {"Stale or changed source", "Wrong phase", "Report of another patient"}
    assert expected <= HAZARDS.keys()

"""The documents name every command, option, column and word, and nothing that does not exist."""

import argparse
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from col7a1tools.annotate.effects import EFFECTS
from col7a1tools.cli.main import COMMANDS
from col7a1tools.model.variant import NotAnnotated
from col7a1tools.nomenclature.parse import Phase
from col7a1tools.views.columns import COLUMNS
from col7a1tools.views.csq import FIELDS
from tests.command_line import PROJECT

DOCS = PROJECT / "docs"
COMMANDS_PAGE = (DOCS / "commands.md").read_text(encoding="utf-8")
ANNOTATE_PAGE = (DOCS / "annotate.md").read_text(encoding="utf-8")


def section(page: str, title: str) -> str:
    """What stands below a heading of the second rank."""
    match = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert match is not None, title
    return match[1]


def first_cells(text: str) -> list[str]:
    """Words in backticks of the first column of the tables."""
    rows = re.findall(r"^\|([^|]*)\|", text, re.MULTILINE)
    return [word for row in rows for word in re.findall(r"`([^`]+)`", row)]


def meanings(text: str) -> dict[str, str]:
    """Rows of a table of two columns: word and meaning."""
    return dict(re.findall(r"^\| `([^`]+)` \| (.*) \|$", text, re.MULTILINE))


def actions(command: str) -> Iterator[argparse.Action]:
    """Arguments and options of a command, and of its actions where it has several."""
    parser = argparse.ArgumentParser(add_help=False)
    import_module(f"col7a1tools.cli.{command}").add_arguments(parser)
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for nested in action.choices.values():
                yield from (one for one in nested._actions if one.dest != "help")


def names_of(command: str) -> set[str]:
    """Arguments and options of a command, as its help writes them."""
    names = {"--debug"}
    for action in actions(command):
        names |= set(action.option_strings) or {str(action.metavar)}
    return names


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_of_a_command_is_documented_and_no_other(command: str) -> None:
    assert set(first_cells(section(COMMANDS_PAGE, command))) == names_of(command)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_choice_of_an_option_is_documented(command: str) -> None:
    text = section(COMMANDS_PAGE, command)
    usage = "\n".join(line for line in text.splitlines() if line.startswith("`col7a1tools "))
    for action in actions(command):
        if action.choices and "as for" not in text:
            assert all(f"`{choice}`" in text for choice in action.choices)
        if action.choices:
            assert "|".join(action.choices) in usage


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_explains_every_argument(command: str) -> None:
    assert all(action.help for action in actions(command))


def test_the_page_has_every_command_and_no_other() -> None:
    assert re.findall(r"^## (.*)$", COMMANDS_PAGE, re.MULTILINE) == list(COMMANDS)


def test_every_command_is_a_module_and_every_module_a_command_or_shared() -> None:
    modules = {path.stem for path in (PROJECT / "col7a1tools" / "cli").glob("*.py")}
    assert set(COMMANDS) <= modules
    commands = {
        name
        for name in modules - {"main", "__init__"}
        if hasattr(import_module(f"col7a1tools.cli.{name}"), "run")
    }
    assert commands == set(COMMANDS)


def test_the_effects_are_documented_with_the_same_words() -> None:
    text = section(ANNOTATE_PAGE, "Words of `collagen_effect`")
    assert meanings(text) == EFFECTS


def test_the_reasons_for_no_annotation_are_documented() -> None:
    text = section(ANNOTATE_PAGE, "Columns").split("not_annotated`:")[1]
    assert set(meanings(text)) == {reason.value for reason in NotAnnotated}


def test_the_columns_are_documented_in_their_order() -> None:
    text = section(ANNOTATE_PAGE, "Columns").split("not_annotated`:")[0]
    documented = [word for word in first_cells(text) if word in COLUMNS]
    order = [column for column in COLUMNS if column not in {"points", "criteria"}]
    assert [word for word in documented if word not in {"points", "criteria"}] == order
    assert {"points", "criteria"} <= set(documented)


def test_the_fields_of_csq_are_documented() -> None:
    text = section(ANNOTATE_PAGE, "Annotated VCF")
    own = FIELDS[FIELDS.index("HGVSg") + 1 : FIELDS.index("NOT_ANNOTATED")]
    assert all(f"`{field}`" in text for field in own)


def test_the_keys_of_json_are_documented() -> None:
    text = section(ANNOTATE_PAGE, "JSON")
    keys = "findings outcomes evidence input grch38 grch37 legacy_names notes error code cause cure"
    for key in (*keys.split(), "candidates", "phase", "variants"):
        assert f"`{key}`" in text
    for phase in set(Phase) - {Phase.SINGLE}:
        assert f"`{phase.value}`" in text


def test_the_statuses_are_documented() -> None:
    assert re.findall(r"^\| (\d+) \|", COMMANDS_PAGE, re.MULTILINE) == ["0", "1", "2", "3", "130"]


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=lambda page: page.name)
def test_links_of_a_page_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target

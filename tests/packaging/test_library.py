"""The library is what docs/library.md says, typed, and its examples run."""

import doctest
import importlib
import inspect
import re
from pathlib import Path
from typing import get_type_hints

import pytest

import col7a1tools
from col7a1tools import library
from tests.command_line import PROJECT

PAGE = PROJECT / "docs" / "library.md"
PACKAGES = sorted(
    ".".join(path.parent.relative_to(PROJECT).parts)
    for path in Path(str(col7a1tools.__file__)).parent.rglob("__init__.py")
)


def test_the_examples_of_the_page_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PROJECT)
    result = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert result.attempted > 10
    assert result.failed == 0


def test_the_page_lists_every_public_name_and_no_other() -> None:
    cells = re.findall(r"^\| ((?:`\w+` ?)+)\|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    listed = [name for cell in cells for name in re.findall(r"`(\w+)`", cell)]
    assert sorted(listed) == sorted(library.__all__)


def test_all_holds_what_the_module_gives() -> None:
    given = {
        name
        for name, value in vars(library).items()
        if not name.startswith("_") and not inspect.ismodule(value)
    }
    assert given == set(library.__all__)
    assert library.__all__ == sorted(library.__all__)


@pytest.mark.parametrize("name", library.__all__)
def test_a_public_name_is_described_and_typed(name: str) -> None:
    value = getattr(library, name)
    assert inspect.getdoc(value)
    if inspect.isfunction(value):
        hints = get_type_hints(value)
        assert hints.keys() == {*inspect.signature(value).parameters, "return"}


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_has_what_its_all_names(package: str) -> None:
    module = importlib.import_module(package)
    for name in getattr(module, "__all__", ()):
        assert hasattr(module, name), f"{package}.{name}"

"""What is installed was locked, its licences are known, and releases can be rebuilt."""

import json
import os
import re
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distributions, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from requirements.bill_of_materials import bill_of, tools
from requirements.distributions import build
from requirements.licences import PAGE, compatible, doubtful, licence_of, parts
from requirements.locks import CONSTRAINTS, FOLDER, PROJECT, declared, lists, pins
from tests.packaging.environments import Environment

LISTS = {name: (FOLDER / f"{name}.txt").read_text(encoding="utf-8") for name in lists()}
NAMES = sorted(LISTS)
PROJECT_TABLE = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ROW = re.compile(r"^\| `([a-z0-9-]+)` \| (.+) \|$", re.MULTILINE)


def needed(extras: list[str]) -> set[str]:
    """Everything that is installed because of the package and some of its extras."""
    wanted = [*PROJECT_TABLE["dependencies"], *declared()[1]]
    wanted += [one for name in extras for one in PROJECT_TABLE["optional-dependencies"][name]]
    seen: set[tuple[str, str]] = set()
    while wanted:
        requirement = Requirement(wanted.pop())
        for extra in ("", *requirement.extras):
            key = (canonicalize_name(requirement.name), extra)
            if key in seen:
                continue
            seen.add(key)
            for text in _requires(requirement.name):
                marker = Requirement(text).marker
                if marker is None or marker.evaluate({"extra": extra}):
                    wanted.append(text)
    return {name for name, _ in seen}


def _requires(package: str) -> list[str]:
    """What an installed package asks for; what writes the bill of materials lies apart."""
    places = [*sys.path, str(tools())]
    return next(iter(distributions(name=package, path=places))).requires or []


def locks_of(text: str) -> list[str]:
    """One text for each package: its pin and its hashes."""
    lines = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    return [one for one in lines.replace("\\\n", " ").splitlines() if one]


@pytest.mark.parametrize("name", NAMES)
def test_every_package_of_a_list_is_pinned_with_hashes_and_no_address(name: str) -> None:
    form = re.compile(r"[a-z0-9-]+==[\w.]+( ; [^#:/]+?)?( +--hash=sha256:[0-9a-f]{64})+ *")
    assert [lock for lock in locks_of(LISTS[name]) if not form.fullmatch(lock)] == []
    assert "//" not in LISTS[name]
    assert len(locks_of(LISTS[name])) == len(pins(LISTS[name])) > 0


@pytest.mark.parametrize("name", NAMES)
def test_a_list_holds_all_that_is_needed_in_the_versions_of_the_constraints(name: str) -> None:
    constraints = pins(CONSTRAINTS.read_text(encoding="utf-8"))
    held = pins(LISTS[name])
    assert held.items() <= constraints.items()
    if name != "fuzz":  # installed by whoever fuzzes, and so not known here
        assert needed(lists()[name][1]) <= held.keys()


def test_the_constraints_say_what_the_lists_say() -> None:
    together = {package: held for text in LISTS.values() for package, held in pins(text).items()}
    assert pins(CONSTRAINTS.read_text(encoding="utf-8")) == together


def test_what_is_installed_is_what_is_locked() -> None:
    other = {}
    for package, locked in pins(LISTS["development"]).items():
        try:
            found = version(package)
        except PackageNotFoundError:
            continue
        if found != locked:
            other[package] = found
    assert other == {}


def test_the_page_of_licences_is_true_and_every_licence_goes_with_ours() -> None:
    rows = dict(ROW.findall(PAGE.read_text(encoding="utf-8")))
    assert rows.keys() == {package for packages in parts().values() for package in packages}
    wrong = {one: licence_of(one) for one in rows if licence_of(one) not in ("", rows[one])}
    assert wrong == {}
    assert "not stated" not in rows.values()
    assert doubtful() == []


@pytest.mark.parametrize(
    ("licence", "goes"),
    [
        ("MIT", True),
        ("Apache-2.0 OR GPL-3.0-only", True),
        ("MIT AND GPL-3.0-only", False),
        ("(MIT AND Zlib) OR GPL-2.0-only", True),
        ("not stated", False),
    ],
)
def test_a_licence_is_judged_by_all_that_it_asks_for(licence: str, goes: bool) -> None:
    assert compatible(licence) is goes


def test_the_bill_of_materials_is_valid_and_lists_every_dependency_and_nothing_else(
    installed: Environment,
) -> None:
    text = bill_of(installed.python)
    components = {
        str(canonicalize_name(one["name"])): one["version"]
        for one in json.loads(text)["components"]
    }
    builders = {canonicalize_name(Requirement(one).name) for one in declared()[1]}
    package = needed([]) - builders
    assert components == {
        name: held for name, held in pins(LISTS["package"]).items() if name in package
    }
    assert str(PROJECT) not in text
    assert "file:" not in text


def test_the_same_files_give_the_same_distributions(
    distributions: list[Path], tmp_path: Path
) -> None:
    mask = os.umask(0o077)
    try:
        again = build(tmp_path / "another" / "folder")
    finally:
        os.umask(mask)
    assert [path.name for path in again] == [path.name for path in distributions]
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in distributions]

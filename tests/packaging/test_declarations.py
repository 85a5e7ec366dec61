"""What pyproject and the constraints declare is what the project has and needs."""

import re
import subprocess
import sys
import tomllib
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.packaging.environments import PROJECT

PYPROJECT = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
PINS = [
    line
    for line in (PROJECT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
HEAVY = ("numpy", "cyvcf2", "pysam", "jinja2", "requests", "Bio", "typst", "jsonschema")
# Modules of our own that take a tenth of a second.
NOT_FOR_HELP = ("col7a1tools.report", "col7a1tools.views.render", "col7a1tools.relatives")


def test_every_package_is_declared() -> None:
    declared = set(PYPROJECT["tool"]["setuptools"]["packages"])
    found = {
        ".".join(init.parent.relative_to(PROJECT).parts)
        for init in (PROJECT / "col7a1tools").rglob("__init__.py")
    }
    assert declared == found | {"col7a1tools.reference"}


def test_every_folder_with_modules_is_a_package() -> None:
    folders = {module.parent for module in (PROJECT / "col7a1tools").rglob("*.py")}
    assert [folder for folder in folders if not (folder / "__init__.py").exists()] == []


def test_constraints_are_plain_pins() -> None:
    assert [
        pin for pin in PINS if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][0-9A-Za-z.]*", pin)
    ] == []


def test_constraints_pin_everything_that_is_installed() -> None:
    pinned = {canonicalize_name(pin.split("==")[0]) for pin in PINS}
    project = PYPROJECT["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    seen: set[str] = set()
    while wanted:
        requirement = Requirement(wanted.pop())
        name = canonicalize_name(requirement.name)
        if name in seen or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        seen.add(name)
        wanted.extend(requires(requirement.name) or [])
    assert seen - pinned == set()
    assert "setuptools" in pinned


def imported_by(words: list[str]) -> set[str]:
    """The modules that a command has loaded at its end."""
    program = (
        "import sys\n"
        "from col7a1tools.cli.main import main\n"
        "try:\n"
        f"    main({words})\n"
        "except SystemExit:\n"
        "    pass\n"
        "print(*sys.modules, file=sys.stderr)\n"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize("words", [["--help"], ["report", "--help"], ["render", "--help"]])
def test_help_imports_nothing_heavy(words: list[str]) -> None:
    assert imported_by(words) & {*HEAVY, *NOT_FOR_HELP} == set()


def test_annotating_a_file_does_not_load_what_looks_into_code() -> None:
    # A module of dataclasses among those it loads would bring both, a tenth of the start.
    file = PROJECT / "examples" / "compound_heterozygous_trio" / "family.GRCh38.vcf"
    loaded = imported_by(["annotate", str(file)])
    assert "col7a1tools.classify.classify" in loaded
    assert loaded & {"dataclasses", "inspect"} == set()


@pytest.mark.parametrize("command", ["annotate", "carriers", "describe"])
def test_a_command_that_ends_at_once_leaves_nothing_open(command: str, tmp_path: Path) -> None:
    file = PROJECT / "examples" / "compound_heterozygous_trio" / "family.GRCh38.vcf"
    words = [command, "c.6527dup" if command == "describe" else str(file)]
    if command == "annotate":
        words += ["-o", str(tmp_path / "out.tsv")]
    program = (
        "import os, sys, threading\n"
        "from col7a1tools.cli.main import main\n"
        f"status = main({words})\n"
        "threads = threading.active_count()\n"
        "try:\n"
        "    os.waitpid(-1, os.WNOHANG)\n"
        "    children = 'some'\n"
        "except ChildProcessError:\n"
        "    children = 'none'\n"
        "print(status, threads, children, file=sys.stderr)\n"
    )
    # In its development mode Python tells of every file that nobody closed.
    done = subprocess.run(
        [sys.executable, "-X", "dev", "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stderr.splitlines()[-1] == "0 1 none"
    assert "ResourceWarning" not in done.stderr

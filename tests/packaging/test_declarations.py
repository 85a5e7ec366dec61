"""What pyproject and the constraints declare is what the project has and needs."""

import re
import subprocess
import sys
import tomllib
from importlib.metadata import requires

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


@pytest.mark.parametrize("words", [["--help"], ["report", "--help"], ["render", "--help"]])
def test_help_imports_nothing_heavy(words: list[str]) -> None:
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
    assert set(done.stderr.split()) & {*HEAVY, *NOT_FOR_HELP} == set()

"""Write the locked lists of requirements and the constraints from what pyproject.toml asks for.

``python -m requirements.locks`` keeps every version that ``constraints.txt`` names and adds what is
new; ``--upgrade`` takes the newest of everything. Each file of each package has its hash, for every
platform; no list holds an address, so they work with any index.
"""

import argparse
import re
import subprocess
import sys
import tomllib
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
FOLDER = PROJECT / "requirements"
CONSTRAINTS = PROJECT / "constraints.txt"
OLDEST_PYTHON = "3.11"
# Extras for whoever works on the package, not for whoever uses it.
OF_DEVELOPERS = ("bill", "fuzz", "supply", "test")

_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([0-9][0-9A-Za-z.]*)", re.MULTILINE)
_CONSTRAINTS_HEAD = """\
# The versions that the project is developed and tested with, on Python 3.11 and later: everything
# that the package and its tests need, and everything that those need in turn.
# Use: pip install -c constraints.txt .     Written by: make locks
"""
_LIST_HEAD = """\
# {what}
# Use: pip install --require-hashes -r requirements/{name}.txt     Written by: make locks
"""


def declared() -> tuple[list[str], list[str]]:
    """The extras for users, and what a build needs."""
    pyproject = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = sorted(pyproject["project"]["optional-dependencies"])
    return [one for one in extras if one not in OF_DEVELOPERS], pyproject["build-system"][
        "requires"
    ]


def lists() -> dict[str, tuple[str, list[str]]]:
    """Each list's name, with what it is for and the extras that it covers."""
    of_users, _ = declared()
    return {
        "package": ("What the package needs, and what builds it.", []),
        "extras": (f"The package with all that users may add: {', '.join(of_users)}.", of_users),
        "development": (
            "All of that, and what tests and checks need.",
            [*of_users, "supply", "test"],
        ),
        "bill": ("What writes the bill of materials; it is installed apart.", ["bill"]),
        "fuzz": ("The package, and what fuzzing led by coverage needs (Linux).", ["fuzz"]),
    }


def pins(text: str) -> dict[str, str]:
    """The version of each package that a list pins, by the package's name as it is written."""
    return dict(_PIN.findall(text))


def locked(extras: list[str], *, upgrade: bool) -> str:
    """One line a package, with the hashes of its files, in the form that pip reads."""
    _, build = declared()
    words = ["pyproject.toml", "-", *(word for extra in extras for word in ("--extra", extra))]
    kept = [] if upgrade else ["--constraints", str(CONSTRAINTS)]
    options = ["--universal", "--python-version", OLDEST_PYTHON, "--generate-hashes", "--no-header"]
    plain = ["--no-annotate", "--no-emit-index-url", "--no-emit-find-links", "--quiet"]
    done = subprocess.run(  # noqa: S603 - words of our own
        [sys.executable, "-m", "uv", "pip", "compile", *words, *kept, *options, *plain],
        input="\n".join(build),
        cwd=PROJECT,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout


def main() -> None:
    """Write every list, then the constraints that say the same without hashes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions")
    upgrade = parser.parse_args().upgrade
    known: dict[str, str] = {}
    # The longest list first: what it takes with --upgrade, the others keep to.
    for name, (what, extras) in sorted(lists().items(), key=lambda one: -len(one[1][1])):
        text = locked(extras, upgrade=upgrade)
        head = _LIST_HEAD.format(what=what, name=name)
        (FOLDER / f"{name}.txt").write_text(head + text, encoding="utf-8")
        known |= pins(text)
        if upgrade:
            write_constraints(known)
        upgrade = False
    write_constraints(known)


def write_constraints(known: dict[str, str]) -> None:
    """Write the versions of all packages that any list pins."""
    lines = [f"{package}=={version}\n" for package, version in sorted(known.items())]
    CONSTRAINTS.write_text(_CONSTRAINTS_HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()

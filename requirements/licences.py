"""Read the licences of every dependency from what is installed, and write docs/dependencies.md.

``python -m requirements.licences`` ends with exit status 1 where a package that users get has a
licence that is not known to go with ours (MIT).
"""

import re
import sys
from importlib.metadata import distributions

from requirements.bill_of_materials import tools
from requirements.locks import FOLDER, PROJECT, lists, pins

PAGE = PROJECT / "docs" / "dependencies.md"

# Licences that ask no more than notice (and, MPL-2.0, the source of changed files of their own).
COMPATIBLE = frozenset(
    {"0BSD", "Apache-2.0", "BSD", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT"}
    | {"MIT-0", "MPL-2.0", "PSF-2.0", "Zlib", "LicenseRef-Biopython-License-Agreement"}
)
# SPDX names for what older metadata says, in its classifiers first.
_CLASSIFIERS = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD",
    "GNU General Public License (GPL)": "GPL",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
_TEXTS = {"3-Clause BSD License": "BSD-3-Clause", "MIT License": "MIT"}
# Read in the licence file of the package, where its metadata is silent, unclear or wrong.
_READ_IN_THE_FILE = {
    "axe-playwright-python": "MIT",
    "docutils": "public domain AND BSD-2-Clause AND GPL-3.0 (one tool)",
    "jinja2": "BSD-3-Clause",
    "locket": "BSD-2-Clause",
    "partd": "BSD-3-Clause",
    "phenopackets": "BSD-3-Clause",
    "webcolors": "BSD-3-Clause",
    "zict": "BSD-3-Clause",
}
_TITLES = {
    "package": "The package",
    "extras": "What its extras add",
    "fuzz": "What fuzzing led by coverage adds (the same holds)",
    "bill": "What writes the bill of materials (the same holds)",
    "development": "What tests and checks add (nobody who installs the package gets these)",
}
_ELSEWHERE = "not assessed: needed on other systems or older Pythons alone"
_HEAD = """\
# Dependencies and their licences

Written by `make locks` from the metadata of what is installed; a test keeps it true. Versions:
[constraints.txt](../constraints.txt); the hash of every file: [requirements/](../requirements).

Everything that users get asks for no more than that its notice is kept; `certifi` (MPL-2.0) also
for the source of its own files, should somebody change them. All of it goes with the MIT licence of
the package. Wheels may hold compiled libraries (htslib in `pysam` and `cyvcf2`, Rust crates in
`typst`) whose own licences are not listed: not assessed, since their metadata does not name them.
"""


def licence_of(package: str) -> str:
    """The licence in SPDX names, or what the metadata says; empty where nothing is installed."""
    if package in _READ_IN_THE_FILE:
        return _READ_IN_THE_FILE[package]
    places = [*sys.path, str(tools())]
    found_in = next(iter(distributions(name=package, path=places)), None)
    if found_in is None:
        return ""
    held = found_in.metadata
    if "License-Expression" in held:
        return held["License-Expression"]
    text = held["License"].partition("\n")[0] if "License" in held else ""
    if text in COMPATIBLE:
        return text
    kinds = [line.split(" :: ")[-1] for line in held.get_all("Classifier") or []]
    found = [_CLASSIFIERS[kind] for kind in kinds if kind in _CLASSIFIERS]
    return " AND ".join(found) or _TEXTS.get(text, text) or "not stated"


def compatible(licence: str) -> bool:
    """True where what is asked for can be kept: all of an ``AND``, one of an ``OR``."""
    return any(
        all(part in COMPATIBLE for part in re.split(r" AND ", choice))
        for choice in licence.replace("(", "").replace(")", "").split(" OR ")
    )


def parts() -> dict[str, list[str]]:
    """The packages that each list adds to the one before it."""
    seen: set[str] = set()
    added = {}
    for name in lists():
        held = list(pins((FOLDER / f"{name}.txt").read_text(encoding="utf-8")))
        added[name] = [package for package in held if package not in seen]
        seen.update(held)
    return added


def page() -> str:
    """The page with a table for each part."""
    blocks = [_HEAD]
    for name, packages in parts().items():
        rows = [f"| `{one}` | {licence_of(one) or _ELSEWHERE} |" for one in packages]
        blocks.append(
            "\n".join([f"## {_TITLES[name]}\n", "| package | licence |", "|---|---|", *rows, ""])
        )
    return "\n".join(blocks)


def doubtful() -> list[str]:
    """Packages that users get and whose licence is not known to go with ours."""
    delivered = [package for name in ("package", "extras") for package in parts()[name]]
    known = {package: licence_of(package) for package in delivered}
    return [
        f"{one}: {licence}" for one, licence in known.items() if licence and not compatible(licence)
    ]


def main() -> int:
    """Write the page and name what is doubtful."""
    PAGE.write_text(page(), encoding="utf-8")
    for line in doubtful():
        print(f"a licence that is not known to go with MIT: {line}", file=sys.stderr)
    return int(bool(doubtful()))


if __name__ == "__main__":
    raise SystemExit(main())

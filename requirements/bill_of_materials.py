"""Write the bill of materials (CycloneDX 1.6) of the package with all its extras.

``python -m requirements.bill_of_materials --out dist/sbom.cdx.json`` installs the locked versions
and the wheel into an environment of its own, so that nothing else is listed, and validates the
result. What writes the bill lies apart as well: with its checkers of formats beside it, jsonschema
takes several times as long to import.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import venv
from pathlib import Path
from tempfile import TemporaryDirectory

from requirements.distributions import build
from requirements.locks import FOLDER, PROJECT

# Runs a module that lies in a folder apart. The environment that is listed must not see the folder,
# so it goes by word and not by PYTHONPATH, which that environment's Python would follow.
_FROM_FOLDER = """
import runpy, sys
sys.path.insert(0, sys.argv.pop(1))
runpy.run_module("cyclonedx_py", run_name="__main__", alter_sys=True)
"""
# Installed from this folder, whatever its name: where that was is nobody's business.
_PLACES = "distribution"


def bill_of(python: Path) -> str:
    """The validated bill of what an environment holds, without moment, serial number and places."""
    words = ["environment", "--pyproject", str(PROJECT / "pyproject.toml"), "--mc-type", "library"]
    options = ["--output-reproducible", "--validate", "--of", "JSON", str(python)]
    done = subprocess.run(  # noqa: S603 - words of our own
        [sys.executable, "-c", _FROM_FOLDER, str(tools()), *words, *options],
        env=_without_path(),
        stdout=subprocess.PIPE,
        check=True,
    )
    bill = json.loads(done.stdout)
    for component in (bill["metadata"]["component"], *bill["components"]):
        kept = [one for one in component.get("externalReferences", []) if one["type"] != _PLACES]
        component["externalReferences"] = kept
    return json.dumps(bill, indent=1, ensure_ascii=False) + "\n"


def tools() -> Path:
    """The folder of the packages that write the bill, installed where it is not there yet."""
    wanted = FOLDER / "bill.txt"
    mark = hashlib.sha256(wanted.read_bytes()).hexdigest()[:16]
    folder = Path(sys.prefix) / f"bill-{mark}"
    if not folder.exists():
        with TemporaryDirectory(dir=sys.prefix) as name:
            made = Path(name) / "made"
            pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
            words = [
                "install",
                "--no-deps",
                "--require-hashes",
                "--no-compile",
                "--target",
                str(made),
            ]
            _run([*pip, *words, "-r", str(wanted)])
            made.rename(folder)
    return folder


def main() -> None:
    """Make the environment and write its bill."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=PROJECT / "dist" / "sbom.cdx.json")
    out = parser.parse_args().out
    with TemporaryDirectory() as name:
        folder = Path(name)
        wheel = next(path for path in build(folder / "dist") if path.suffix == ".whl")
        venv.create(folder / "env", with_pip=True)
        python = folder / "env" / "bin" / "python"
        pip = [str(python), "-m", "pip", "--quiet", "--disable-pip-version-check"]
        _run([*pip, "install", "--require-hashes", "-r", str(FOLDER / "extras.txt")])
        _run([*pip, "install", "--no-deps", "--no-index", str(wheel)])
        _run([*pip, "uninstall", "--yes", "setuptools", "pip"])
        text = bill_of(python)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(text, encoding="utf-8")
    print(out)


def _run(words: list[str]) -> None:
    subprocess.run(words, check=True, env=_without_path())  # noqa: S603 - words of our own


def _without_path() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}


if __name__ == "__main__":
    main()

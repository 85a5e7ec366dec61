"""Install the locked package on every Python that this machine has, and let it do its main work.

``python -m requirements.pythons`` prints a table; a Python on which it does not work gives exit
status 1.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from requirements.distributions import build
from requirements.locks import FOLDER, PROJECT

VERSIONS = ("3.11", "3.12", "3.13", "3.14")
_EXAMPLE = PROJECT / "examples" / "homozygous" / "family.GRCh38.vcf"


def works(version: str, wheel: Path, folder: Path) -> str:
    """What became of the package on a Python: ``works``, ``not here``, or the first fault."""
    found = shutil.which(f"python{version}")
    if found is None or _run([found, "-c", ""]):
        return "not on this machine"
    env = folder / version
    python, command = env / "bin" / "python", env / "bin" / "col7a1tools"
    pip = [str(python), "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
    outputs = [word for end in ("html", "pdf", "json") for word in ("-o", str(env / f"out.{end}"))]
    for words in (
        [found, "-m", "venv", str(env)],
        [*pip, "--require-hashes", "-r", str(FOLDER / "package.txt")],
        [*pip, "--no-deps", "--no-index", str(wheel)],
        [str(command), "annotate", str(_EXAMPLE), "-o", str(env / "out.tsv")],
        [str(command), "report", str(_EXAMPLE), *outputs],
    ):
        if fault := _run(words):
            return fault
    return "works"


def _run(words: list[str]) -> str:
    done = subprocess.run(  # noqa: S603 - words of our own
        words, capture_output=True, text=True, check=False
    )
    return "" if done.returncode == 0 else (done.stderr.strip().splitlines() or ["fails"])[-1]


def main() -> int:
    """Try each."""
    failed = False
    print("| Python | package |\n|---|---|")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wheel = next(path for path in build(folder / "dist") if path.suffix == ".whl")
        for version in VERSIONS:
            result = works(version, wheel, folder)
            failed = failed or result not in ("works", "not on this machine")
            print(f"| {version} | {result} |", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())

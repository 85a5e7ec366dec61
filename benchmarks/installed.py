"""Measure the package as its users install it.

``python -m benchmarks.installed WORD...`` builds the wheel, puts it into an environment of its own
with the locked versions, and runs ``benchmarks.speed`` there with the same words. A checkout that
is installed for development looks its modules up in another way, and every command of it starts
later.
"""

import subprocess
import sys
import venv
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.peers import WORK
from requirements.distributions import build
from requirements.locks import FOLDER

INSTALLED = WORK / "installed"


def main() -> None:
    """Put this checkout's wheel into the environment, and measure with it."""
    python = INSTALLED / "bin" / "python"
    if not python.exists():
        venv.create(INSTALLED, with_pip=True)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", str(FOLDER / "package.txt")], check=True)
    with TemporaryDirectory() as folder:
        wheel = next(path for path in build(Path(folder)) if path.suffix == ".whl")
        subprocess.run([*pip, "--no-deps", "--force-reinstall", str(wheel)], check=True)
    measuring = [str(python), "-m", "benchmarks.speed", *sys.argv[1:]]
    sys.exit(subprocess.run(measuring, check=False).returncode)


if __name__ == "__main__":
    main()

"""Install the package as its users do, so that what is measured is what they run.

``python -m benchmarks.installed`` builds the wheel and puts it into ``benchmarks/work/installed``,
an environment of its own with the locked versions. A checkout that is installed for development
looks its modules up in another way, and every command of it starts later.
"""

import subprocess
import venv
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.peers import WORK
from requirements.distributions import build
from requirements.locks import FOLDER

INSTALLED = WORK / "installed"


def main() -> None:
    """Make the environment where it is missing, and put this checkout's wheel into it."""
    python = INSTALLED / "bin" / "python"
    if not python.exists():
        venv.create(INSTALLED, with_pip=True)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", str(FOLDER / "package.txt")], check=True)
    with TemporaryDirectory() as folder:
        wheel = next(path for path in build(Path(folder)) if path.suffix == ".whl")
        subprocess.run([*pip, "--no-deps", "--force-reinstall", str(wheel)], check=True)
    print(python)


if __name__ == "__main__":
    main()

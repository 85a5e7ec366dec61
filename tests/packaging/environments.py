"""Virtual environments of their own, to install the package into."""

import fcntl
import os
import subprocess
import venv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Environment:
    """A virtual environment that sees no packages but its own."""

    directory: Path

    @property
    def python(self) -> Path:
        return self.directory / "bin" / "python"

    @property
    def command(self) -> Path:
        return self.directory / "bin" / "col7a1tools"

    def pip_install(self, *arguments: str) -> None:
        pip = [str(self.python), "-m", "pip", "install", "--quiet", "--no-compile", "-c"]
        self.run([*pip, str(PROJECT / "constraints.txt"), *arguments], self.directory)

    def run(self, command: list[str], folder: Path) -> str:
        """Standard output of a command that must succeed, run away from the checkout."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
        done = subprocess.run(
            command, cwd=folder, env=kept, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


def new_environment(directory: Path) -> Environment:
    venv.create(directory, with_pip=True)
    return Environment(directory)


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that the first process of a run of tests makes, and the others wait for."""
    root = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        root = root.parent
    folder, done = root / name, root / f"{name}.made"
    with (root / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            make(folder)
            done.touch()
    return folder

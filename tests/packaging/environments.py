"""Virtual environments of their own, to install the package into."""

import fcntl
import os
import subprocess
import sys
import venv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from requirements.distributions import build

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
        """Install into it with the pip that the tests have, so that it needs none of its own."""
        pip = [sys.executable, "-m", "pip", "--python", str(self.python), "install", "--quiet"]
        held = ["--no-compile", "-c", str(PROJECT / "constraints.txt")]
        self.run([*pip, *held, *arguments], self.directory)

    def run(self, command: list[str], folder: Path) -> str:
        """Standard output of a command that must succeed, run away from the checkout."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
        done = subprocess.run(
            command, cwd=folder, env=kept, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


def new_environment(directory: Path) -> Environment:
    venv.create(directory)
    return Environment(directory)


def distributions_once(factory: pytest.TempPathFactory) -> list[Path]:
    """The wheel and the source archive, built once for all tests of a run."""
    return sorted(made_once(factory, "distributions", build).iterdir())


def wheel_once(factory: pytest.TempPathFactory) -> Path:
    """The wheel of `distributions_once`."""
    return next(path for path in distributions_once(factory) if path.suffix == ".whl")


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

"""A copy of the project, a wheel built from it, and that wheel in an environment of its own."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging.environments import PROJECT, Environment, new_environment

PARTS = ("col7a1tools", "reference", "pyproject.toml", "README.md", "LICENSE")


@pytest.fixture(scope="session")
def copied_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that a package is built from, where building may write."""
    target = tmp_path_factory.mktemp("project")
    for part in PARTS:
        source = PROJECT / part
        if source.is_dir():
            shutil.copytree(source, target / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(source, target / part)
    return target


@pytest.fixture(scope="session")
def wheel(copied_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(target)]
    subprocess.run([*build, str(copied_project)], check=True, capture_output=True)
    (built,) = target.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    environment = new_environment(tmp_path_factory.mktemp("wheel") / "env")
    environment.pip_install(str(wheel))
    return environment

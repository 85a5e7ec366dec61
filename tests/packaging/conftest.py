"""A copy of the project, a wheel built from it, and that wheel in an environment of its own."""

from pathlib import Path

import pytest

from requirements.distributions import copy_sources
from tests.packaging.environments import (
    Environment,
    distributions_once,
    new_environment,
    wheel_once,
)


@pytest.fixture(scope="session")
def copied_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that a package is built from, where building may write."""
    target = tmp_path_factory.mktemp("project")
    copy_sources(target)
    return target


@pytest.fixture(scope="session")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The wheel and the source archive."""
    return distributions_once(tmp_path_factory)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wheel_once(tmp_path_factory)


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    environment = new_environment(tmp_path_factory.mktemp("wheel") / "env")
    environment.pip_install(str(wheel))
    return environment

"""Shared fixtures, and the rules for tests that need what is not part of the project.

The truth tables lie beside the project, in ``../shared/truth``, and are no part of it. Tests
marked ``truth`` are collected where that folder exists and left out where it does not. Tests
marked ``debian("bcftools", ...)`` need those commands; they are left out where one is missing,
except in CI, which installs all of them: there, a missing one is a failure.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from col7a1tools.gene import Gene, load_gene

SHARED = Path(__file__).resolve().parents[2] / "shared"

# No test may see what this user has registered; tests of sources set a list of their own.
os.environ["COL7A1TOOLS_SOURCES"] = str(Path(__file__).parent / "nothing-registered.toml")

settings.register_profile("project", deadline=None, derandomize=True, max_examples=200)
settings.load_profile("project")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--overwrite-expected",
        action="store_true",
        help="write the expected files anew instead of comparing with them",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests whose truth tables or command-line tools do not exist here."""
    without = [item for item in items if not _can_run(item)]
    config.hook.pytest_deselected(items=without)
    items[:] = [item for item in items if item not in without]


def _can_run(item: pytest.Item) -> bool:
    if item.get_closest_marker("truth") and not SHARED.is_dir():
        return False
    if os.environ.get("CI"):
        return True
    tools = [tool for marker in item.iter_markers("debian") for tool in marker.args]
    return all(shutil.which(tool) for tool in tools)


@pytest.fixture(scope="session")
def gene() -> Gene:
    return load_gene()


@pytest.fixture
def expect(request: pytest.FixtureRequest) -> Callable[[Path, bytes], None]:
    """Compares bytes with an expected file; with ``--overwrite-expected`` writes that file."""

    def compare(path: Path, content: bytes) -> None:
        if request.config.getoption("--overwrite-expected"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        assert content.decode("utf-8") == path.read_bytes().decode("utf-8")

    return compare


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Process numbers of the children that this process forks from now on."""
    forked: list[int] = []
    fork = os.fork

    def remembered() -> int:
        forked.append(fork())
        return forked[-1]

    monkeypatch.setattr(os, "fork", remembered)
    return forked


@pytest.fixture(scope="session")
def shared() -> Path:
    """Folder of the truth tables and facts; only for tests marked ``truth``."""
    return SHARED

"""Shared fixtures, and the rule for tests that read others' truth tables.

The truth tables lie beside the project, in ``../shared/truth``, and are no part of it. Tests
marked ``truth`` are collected where that folder exists and left out where it does not.
"""

from pathlib import Path

import pytest
from hypothesis import settings

from col7a1tools.gene import Gene, load_gene

SHARED = Path(__file__).resolve().parents[2] / "shared"

settings.register_profile("project", deadline=None, derandomize=True, max_examples=200)
settings.load_profile("project")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests that need the truth tables where these do not exist."""
    if SHARED.is_dir():
        return
    without = [item for item in items if item.get_closest_marker("truth")]
    config.hook.pytest_deselected(items=without)
    items[:] = [item for item in items if item not in without]


@pytest.fixture(scope="session")
def gene() -> Gene:
    return load_gene()


@pytest.fixture(scope="session")
def shared() -> Path:
    """Folder of the truth tables and facts; only for tests marked ``truth``."""
    return SHARED

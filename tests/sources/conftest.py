"""Helpers of the tests of sources."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from col7a1tools.gene import Gene
from col7a1tools.model.evidence import OutsideEvidence
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.parse import parse_description
from col7a1tools.sources.entry import SourceEntry
from col7a1tools.sources.lookup import forget, lookup
from col7a1tools.sources.manage import Addition, add_source
from col7a1tools.sources.registry_place import VARIABLE

TODAY = date(2026, 11, 22)

Add = Callable[..., SourceEntry]
Ask = Callable[[str], OutsideEvidence]


@pytest.fixture(scope="session")
def data() -> Path:
    return Path(__file__).resolve().parents[1] / "data" / "sources"


@pytest.fixture
def registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty list of sources of this test's own."""
    path = tmp_path / "registry" / "sources.toml"
    monkeypatch.setenv(VARIABLE, str(path))
    forget()
    yield path
    forget()


@pytest.fixture
def add(registry: Path, data: Path, gene: Gene) -> Add:
    """Register a file, by its name among the fixtures or by its path."""

    def register(file: str | Path, **said: object) -> SourceEntry:
        addition = Addition(data / file, TODAY, **said)  # type: ignore[arg-type]
        entry, _ = add_source(registry, addition, gene)
        forget()
        return entry

    return register


@pytest.fixture(scope="session")
def change_of(gene: Gene) -> Callable[[str], GeneChange]:
    """The change that a description means."""

    def change(text: str) -> GeneChange:
        found = parse_description(text, gene).alleles[0].variants[0].change
        assert isinstance(found, GeneChange)
        return found

    return change


@pytest.fixture
def ask(registry: Path, gene: Gene, change_of: Callable[[str], GeneChange]) -> Ask:
    """What the registered sources say of a description."""
    return lambda text: lookup(change_of(text), gene)

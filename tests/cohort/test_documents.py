"""The page on cohorts names every column of every table."""

import pytest

from col7a1tools.atlas.landscape import LANDSCAPE_COLUMNS
from col7a1tools.cohort import columns
from col7a1tools.cohort.candidates import Support
from col7a1tools.cohort.inputs import SUFFIXES
from col7a1tools.cohort.manifest import COLUMNS as MANIFEST_COLUMNS
from tests.command_line import PROJECT

PAGE = (PROJECT / "docs" / "cohort.md").read_text(encoding="utf-8")
TABLES = {
    "variants.tsv": (*columns.COUNT_COLUMNS, "hgvs_g_grch38", "hgvs_g_grch37", "grch38_pos"),
    "carriers.tsv": columns.CARRIER_COLUMNS,
    "candidates.tsv": columns.CANDIDATE_COLUMNS,
    "samples.tsv": columns.SAMPLE_COLUMNS,
    "files.tsv": columns.FILE_COLUMNS,
    "failures.tsv": columns.FAILURE_COLUMNS,
    "atlas --protein": LANDSCAPE_COLUMNS,
    "manifest": MANIFEST_COLUMNS,
}


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_documented(table: str) -> None:
    missing = [column for column in TABLES[table] if f"`{column}`" not in PAGE]
    assert missing == []


def test_every_word_and_suffix_is_documented() -> None:
    words = (*(support.value for support in Support), *SUFFIXES)
    assert all(f"`{word}`" in PAGE for word in words)

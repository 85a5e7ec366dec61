"""Records that earlier versions wrote can still be read."""

import json
from pathlib import Path

import pytest

from col7a1tools.report import from_json, to_json
from col7a1tools.report.document import SCHEMA_VERSION
from col7a1tools.report.family_section import Relatives
from col7a1tools.report.migrate import can_migrate
from col7a1tools.views.render import render

RECORDS = Path(__file__).parents[1] / "data" / "records"
OLD = sorted(RECORDS.glob("version_*.json"))


@pytest.mark.parametrize("path", OLD, ids=[path.stem for path in OLD])
def test_an_old_record_reads_as_one_of_this_version(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    document = from_json(text)
    assert document.schema_version == SCHEMA_VERSION != json.loads(text)["schema_version"]
    assert from_json(to_json(document)) == document
    assert document.relatives == Relatives()


@pytest.mark.parametrize("path", OLD, ids=[path.stem for path in OLD])
@pytest.mark.parametrize("language", ["en", "es"])
def test_an_old_record_still_says_what_it_said(path: Path, language: str) -> None:
    document = from_json(path.read_text(encoding="utf-8"))
    page = " ".join(render(document, ".txt", language).decode("utf-8").split())
    said = [document.interpretation.headline, *document.not_assessed, *document.alleles.statements]
    assert said
    for statement in said:
        assert " ".join(statement.clinician[language].split()) in page


@pytest.mark.parametrize("version", ["0.9", SCHEMA_VERSION, "99.0", "one", ""])
def test_only_earlier_versions_are_brought_up_to_date(version: str) -> None:
    assert not can_migrate(version)

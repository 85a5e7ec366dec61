"""JSON lines say what the table says, with findings, outcomes and evidence of a fixed shape."""

import json
from pathlib import Path
from typing import Any

import pytest

from col7a1tools.gene.citations import load_citations
from col7a1tools.model.classification import State
from col7a1tools.views.columns import COLUMNS
from tests.command_line import READABLE, in_process, name_of, table

Capture = pytest.CaptureFixture[str]

DETAILS = ["findings", "outcomes", "evidence"]
READ = ["conflicting", "rule_set", "sources_asked", "assertions", "predictions", "case_file"]


def objects(capsys: Capture, path: Path) -> list[dict[str, Any]]:
    done = in_process(capsys, "annotate", path, "--format", "jsonl")
    assert done.status == 0, done.err
    return [json.loads(line) for line in done.out.splitlines()]


def as_table(value: object) -> str:
    return "." if value is None else str(value)


@pytest.mark.parametrize("path", READABLE, ids=name_of)
def test_the_columns_are_those_of_the_table(path: Path, capsys: Capture) -> None:
    rows = table(in_process(capsys, "annotate", path).out)
    found = objects(capsys, path)
    assert len(found) == len(rows)
    for values, row in zip(found, rows, strict=True):
        read = values["not_annotated"] is None
        assert list(values) == [*COLUMNS, *DETAILS, *(READ if read else ())]
        assert {column: as_table(values[column]) for column in COLUMNS} == row
        assert isinstance(values["pos"], int)
        assert values["points"] is None or isinstance(values["points"], int)


def is_finding(value: Any) -> bool:
    return (
        list(value) == ["rule", "values", "sources"]
        and isinstance(value["rule"], str)
        and all(isinstance(one, str | int) for one in value["values"].values())
        and set(value["sources"]) <= set(load_citations())
    )


@pytest.mark.parametrize("path", READABLE, ids=name_of)
def test_findings_outcomes_and_evidence_have_their_shape(path: Path, capsys: Capture) -> None:
    for values in objects(capsys, path):
        assert all(is_finding(finding) for finding in values["findings"])
        for outcome in values["outcomes"]:
            assert list(outcome) == ["kind", "protein", "in_frame", "findings"]
            assert outcome["in_frame"] in {True, False, None}
            assert all(is_finding(finding) for finding in outcome["findings"])
        for evidence in values["evidence"]:
            assert list(evidence) == ["criterion", "state", "points", "reason", "lacks"]
            assert evidence["state"] in {state.value for state in State}
            assert is_finding(evidence["reason"])


@pytest.mark.parametrize("path", READABLE, ids=name_of)
def test_the_evidence_adds_up_to_the_points_and_criteria(path: Path, capsys: Capture) -> None:
    for values in objects(capsys, path):
        met = [one for one in values["evidence"] if one["state"] == "met"]
        if values["not_annotated"]:
            assert values["evidence"] == []
            continue
        assert len(values["evidence"]) == 28
        assert sum(one["points"] for one in values["evidence"]) == values["points"]
        assert ";".join(one["criterion"] for one in met) == (values["criteria"] or "")
        assert all(one["points"] == 0 for one in values["evidence"] if one not in met)
        lacking = [one for one in values["evidence"] if one["state"] == "not assessed"]
        assert all(one["lacks"] for one in lacking)

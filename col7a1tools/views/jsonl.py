"""One JSON object a line: the TSV's columns and what a table has no room for."""

import json
from typing import Any

from col7a1tools.model.annotation import Annotation
from col7a1tools.model.classification import Classification, State
from col7a1tools.model.criteria import label
from col7a1tools.model.evidence import OutsideEvidence, SourceStamp
from col7a1tools.model.file_stamp import FileStamp
from col7a1tools.model.finding import Finding
from col7a1tools.model.record import VcfRecord
from col7a1tools.model.result import AlleleResult
from col7a1tools.views.columns import COLUMNS, row_values


def jsonl_row(record: VcfRecord, result: AlleleResult, case: FileStamp | None = None) -> str:
    """One line without line end; ``.`` of the table becomes null, and what is not there empty.

    Args:
        record: the record.
        result: what was said of one of its ALT alleles.
        case: the case file that was used.
    """
    values: dict[str, Any] = {
        column: None if value == "." else value
        for column, value in zip(COLUMNS, row_values(record, result), strict=True)
    }
    values["pos"] = record.pos
    if result.classification is not None:
        values["points"] = result.classification.points
    if result.annotation is not None and result.classification is not None:
        values |= details(result.annotation, result.classification)
        values |= outside_object(result.outside) | {"case_file": file_object(case)}
    else:
        values |= {"findings": [], "outcomes": [], "evidence": []}
    return to_line(values)


def details(annotation: Annotation, classification: Classification) -> dict[str, Any]:
    """Findings, candidate outcomes, evidence and rule set as plain JSON values."""
    return {
        "findings": [finding_object(finding) for finding in annotation.findings],
        "outcomes": [
            {
                "kind": outcome.kind,
                "protein": outcome.protein or None,
                "in_frame": outcome.in_frame,
                "findings": [finding_object(finding) for finding in outcome.findings],
            }
            for outcome in annotation.outcomes
        ],
        "evidence": [
            {
                "criterion": label(evidence) if evidence.state is State.MET else evidence.criterion,
                "state": evidence.state.value,
                "points": evidence.points,
                "reason": finding_object(evidence.reason),
                "lacks": evidence.lacks or None,
            }
            for evidence in classification.evidence
        ],
        "conflicting": classification.conflicting,
        "rule_set": {
            "name": classification.rule_set.name,
            "version": classification.rule_set.version,
            "sha256": classification.rule_set.sha256,
            "overlay": file_object(classification.rule_set.overlay),
        },
    }


def outside_object(outside: OutsideEvidence) -> dict[str, Any]:
    """Which outside sources were asked, their scores, and others' classifications (not counted)."""
    return {
        "sources_asked": [_stamp_object(stamp) for stamp in outside.asked],
        "assertions": [
            {
                "source": _stamp_object(one.source),
                "significance": one.significance,
                "review": one.review or None,
                "identifier": one.identifier or None,
            }
            for one in outside.assertions
        ],
        "predictions": [
            {"source": _stamp_object(one.source), "tool": one.tool, "score": one.score}
            for one in outside.predictions
        ],
    }


def _stamp_object(stamp: SourceStamp) -> dict[str, Any]:
    return {
        "key": stamp.key,
        "release": stamp.release or None,
        "sha256": stamp.sha256 or None,
        "where": stamp.where or None,
    }


def file_object(file: FileStamp | None) -> dict[str, Any] | None:
    """A file by name and SHA-256, or null."""
    return {"name": file.name, "sha256": file.sha256} if file else None


def finding_object(finding: Finding) -> dict[str, Any]:
    """A finding as plain JSON values."""
    return {"rule": finding.rule, "values": finding.values, "sources": list(finding.sources)}


def to_line(values: dict[str, Any]) -> str:
    """Compact JSON, keys in the given order."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))

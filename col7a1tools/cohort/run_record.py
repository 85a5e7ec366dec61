"""The record of a run: what was read, with what, and what failed. No time, no path of a machine."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from col7a1tools.classify import load_rules
from col7a1tools.cohort.plan import Failure
from col7a1tools.cohort.summary import CohortSummary
from col7a1tools.cohort.unit_file import UnitResult
from col7a1tools.gene.reference_files import checksums
from col7a1tools.knowledge import Knowledge

SCHEMA_VERSION = 1
_OF_FILE = ("file", "assembly", "kind", "compression", "samples", "records", "unread")


def run_record(
    summary: CohortSummary,
    results: Sequence[UnitResult],
    failures: Sequence[Failure],
    knowledge: Knowledge,
) -> str:
    """The record as JSON, the same bytes for the same inputs."""
    rules = (knowledge.rules or load_rules()).stamp
    record = {
        "schema_version": SCHEMA_VERSION,
        "software": summary.software,
        "rule_set": rules._asdict(),
        "reference": dict(sorted(checksums().items())),
        "sources": [source._asdict() for source in knowledge.sources],
        "counts": {
            "files": summary.files,
            "failed": summary.all_failures,
            "samples": summary.samples,
            "variants": summary.variants,
            "candidates": summary.all_candidates,
        },
        "files": [
            {
                **{key: one.head[key] for key in _OF_FILE},
                "notices": [{"code": code, "message": text} for code, text in one.head["notices"]],
            }
            for one in results
        ],
        "failures": [asdict(failure) for failure in failures],
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"

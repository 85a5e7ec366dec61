"""The report document: one JSON record of one person, from which every page is made."""

from col7a1tools.report.build import ReportInput, build_report
from col7a1tools.report.document import ReportDocument, RuleSet, Source
from col7a1tools.report.json import from_json, to_json
from col7a1tools.report.redaction import redact

__all__ = [
    "ReportDocument",
    "ReportInput",
    "RuleSet",
    "Source",
    "build_report",
    "from_json",
    "redact",
    "to_json",
]

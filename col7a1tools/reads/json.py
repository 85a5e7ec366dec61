"""The record of what the reads say as JSON text."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from col7a1tools.reads.document import ReadsDocument
from col7a1tools.report.codec import to_plain


def to_json(document: ReadsDocument) -> str:
    """Two-space indent, fields in the order of the schema, final newline."""
    return json.dumps(to_plain(document), ensure_ascii=False, indent=2) + "\n"


@cache
def schema() -> dict[str, Any]:
    """The packaged JSON Schema of the record."""
    text = files("col7a1tools.reads").joinpath("schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded

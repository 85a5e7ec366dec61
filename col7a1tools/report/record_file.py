"""A record read from its file."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from col7a1tools.errors import InputError, Place
from col7a1tools.model.file_stamp import FileStamp
from col7a1tools.report.document import ReportDocument
from col7a1tools.report.json import from_json


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A record and the file that holds it.

    Attributes:
        document: the record, brought up to date where its schema is older.
        file: name and SHA-256.
        layout: schema version that the file has.
    """

    document: ReportDocument
    file: FileStamp
    layout: str


def read_record(path: str, name: str = "") -> RecordFile:
    """Read a record.

    Args:
        path: of its file.
        name: how messages call the file, and the stamp; by its path if left out.

    Raises:
        InputError: the file cannot be read or is no record.
    """
    try:
        content = Path(path).read_bytes()
        text = content.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            "record.unreadable",
            f"the record cannot be read ({getattr(error, 'strerror', None) or error})",
            place=Place(name or path),
            cure="give the .json file that report wrote",
        ) from error
    document = from_json(text, name or path)
    stamp = FileStamp(Path(name or path).name, hashlib.sha256(content).hexdigest())
    return RecordFile(document, stamp, json.loads(text)["schema_version"])

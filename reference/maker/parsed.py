"""The TOML files in the form that the package loads: JSON, which is read many times faster."""

import hashlib
import json

from reference.maker.folder import Folder, expect, write_whole
from reference.maker.sources import SOURCES, read_sources

PARSED = "parsed.jsonl"


def parsed_text(folder: Folder) -> str:
    """The checksum of what follows, then a line ``["FILE", CONTENT]`` for each TOML file.

    Of SOURCES.toml the content is the checksum of each file.
    """
    sums = {name: fields["sha256"] for name, fields in read_sources(folder).items()}
    names = [name for name in folder.data_files() if name.endswith(".toml")]
    tables = [(SOURCES, sums), *((name, folder.toml(name)) for name in names)]
    lines = [json.dumps(table, ensure_ascii=False, separators=(",", ":")) for table in tables]
    text = "\n".join(lines) + "\n"
    return f"{hashlib.sha256(text.encode()).hexdigest()}\n{text}"


def parsed_holds(folder: Folder) -> None:
    """The parsed form says what the TOML files say."""
    expect(
        folder.text(PARSED) == parsed_text(folder),
        PARSED,
        "does not say what the TOML files say; write it: python -m reference.maker checksums",
    )


def rewrite_parsed(folder: Folder) -> bool:
    """Write the parsed form where it changed, and say whether it did."""
    text = parsed_text(folder)
    path = folder.path / PARSED
    if path.is_file() and path.read_bytes() == text.encode():
        return False
    write_whole(path, text)
    return True

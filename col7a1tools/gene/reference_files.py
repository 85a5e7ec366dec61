"""Read the shipped reference files, each only after its checksum was found right."""

import hashlib
import json
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from col7a1tools.errors import ReferenceFileError

SOURCES = "SOURCES.toml"
PARSED = "parsed.jsonl"
_CURE = "install col7a1tools again; to change the reference on purpose, rebuild it"


@cache
def reference_directory() -> Path:
    """Directory that holds the reference files, in a checkout as in an installed wheel."""
    return Path(next(iter(import_module("col7a1tools.reference").__path__)))


@cache
def _parsed_lines() -> list[bytes]:
    """The lines of the parsed TOML files, proved against the checksum above them."""
    try:
        content = (reference_directory() / PARSED).read_bytes()
        checksum, lines = content.split(b"\n", 1)
        if hashlib.sha256(lines).hexdigest().encode() != checksum:
            raise ValueError("its SHA-256 differs")
        return lines.split(b"\n")
    except (OSError, ValueError) as error:
        raise ReferenceFileError(
            "reference.sources",
            f"the list of reference files, {PARSED}, cannot be read ({error})",
            cause="the file was edited or damaged after it was made",
            cure=_CURE,
        ) from error


def _parsed(name: str) -> dict[str, Any]:
    start = f'["{name}",'.encode()
    line = next(line for line in _parsed_lines() if line.startswith(start))
    table: dict[str, Any] = json.loads(line)[1]
    return table


@cache
def checksums() -> dict[str, str]:
    """SHA-256 of each reference file as recorded in SOURCES.toml, by file name.

    Raises:
        ReferenceFileError: their list is missing or was altered.
    """
    return _parsed(SOURCES)


@cache
def read_reference_bytes(name: str) -> bytes:
    """Content of the reference file ``name``, proved against its checksum.

    Raises:
        ReferenceFileError: the file is missing, not listed, or was altered.
    """
    expected = checksums().get(name)
    path = reference_directory() / name
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ReferenceFileError(
            "reference.missing", f"the reference file {name} cannot be read ({error})", cure=_CURE
        ) from error
    if expected is None or hashlib.sha256(content).hexdigest() != expected:
        raise ReferenceFileError(
            "reference.altered",
            f"the reference file {name} is not the one that SOURCES.toml lists: "
            "its SHA-256 differs",
            cause="the file was edited or damaged after it was made",
            cure=_CURE,
        )
    return content


def read_toml_table(name: str) -> dict[str, Any]:
    """Content of the reference file ``name`` (TOML), a new object each time.

    It comes from the parsed form that the maker writes and proves, which takes a twentieth of the
    time.

    Raises:
        ReferenceFileError: as `read_reference_bytes`, or the parsed form was altered.
    """
    read_reference_bytes(name)
    return _parsed(name)


def read_reference(name: str) -> str:
    """Text of the reference file ``name`` (UTF-8), proved against its checksum."""
    return read_reference_bytes(name).decode("utf-8")


def read_fasta(name: str) -> str:
    """The one sequence of a reference FASTA file."""
    return "".join(line for line in read_reference(name).splitlines() if not line.startswith(">"))


def read_table(name: str) -> list[dict[str, str]]:
    """Rows of a tab-separated reference file, by column name; ``.`` stands for no value."""
    header, *lines = read_reference(name).splitlines()
    columns = header.split("\t")
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines]


def read_columns(name: str) -> dict[str, tuple[str, ...]]:
    """Columns of a tab-separated reference file, by name; of a long one, in less time than rows."""
    header, *lines = read_reference(name).splitlines()
    columns = zip(*[line.split("\t") for line in lines], strict=True)
    return dict(zip(header.split("\t"), columns, strict=True))

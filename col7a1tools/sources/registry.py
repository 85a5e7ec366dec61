"""The list of registered sources, a TOML file, and the folder of extracts beside it."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from col7a1tools.errors import InputError, Place
from col7a1tools.model.positions import Assembly
from col7a1tools.output import whole_file
from col7a1tools.sources.entry import Fingerprint, SourceEntry, SourceKind
from col7a1tools.sources.registry_place import VARIABLE

_FORMAT = 1


def extract_path(registry: Path, name: str) -> Path:
    """Where the extract of a source lies."""
    return registry.with_suffix(".extracts") / f"{name}.tsv"


def download_path(registry: Path, name: str) -> Path:
    """Where a fetched file lies."""
    return registry.with_suffix(".downloads") / name


def load_registry(path: Path) -> tuple[SourceEntry, ...]:
    """Registered sources in the order of the list; none where there is no list.

    Raises:
        InputError: the list cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, str(error)) from error
    try:
        table = tomllib.loads(text)
        if table["format"] != _FORMAT:
            raise ValueError(f"its format is {table['format']}, {_FORMAT} is known")
        return tuple(_entry(name, row) for name, row in table.get("source", {}).items())
    except (tomllib.TOMLDecodeError, KeyError, ValueError, TypeError, AttributeError) as error:
        raise _unreadable(path, str(error)) from error


def save_registry(path: Path, entries: tuple[SourceEntry, ...]) -> None:
    """Write the list whole.

    Raises:
        InputError: it cannot be written.
    """
    lines = [
        "# Registered sources of col7a1tools; written by `col7a1tools sources`.",
        f"format = {_FORMAT}",
    ]
    for entry in entries:
        lines += ["", f"[source.{_text(entry.name)}]"]
        lines += [f"{key} = {value}" for key, value in _fields(entry)]
    make_folder(path.parent)
    with whole_file(str(path)) as temporary:
        temporary.write_text("\n".join([*lines, ""]), encoding="utf-8")


def make_folder(folder: Path) -> None:
    """Make a folder for the registry's files.

    Raises:
        InputError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            "sources.folder",
            f"the folder cannot be made ({error.strerror or error})",
            place=Place(str(folder)),
            cure=f"name another place for the list of sources in ${VARIABLE}",
        ) from error


def _fields(entry: SourceEntry) -> list[tuple[str, str]]:
    mark = entry.fingerprint
    fields = [
        ("kind", _text(entry.kind.value)),
        ("path", _text(entry.path)),
        ("assembly", _text(entry.assembly.value if entry.assembly else "")),
        ("release", _text(entry.release)),
        ("registered", entry.registered.isoformat()),
        ("sha256", _text(mark.sha256)),
        ("sha256_of", _text(mark.of)),
        ("size", str(mark.size)),
        ("modified", str(mark.modified)),
        ("extract_sha256", _text(entry.extract_sha256)),
        ("variants", str(entry.variants)),
        ("coding_only", "true" if entry.coding_only else "false"),
        ("notices", f"[{', '.join(map(_text, entry.notices))}]"),
    ]
    if entry.released:
        fields.insert(4, ("released", entry.released.isoformat()))
    return fields


def _text(value: str) -> str:
    """A TOML basic string."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return (
        '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in escaped) + '"'
    )


def _entry(name: str, row: dict[str, Any]) -> SourceEntry:
    released = row.get("released")
    if not isinstance(row["registered"], date) or not isinstance(released, date | None):
        raise ValueError(f"{name}: a date is written 2026-01-31, without quotes")
    return SourceEntry(
        name=name,
        kind=SourceKind(row["kind"]),
        path=str(row["path"]),
        assembly=Assembly(row["assembly"]) if row["assembly"] else None,
        release=str(row["release"]),
        released=released,
        registered=row["registered"],
        fingerprint=Fingerprint(
            str(row["sha256"]), str(row["sha256_of"]), int(row["size"]), int(row["modified"])
        ),
        extract_sha256=str(row["extract_sha256"]),
        variants=int(row["variants"]),
        coding_only=bool(row["coding_only"]),
        notices=tuple(map(str, row["notices"])),
    )


def _unreadable(path: Path, reason: str) -> InputError:
    return InputError(
        "sources.registry",
        f"the list of registered sources cannot be read ({reason})",
        place=Place(str(path)),
        cause="it was edited by hand, or written by another version",
        cure="delete it and add the sources again",
    )

"""A TOML file of the user's, whose errors can be told by their line."""

import hashlib
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from col7a1tools.errors import InputError, Place
from col7a1tools.readers.limits import DEEPEST, LARGEST_SETTINGS, too_much

_KEY = r"""(?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]+)"""
_ASSIGNED = re.compile(rf"\s*({_KEY}(?:\s*\.\s*{_KEY})*)\s*=")
# The standard library takes time and memory by the square of the number of keys.
_ONE_OF_MANY = r"""(?:(?<![\w-])[\w-]{1,512}|"[^"\n]{0,512}"|'[^'\n]{0,512}')[ \t]*\.[ \t]*"""
_TOO_DEEP = re.compile(rf"(?:{_ONE_OF_MANY}){{{DEEPEST}}}")
_ERROR_LINE = re.compile(r"at line (\d+)")

KeyPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A file that was read.

    Attributes:
        path: as the user gave it.
        table: the values.
        sha256: checksum of the content.
    """

    path: str
    table: dict[str, Any]
    sha256: str
    _lines: dict[KeyPath, int]

    def place(self, *keys: str | int) -> Place:
        """Where a value stands; where its line is not known, that of the table around it.

        Args:
            keys: from the outermost; the number of a table in an array of tables counts from 0.
        """
        while keys and keys not in self._lines:
            keys = keys[:-1]
        return Place(self.path, self._lines.get(keys))


def read_toml(path: str) -> TomlFile:
    """Read a file.

    Raises:
        InputError: it cannot be read, or is not TOML.
    """
    try:
        content = _content(path)
        text = content.decode("utf-8-sig")
        if _TOO_DEEP.search(text):
            raise too_much(f"more than {DEEPEST} keys stand one in the other", Place(path))
        table = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            "toml.unreadable",
            f"the file cannot be read ({getattr(error, 'strerror', None) or error})",
            place=Place(path),
            cure="give a text file in UTF-8",
        ) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits among them
        found = _ERROR_LINE.search(str(error))
        raise InputError(
            "toml.syntax",
            f"the file is not TOML ({error})",
            place=Place(path, int(found[1]) if found else None),
            cure='texts stand in quotes: reference = "laboratory notebook, page 12"',
        ) from error
    return TomlFile(path, table, hashlib.sha256(content).hexdigest(), _line_numbers(text))


def _content(path: str) -> bytes:
    """The bytes, as far as settings may go."""
    with Path(path).open("rb") as file:
        content = file.read(LARGEST_SETTINGS + 1)
    if len(content) > LARGEST_SETTINGS:
        raise too_much(f"the file is longer than {LARGEST_SETTINGS >> 20} MB", Place(path))
    return content


def _line_numbers(text: str) -> dict[KeyPath, int]:
    """The line of each table header and of each assignment, from 1.

    A scan, not a parser: it serves to point a person to a place. Keys of inline tables have no
    line of their own.
    """
    found: dict[KeyPath, int] = {}
    counted: dict[KeyPath, int] = {}
    table: KeyPath = ()
    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip().startswith("["):
            table = _table_path(line, table, counted)
            found.setdefault(table, number)
            continue
        match = _ASSIGNED.match(line)
        if match:
            found.setdefault((*table, *_keys(f"{match[1]} = 0")), number)
    return found


def _table_path(line: str, current: KeyPath, counted: dict[KeyPath, int]) -> KeyPath:
    """The path of a header line; ``current`` where the line is none, but part of a value."""
    keys = _keys(line)
    if not keys:
        return current
    path: KeyPath = ()
    for key in keys[:-1]:
        path = (*path, key)
        if path in counted:
            path = (*path, counted[path] - 1)
    path = (*path, keys[-1])
    if line.lstrip().startswith("[["):
        counted[path] = counted.get(path, 0) + 1
        path = (*path, counted[path] - 1)
    return path


def _keys(line: str) -> tuple[str, ...]:
    """The keys that one line of TOML names, from the outermost."""
    try:
        value: Any = tomllib.loads(line)
    except tomllib.TOMLDecodeError:
        return ()
    keys = []
    while isinstance(value, dict | list) and value:
        if isinstance(value, list):
            value = value[0]
            continue
        key, value = next(iter(value.items()))
        keys.append(key)
    return tuple(keys)

"""One table of a TOML file of the user's, whose values are checked as they are taken."""

import sys
from collections.abc import Iterator
from enum import Enum
from typing import Any, TypeVar

from col7a1tools.errors import InputError
from col7a1tools.readers.toml_file import TomlFile

Choice = TypeVar("Choice", bound=Enum)

UNLIMITED = sys.maxsize


class CheckedTable:
    """Takes values by key; every wrong one raises InputError with its line.

    Args:
        file: the file.
        path: keys that lead to the table, none for the whole file.
        table: the values.
        codes: what the codes of errors begin with.
    """

    def __init__(
        self, file: TomlFile, path: tuple[str | int, ...], table: object, codes: str = "case"
    ) -> None:
        self._file = file
        self._path = path
        self._codes = codes
        if not isinstance(table, dict):
            raise self.error("value", f"{_name(path)} must be a table", path)
        self._table: dict[str, Any] = table

    def allow(self, *keys: str) -> None:
        """Refuse every other key."""
        for key in self._table:
            if key not in keys:
                raise self.error(
                    "key",
                    f"there is no key {key!r} {self._where()}",
                    (*self._path, key),
                    cure=f"the keys are {', '.join(keys)}",
                )

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        return key in self._table

    def text(self, key: str, default: str | None = None, longest: int = UNLIMITED) -> str:
        """A text, not empty."""
        value = self._value(key, default)
        if not isinstance(value, str) or (not value.strip() and value != default):
            raise self.wrong(key, "a text in quotes")
        if len(value) > longest:
            raise self._at(key, f"{key} has {len(value)} characters, and may have {longest}")
        return value

    def texts(self, key: str, longest: int = UNLIMITED, most: int = UNLIMITED) -> tuple[str, ...]:
        """A list of texts; empty where the key is missing."""
        value = self._table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.wrong(key, "a list of texts")
        if len(value) > most or any(len(item) > longest for item in value):
            raise self._at(key, f"{key} may have {most} texts of {longest} characters each")
        return tuple(value)

    def choice(self, key: str, kind: type[Choice], default: Choice | None = None) -> Choice:
        """One of the words of an enumeration."""
        value = self._value(key, default.value if default is not None else None)
        for member in kind:
            if member.value == value:
                return member
        raise self.wrong(key, "one of " + ", ".join(f'"{member.value}"' for member in kind))

    def whole(self, key: str, *, default: int | None = None) -> int:
        """A whole number, 0 or more."""
        value = self._value(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise self.wrong(key, "a whole number, 0 or more")
        return value

    def number(self, key: str) -> float | None:
        """A finite number above 0, None where the key is missing."""
        value = self._table.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.wrong(key, "a number")
        if not 0 < value < float("inf"):
            raise self.wrong(key, "a number above 0")
        return float(value)

    def flag(self, key: str, *, default: bool | None = None) -> bool:
        """True or false."""
        value = self._value(key, default)
        if not isinstance(value, bool):
            raise self.wrong(key, "true or false")
        return value

    def table(self, key: str) -> "CheckedTable | None":
        """An inner table, None where it is missing."""
        if key not in self._table:
            return None
        return CheckedTable(self._file, (*self._path, key), self._table[key], self._codes)

    def tables(self, key: str, most: int = UNLIMITED) -> Iterator["CheckedTable"]:
        """The tables of an array ``[[...]]``; none where it is missing."""
        rows = self._table.get(key, [])
        if not isinstance(rows, list):
            raise self.wrong(key, f"written as [[{_name((*self._path, key))}]]")
        if len(rows) > most:
            raise self._at(key, f"there may be {most} tables [[{_name((*self._path, key))}]]")
        for number, row in enumerate(rows):
            yield CheckedTable(self._file, (*self._path, key, number), row, self._codes)

    def keys(self) -> tuple[str, ...]:
        """The keys in the order of the file."""
        return tuple(self._table)

    def error(
        self, code: str, message: str, path: tuple[str | int, ...] = (), cure: str = ""
    ) -> InputError:
        """An error at a value; the code lacks its beginning."""
        place = self._file.place(*(path or self._path))
        return InputError(f"{self._codes}.{code}", message, place=place, cure=cure)

    def _value(self, key: str, default: object) -> Any:
        if key in self._table:
            return self._table[key]
        if default is None:
            raise self.error("missing", f"{key} is missing {self._where()}")
        return default

    def wrong(self, key: str, wanted: str) -> InputError:
        """The error for a value that is not what is wanted, with its line."""
        shown = self._table.get(key)
        return self._at(key, f"{key} must be {wanted}, not {shown!r}")

    def _at(self, key: str, message: str) -> InputError:
        return self.error("value", message, (*self._path, key))

    def _where(self) -> str:
        return f"in {_name(self._path)}" if self._path else "at the top of the file"


def _name(path: tuple[str | int, ...]) -> str:
    """The dotted name of a table as the file writes it."""
    keys = [key for key in path if isinstance(key, str)]
    return ".".join(f'"{key}"' if "." in key else key for key in keys)

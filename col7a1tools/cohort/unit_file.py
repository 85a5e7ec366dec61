"""The result of one unit: one file that appears whole or not at all.

Rows of carriers, rows of samples, then one line of JSON with the counts, then one line with the
lengths of these three. Whoever reads it begins at the end.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

SUFFIX = ".unit"
_COUNTS = frozenset({"variants", "kept", "covered", "covering"})
_LENGTHS = 64  # bytes of the last line


@dataclass(frozen=True, slots=True)
class UnitResult:
    """An opened result.

    Attributes:
        path: of the file.
        head: the counts, as `work` writes them.
        carriers: bytes of the rows of carriers, from the beginning of the file.
        samples: bytes of the rows of samples, behind those.
    """

    path: Path
    head: dict[str, Any]
    carriers: int
    samples: int

    def without_counts(self) -> "UnitResult":
        """The same with no more of the counts than outputs name of each file."""
        head = {key: value for key, value in self.head.items() if key not in _COUNTS}
        return replace(self, head=head)

    def sample_rows(self) -> Iterator[str]:
        """Rows of the samples, without line ends."""
        with self.path.open("rb") as file:
            file.seek(self.carriers)
            content = file.read(self.samples)
        return iter(content.decode().splitlines())


class UnitWriter:
    """Writes a result in three parts, each by one call and in this order."""

    def __init__(self, file: IO[bytes]) -> None:
        """Write to a file that is open for bytes."""
        self._file = file
        self._lengths: list[int] = []

    def rows(self, rows: Iterable[str]) -> None:
        """Write carriers, then samples: rows without line ends, few or many at a time."""
        before = self._file.tell()
        for row in rows:
            self._file.write(f"{row}\n".encode())
        self._lengths.append(self._file.tell() - before)

    def head(self, head: dict[str, Any]) -> None:
        """Write the counts, which end the file."""
        content = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
        self._file.write(content + b"\n")
        lengths = (*self._lengths, len(content) + 1)
        self._file.write(" ".join(map(str, lengths)).rjust(_LENGTHS - 1).encode() + b"\n")


def unit_path(folder: Path, key: str) -> Path:
    """Where the result of a unit lies."""
    return folder / f"{key}{SUFFIX}"


def read_unit(path: Path) -> UnitResult | None:
    """Open a result; None where there is none, or it is not whole."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(size - _LENGTHS, 0))
            carriers, samples, head = map(int, file.read().split())
            if carriers + samples + head + _LENGTHS != size:
                return None
            file.seek(carriers + samples)
            return UnitResult(path, json.loads(file.read(head)), carriers, samples)
    except (OSError, ValueError):
        return None

"""Copies that were read at all the records in which one file describes a variant.

A sample may be read at one record and not at another, so that the samples have to be known one by
one. They wait on disk: a file of half a million has too many that were not read to keep in memory.
"""

from array import array
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import NamedTuple, Self

from col7a1tools.cohort.calls import RecordCalls

_IN_MEMORY = 4 << 20
_PLAIN = 2  # copies of almost every sample
_MOST = 255


class _Kept(NamedTuple):
    """Where the samples lie of which another number of copies was read, and how many they are."""

    offset: int
    samples: int


class ReadCopies:
    """Counts a sample once, by the record at which most of its copies were read."""

    def __init__(self, folder: str) -> None:
        """Prepare.

        Args:
            folder: for what does not fit into memory.
        """
        self._file = SpooledTemporaryFile(  # noqa: SIM115 - closed by __exit__
            max_size=_IN_MEMORY, dir=folder
        )
        self._kept: dict[str, _Kept] = {}

    def add(self, key: str, calls: RecordCalls) -> int:
        """Add a record of a variant.

        Args:
            key: of the variant.
            calls: the genotypes of the record.

        Returns:
            Copies that were read at this or an earlier record, in all samples.
        """
        unusual = calls.unusual() if calls.form else None
        before = self._of(key)
        if unusual is None or before is None:
            most = before if unusual is None else unusual
        else:
            most = {
                column: read
                for column in unusual.keys() | before.keys()
                if (read := max(unusual.get(column, _PLAIN), before.get(column, _PLAIN))) != _PLAIN
            }
        if most is None:
            return 0
        if most != before:
            self._keep(key, most)
        return _PLAIN * calls.samples + sum(read - _PLAIN for read in most.values())

    def _keep(self, key: str, unusual: dict[int, int]) -> None:
        self._kept[key] = _Kept(self._file.seek(0, 2), len(unusual))
        if unusual:
            self._file.write(array("I", unusual.keys()).tobytes())
            self._file.write(bytes(min(read, _MOST) for read in unusual.values()))

    def _of(self, key: str) -> dict[int, int] | None:
        kept = self._kept.get(key)
        if kept is None:
            return None
        self._file.seek(kept.offset)
        columns = array("I")
        columns.frombytes(self._file.read(kept.samples * columns.itemsize))
        return dict(zip(columns, self._file.read(kept.samples), strict=True))

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Forget everything."""
        self._file.close()

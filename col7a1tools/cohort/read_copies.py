"""Copies that were read at all the records in which one file describes a variant.

A sample may be read at one record and not at another, so that the samples have to be known one by
one. They wait on disk: a file of half a million has too many that were not read to keep in memory.
"""

from array import array
from tempfile import SpooledTemporaryFile
from typing import NamedTuple

from col7a1tools.cohort.calls import USUAL_COPIES, RecordCalls, copies_read
from col7a1tools.cohort.spooled import IN_MEMORY, Spooled

_MOST = 255


class _Kept(NamedTuple):
    """Where the samples lie of which another number of copies was read, and how many they are."""

    offset: int
    samples: int


class ReadCopies(Spooled[bytes]):
    """Counts a sample once, by the record at which most of its copies were read."""

    def __init__(self, folder: str) -> None:
        """Prepare.

        Args:
            folder: for what does not fit into memory.
        """
        super().__init__(
            SpooledTemporaryFile(max_size=IN_MEMORY, dir=folder)  # noqa: SIM115 - the block closes it
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
        usual = USUAL_COPIES
        if unusual is None or before is None:
            most = before if unusual is None else unusual
        else:
            most = {
                column: read
                for column in unusual.keys() | before.keys()
                if (read := max(unusual.get(column, usual), before.get(column, usual))) != usual
            }
        if most is None:
            return 0
        if most != before:
            self._keep(key, most)
        return copies_read(calls.samples, most)

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

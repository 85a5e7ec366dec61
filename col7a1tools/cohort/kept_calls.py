"""Calls of weighty alleles, on disk until it is known whose are wanted.

Whether a sample is a candidate shows only at the end of its file, and what it carries must then be
looked at again. A file of half a million samples has too many carriers to keep in memory.
"""

import json
from collections.abc import Collection, Sequence
from tempfile import SpooledTemporaryFile

from col7a1tools.cohort.spooled import IN_MEMORY, Spooled

KeptRecord = tuple[str, dict[str, str]]


class KeptCalls(Spooled[str]):
    """Site and sample columns of records with a weighty allele."""

    def __init__(self, folder: str) -> None:
        """Prepare.

        Args:
            folder: for what does not fit into memory.
        """
        super().__init__(
            SpooledTemporaryFile(  # noqa: SIM115 - the block closes it
                max_size=IN_MEMORY, mode="w+", encoding="utf-8", newline="\n", dir=folder
            )
        )

    def add(self, site: str, texts: dict[int, str]) -> None:
        """Keep a record.

        Args:
            site: its columns up to FORMAT.
            texts: sample columns by their place.
        """
        json.dump([site, list(texts), list(texts.values())], self._file)
        self._file.write("\n")

    def of(self, columns: Collection[int], names: Sequence[str]) -> list[KeptRecord]:
        """What was kept of some samples, record by record.

        Args:
            columns: the samples wanted.
            names: all samples, in column order.
        """
        found: list[KeptRecord] = []
        if not columns:
            return found
        self._file.seek(0)
        for line in self._file:
            site, places, texts = json.loads(line)
            calls = {
                names[place]: text
                for place, text in zip(places, texts, strict=True)
                if place in columns
            }
            if calls:
                found.append((site, calls))
        return found

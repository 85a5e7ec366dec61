"""The few forms of c. names that the curated tables use, placed on the locus.

This is code of its own on purpose: the tables are proved without the package that reads them.
"""

import re
from dataclasses import dataclass

from reference.maker.facts import (
    coding_sequence,
    exon_intervals,
    locus_on_gene_strand,
    transcript_row,
)
from reference.maker.folder import Folder
from reference.maker.record import TRANSCRIPT

POSITION = r"\d+(?:[+-]\d+)?"
_NAME = re.compile(
    rf"c\.(?P<start>{POSITION})(?:_(?P<end>{POSITION}))?"
    r"(?:(?P<ref>[ACGT])>(?P<alt>[ACGT])|(?P<edit>del|dup))"
)


@dataclass(frozen=True, slots=True)
class Change:
    """A change on the strand of the gene: 0-based half-open, with what it puts there."""

    start: int
    end: int
    inserted: str

    def apply(self, bases: str) -> str:
        """The sequence with this change."""
        return bases[: self.start] + self.inserted + bases[self.end :]


class CodingFrame:
    """NM_000094.3 on the locus: c. positions as offsets on the strand of the gene."""

    def __init__(self, folder: Folder) -> None:
        self.locus = locus_on_gene_strand(folder)
        self.exons = exon_intervals(folder)
        self.cds = coding_sequence(folder)
        row = transcript_row(folder, TRANSCRIPT)
        bases = [
            offset for exon in self.exons.values() for offset in range(exon.start - 1, exon.end)
        ]
        start = int(row["five_prime_utr"])
        self._coding = bases[start : start + int(row["cds_length"])]

    def offset(self, position: str) -> int:
        """Offset of a c. position such as ``6527`` or ``8527+10``.

        Raises:
            ValueError: there is no such position, for example because the intron does not begin
                or end there.
        """
        match = re.fullmatch(r"(\d+)(?:([+-])(\d+))?", position)
        if match is None:
            raise ValueError(f"{position} is no position")
        number, sign, distance = match.groups()
        if not 1 <= int(number) <= len(self._coding):
            raise ValueError(f"c.{number} is not in the coding sequence")
        base = self._coding[int(number) - 1]
        if not sign:
            return base
        edges = {
            "+": {exon.end - 1 for exon in self.exons.values()},
            "-": {exon.start - 1 for exon in self.exons.values()},
        }
        if base not in edges[sign]:
            raise ValueError(f"no intron is counted as c.{number}{sign}")
        return base + int(sign + distance)

    def change(self, name: str) -> Change:
        """The change that a c. name describes.

        Raises:
            ValueError: the name has another form, or disagrees with the reference base.
        """
        match = _NAME.fullmatch(name)
        if match is None:
            raise ValueError(f"{name} is not a substitution, deletion or duplication")
        start = self.offset(match["start"])
        end = self.offset(match["end"] or match["start"]) + 1
        if match["ref"]:
            if self.locus[start:end] != match["ref"]:
                raise ValueError(f"the reference base of {name} is {self.locus[start:end]}")
            return Change(start, end, match["alt"])
        if match["edit"] == "dup":
            return Change(end, end, self.locus[start:end])
        return Change(start, end, "")

    def is_most_three_prime(self, name: str) -> bool:
        """Whether a deletion or duplication cannot be moved further 3'."""
        match = _NAME.fullmatch(name)
        if match is None or match["ref"]:
            return True
        start, end = self.offset(match["start"]), self.offset(match["end"] or match["start"])
        return self.locus[start] != self.locus[end + 1]

    def intron_of(self, position: str) -> int:
        """Number of the intron that an intronic position lies in."""
        offset = self.offset(position)
        return next(n for n in self.exons if self.exons[n].end <= offset < self.exons[n + 1].start)

"""Coordinate systems that a description can count in: chromosome 3 and the genomic references.

A frame knows the bases that its numbers count, in its own reading direction; the reader of edits
needs no more than that. The c. frame has a module of its own.
"""

import re
from dataclasses import dataclass
from typing import Protocol

from col7a1tools.gene.gene import Gene
from col7a1tools.model.positions import Assembly, GeneOffset, PlusOffset
from col7a1tools.model.variant import GeneChange, LocusAllele
from col7a1tools.nomenclature.parse.errors import PositionError

_NUMBER = re.compile(r"[0-9]{1,12}")


class Frame(Protocol):
    """A coordinate system over the locus."""

    @property
    def gene(self) -> Gene:
        """The gene."""

    @property
    def prefix(self) -> str:
        """What stands before a position: ``NM_000094.4:c.``."""

    @property
    def assembly(self) -> Assembly | None:
        """The assembly whose positions these are, or None."""

    @property
    def sequence(self) -> str:
        """The locus in the frame's reading direction."""

    def offset(self, position: str) -> int:
        """Offset into ``sequence`` of a position's text.

        Raises:
            PositionError: the reference has no such position.
        """

    def label(self, offset: int) -> str:
        """The position's text of an offset."""

    def change(self, start: int, end: int, inserted: str) -> GeneChange:
        """``[start, end)`` of ``sequence`` replaced by ``inserted``, on the strand of the gene."""

    def transcribed_length(self, start: int, end: int) -> int:
        """Bases of ``[start, end)`` that the frame's numbers count without intron offsets."""


def read_number(position: str) -> int:
    """A plain position.

    Raises:
        PositionError: ``position.form``.
    """
    if not _NUMBER.fullmatch(position):
        raise PositionError(
            "position.form",
            f"'{position[:40]}' is not a position on a genomic reference",
            cause="genomic positions are plain numbers; -, * and intron offsets belong to c.",
        )
    return int(position)


@dataclass(frozen=True, slots=True)
class ChromosomeFrame:
    """g. on chromosome 3: 1-based, forward strand.

    Attributes:
        gene: the gene.
        assembly: the assembly that the numbers belong to.
    """

    gene: Gene
    assembly: Assembly

    @property
    def prefix(self) -> str:
        """``NC_000003.12:g.``."""
        return f"{self.gene.locus.spans[self.assembly].accession}:g."

    @property
    def sequence(self) -> str:
        """The forward strand."""
        return self.gene.locus.plus

    def offset(self, position: str) -> int:
        """Offset on the forward strand."""
        number = read_number(position)
        offset = self.gene.locus.plus_offset(self.assembly, number)
        if not 0 <= offset < len(self.gene.locus):
            raise outside_locus(number, self.assembly, self.gene)
        return offset

    def label(self, offset: int) -> str:
        """The 1-based position on the chromosome."""
        return str(self.gene.locus.chromosome_position(self.assembly, PlusOffset(offset)))

    def change(self, start: int, end: int, inserted: str) -> GeneChange:
        """The change on the strand of the gene."""
        allele = LocusAllele(PlusOffset(start), self.sequence[start:end], inserted)
        return self.gene.locus.gene_change(allele)

    def transcribed_length(self, start: int, end: int) -> int:
        """All of them."""
        return end - start


@dataclass(frozen=True, slots=True)
class GeneRegionFrame:
    """g. on NG_007065.1 or LRG_286: 1-based, strand of the gene.

    Attributes:
        gene: the gene.
        accession: NG_007065.1 or LRG_286.
    """

    gene: Gene
    accession: str
    assembly: None = None

    @property
    def prefix(self) -> str:
        """``LRG_286:g.``."""
        return f"{self.accession}:g."

    @property
    def sequence(self) -> str:
        """The strand of the gene."""
        return self.gene.locus.gene

    def offset(self, position: str) -> int:
        """Offset on the strand of the gene."""
        number = read_number(position)
        if not 1 <= number <= len(self.sequence):
            raise PositionError(
                "position.past_end",
                f"{self.accession} has {len(self.sequence)} bases and no position {number}",
                cause="numbers on chromosome 3 belong to NC_000003.11 or NC_000003.12",
            )
        return number - 1

    def label(self, offset: int) -> str:
        """The 1-based position."""
        return str(offset + 1)

    def change(self, start: int, end: int, inserted: str) -> GeneChange:
        """The change as it stands."""
        return GeneChange(GeneOffset(start), GeneOffset(end), inserted)

    def transcribed_length(self, start: int, end: int) -> int:
        """All of them."""
        return end - start


def assembly_of(number: int, gene: Gene) -> Assembly | None:
    """The assembly on which a position of chromosome 3 lies in the locus; the spans are apart."""
    for assembly, span in gene.locus.spans.items():
        if span.start <= number <= span.end:
            return assembly
    return None


def outside_locus(number: int, assembly: Assembly | None, gene: Gene) -> PositionError:
    """The error for a position of chromosome 3 that is not in the locus."""
    spans = gene.locus.spans
    fitting = assembly_of(number, gene)
    if assembly is not None and fitting is not None:
        return PositionError(
            "position.other_assembly",
            f"chr3:{number} is not in the COL7A1 locus on {assembly.value}, "
            f"but it is on {fitting.value}",
            cause=f"a position of {fitting.value} under the name of {assembly.value}",
        )
    expected = " or ".join(
        f"chr3:{span.start}-{span.end} on {name.value}"
        for name, span in spans.items()
        if assembly in (None, name)
    )
    return PositionError(
        "position.outside_locus",
        f"chr3:{number} is not in the COL7A1 locus, which is {expected}",
        cause="another gene, another assembly, or a digit too many or too few",
    )

"""The part of a record that its alleles need to know."""

from typing import NamedTuple

from col7a1tools.errors import Place
from col7a1tools.gene.locus import AssemblySpan, Locus
from col7a1tools.model.positions import Assembly


class Site(NamedTuple):
    """What an allele needs to know of its record.

    Attributes:
        chrom: CHROM as written.
        pos: POS, 1-based.
        ref: REF, upper case.
        info: INFO as written.
        distant: the record itself lies away from the locus, only a breakend's mate is at it.
        locus: the locus.
        assembly: assembly of the file.
        place: file and line, for messages.
    """

    chrom: str
    pos: int
    ref: str
    info: str
    distant: bool
    locus: Locus
    assembly: Assembly
    place: Place

    @property
    def span(self) -> AssemblySpan:
        """The locus on the file's assembly."""
        return self.locus.spans[self.assembly]

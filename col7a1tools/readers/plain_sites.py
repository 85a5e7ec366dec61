"""Take plain alleles off a sites-only VCF in bulk.

A list of sites is mostly one well-formed line for each allele, REF and ALT spelled out. One
regular expression takes a run of such lines apart at once. It is used only where nothing is left
to doubt: eight columns, an assembly that is known from the start, every line of the piece at the
locus. Anything else is left to the line-by-line reader, which then finds what is wrong.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from col7a1tools.gene.locus import AssemblySpan, Locus

# CHROM to ALT as one text; POS, REF and ALT, REF, FILTER; or, alone at the end, another line.
SiteColumns = tuple[str, str, str, str, str, str]

_PIECE = 1 << 16


class Piece(NamedTuple):
    """Whole lines of a file.

    Attributes:
        line: number of the first one.
        lines: how many they are.
        text: the lines, each with a line feed before it.
    """

    line: int
    lines: int
    text: bytes


class SiteRun(NamedTuple):
    """Consecutive lines of a file, all at the locus, each REF as the reference has it.

    Attributes:
        line: number of the first one.
        sites: the lines.
        offsets: offset of each POS into the locus; 0 for a line that is not taken apart.
    """

    line: int
    sites: list[SiteColumns]
    offsets: list[int]


class PlainSites:
    """Reads pieces of text as runs of plain alleles."""

    def __init__(self, locus: Locus, span: AssemblySpan) -> None:
        """Prepare for a file.

        Args:
            locus: the locus.
            span: where it lies on the file's assembly.
        """
        names = "|".join(map(re.escape, span.contig_names))
        self._line = re.compile(
            rf"\n(?:((?:{names})\t([1-9][0-9]{{0,9}}+)\t[^\t\n]*+\t(([ACGT]++)\t[ACGT]++))"
            rf"\t[^\t\n]*+\t([^\t\n]*+)\t[^\t\n\r]*+(?=\n|\Z)|((?:{names})\t[^\n]*+))"
        )
        self._plus = locus.plus
        self._start = span.start

    def run(self, piece: Piece) -> SiteRun | None:
        """The lines of a piece; None where one of the plain ones does not fit the locus."""
        try:
            text = piece.text.decode()
        except UnicodeDecodeError:
            return None
        sites: list[SiteColumns] = self._line.findall(text)
        if len(sites) != piece.lines:
            return None
        start = self._start
        offsets = [int(site[1] or start) - start for site in sites]
        references = [site[3] for site in sites]
        fit = min(offsets) >= 0 and all(map(self._plus.startswith, references, offsets))
        return SiteRun(piece.line, sites, offsets) if fit else None


def pieces(block: bytes, line: int) -> Iterator[Piece]:
    """Cut a block of whole lines into smaller ones.

    Args:
        block: the lines, each with a line feed before it.
        line: number of the first one.
    """
    start = 0
    while start < len(block):
        end = block.find(b"\n", min(start + _PIECE, len(block)))
        if end < 0:
            end = len(block)
        lines = block.count(b"\n", start, end)
        yield Piece(line, lines, block[start:end])
        line += lines
        start = end

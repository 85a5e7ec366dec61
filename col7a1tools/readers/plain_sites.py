"""Take plain substitutions off a sites-only VCF in bulk.

A list of sites is mostly single-base substitutions, one well-formed line each. One regular
expression takes a run of such lines apart at once. It is used only where nothing is left to
doubt: eight columns, an assembly that the header states, every line of the piece on chromosome 3.
Anything else is left to the line-by-line reader, which then finds what is wrong.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from col7a1tools.gene.locus import AssemblySpan, Locus

# CHROM, POS, ID, REF, ALT and FILTER of a substitution, or, alone at the end, another whole line.
SiteColumns = tuple[str, str, str, str, str, str, str]

_PIECE = 1 << 16


class SiteRun(NamedTuple):
    """Consecutive lines of a file, all at the locus.

    Attributes:
        first_line: number of the first line.
        sites: the lines; every substitution has the reference's base in REF.
    """

    first_line: int
    sites: list[SiteColumns]


class PlainSites:
    """Reads pieces of text as runs of plain substitutions."""

    def __init__(self, locus: Locus, span: AssemblySpan) -> None:
        """Prepare for a file.

        Args:
            locus: the locus.
            span: where it lies on the file's assembly.
        """
        names = "|".join(map(re.escape, span.contig_names))
        self._line = re.compile(
            rf"\n(?:({names})\t(\d+)\t([^\t\n]*)\t([ACGT])\t(?!\4\t)([ACGT])\t[^\t\n]*\t([^\t\n]*)"
            rf"\t[^\t\n\r]*(?=\n|\Z)|((?:{names})\t[^\n]*))"
        )
        self._reference = {str(pos): base for pos, base in enumerate(locus.plus, span.start)}

    def sites(self, piece: bytes) -> list[SiteColumns] | None:
        """The lines of a piece; None where it has a line that is not at the locus or not plain.

        Args:
            piece: whole lines, each with a line feed before it.
        """
        try:
            text = piece.decode()
        except UnicodeDecodeError:
            return None
        sites: list[SiteColumns] = self._line.findall(text)
        if len(sites) != text.count("\n"):
            return None
        base_at = self._reference.get
        fit = all(base_at(site[1]) == site[3] for site in sites if not site[6])
        return sites if fit else None


def pieces(block: bytes) -> Iterator[bytes]:
    """Cut a block of whole lines into smaller ones, each line with a line feed before it."""
    start = 0
    while start < len(block):
        end = block.find(b"\n", min(start + _PIECE, len(block)))
        if end < 0:
            end = len(block)
        yield block[start:end]
        start = end

"""Coordinate types that a type checker keeps apart.

Inside the package every position is 0-based and every interval half-open. The 1-based numbers
that people and files use appear only at the borders (readers, names, views).

``PlusOffset``   offset into the locus on the forward strand of chromosome 3, as VCF counts.
``GeneOffset``   offset into the locus on the strand of the gene (reverse); one less than an
                 LRG_286 coordinate.
``TranscriptOffset`` offset into the spliced NM_000094.4, 5' UTR included.
``CdsOffset``    offset into the coding sequence; the A of the ATG is 0.
``ResidueIndex`` index into the protein; Met1 is 0.
"""

from enum import Enum
from typing import NamedTuple, NewType

PlusOffset = NewType("PlusOffset", int)
GeneOffset = NewType("GeneOffset", int)
TranscriptOffset = NewType("TranscriptOffset", int)
CdsOffset = NewType("CdsOffset", int)
ResidueIndex = NewType("ResidueIndex", int)


class Assembly(Enum):
    """A human genome assembly on which the locus is known."""

    GRCH37 = "GRCh37"
    GRCH38 = "GRCh38"

    # Each member is one object; the hash that Enum brings runs in Python at every look-up.
    __hash__ = object.__hash__


class Region(Enum):
    """The part of the transcript that an HGVS c. position counts from."""

    FIVE_PRIME_UTR = "-"
    CDS = ""
    THREE_PRIME_UTR = "*"


class CodingPosition(NamedTuple):
    """An HGVS c. position: a base of the mature transcript, and an offset into an intron.

    Attributes:
        transcript_offset: the exonic base, 0-based in the transcript.
        intron_offset: 0 for an exonic base, +n or -n for the n-th intronic base after or before.
    """

    transcript_offset: TranscriptOffset
    intron_offset: int = 0

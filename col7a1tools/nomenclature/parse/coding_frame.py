"""c. positions: what the numbers of each transcript version count.

The coding region and its introns are numbered alike in every version. The 5' UTR is not:
NM_000094.4 has an intron between c.-2 and c.-1, NM_000094.3 begins at c.-1, and ENST00000328333
reads on without a gap.
"""

import re
from dataclasses import dataclass
from enum import Enum

from col7a1tools.gene.gene import NAMING_TRANSCRIPT, Gene
from col7a1tools.model.positions import CodingPosition, GeneOffset, Region
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.parse.errors import PositionError
from col7a1tools.nomenclature.parse.introns import intronic_offset

# ENST00000328333 begins 107 bases before the first base of NM_000094.3 (c.-1): GRCh38
# chr3:48595267, as Ensembl's annotation of that transcript has it.
CONTINUOUS_UPSTREAM_LENGTH = 108

_POSITION = re.compile(r"([-*]?)([0-9]{1,9})(?:([+-])([0-9]{1,9}))?")


class Upstream(Enum):
    """How a transcript version goes on 5' of c.-1."""

    SPLICED = "NM_000094.4"
    NONE = "NM_000094.3"
    CONTINUOUS = "ENST00000328333"
    UNSTATED = "no version"  # read as SPLICED; the reader asks whether CONTINUOUS fits as well


@dataclass(frozen=True, slots=True)
class CodingFrame:
    """c. on one version of the transcript.

    Attributes:
        gene: the gene.
        accession: as errors quote it.
        upstream: which 5' UTR it has.
    """

    gene: Gene
    accession: str = NAMING_TRANSCRIPT
    upstream: Upstream = Upstream.SPLICED
    assembly: None = None

    @property
    def prefix(self) -> str:
        """``NM_000094.4:c.``."""
        return f"{self.accession}:c."

    @property
    def sequence(self) -> str:
        """The strand of the gene."""
        return self.gene.locus.gene

    @property
    def _first_coding(self) -> int:
        """Offset on the strand of the gene of the A of the ATG."""
        transcript = self.gene.transcript
        offset = transcript.offset(CodingPosition(transcript.cds_start))
        assert offset is not None
        return offset

    def offset(self, position: str) -> int:
        """Offset on the strand of the gene.

        Raises:
            PositionError: the text is no c. position, or the transcript has no such base.
        """
        match = _POSITION.fullmatch(position)
        if not match:
            raise PositionError(
                "position.form",
                f"'{position[:40]}' is not a c. position",
                cause="a position is written like 76, -5, *7, 76+1 or 77-2",
            )
        sign, digits, side, steps = match.groups()
        number, intron_offset = int(digits), int(f"{side}{steps}") if side else 0
        if not number or (side and not intron_offset):
            raise PositionError(
                "position.zero",
                f"c.{position} does not exist",
                cause="c.-1 is followed by c.1, and an intron begins with +1 and ends with -1",
            )
        region = Region(sign)
        if region is Region.FIVE_PRIME_UTR and (number > 1 or intron_offset):
            upstream = self._upstream_offset(number, intron_offset)
            if upstream is not None:
                return upstream
        base = self._exonic(region, number, position)
        return intronic_offset(self.gene.transcript, base, intron_offset, position)

    def label(self, offset: int) -> str:
        """The c. position of a base; genome offsets outside the transcript have none."""
        distance = self._first_coding - offset
        if self.upstream is Upstream.CONTINUOUS and 1 <= distance <= CONTINUOUS_UPSTREAM_LENGTH:
            return f"-{distance}"
        return self.gene.transcript.label_at(GeneOffset(offset)) or "?"

    def change(self, start: int, end: int, inserted: str) -> GeneChange:
        """The change as it stands."""
        return GeneChange(GeneOffset(start), GeneOffset(end), inserted)

    def transcribed_length(self, start: int, end: int) -> int:
        """Exonic bases of ``[start, end)``."""
        return sum(
            max(0, min(end, exon.end) - max(start, exon.start))
            for exon in self.gene.transcript.exons
        )

    def _upstream_offset(self, number: int, intron_offset: int) -> int | None:
        """Base 5' of c.-1 as NM_000094.3 and ENST00000328333 number it; None for NM_000094.4."""
        if self.upstream in (Upstream.SPLICED, Upstream.UNSTATED):
            return None
        offset = self._first_coding - number
        if self.upstream is Upstream.CONTINUOUS:
            if number <= CONTINUOUS_UPSTREAM_LENGTH and not intron_offset:
                return offset
            message = (
                f"{self.accession} begins at c.-{CONTINUOUS_UPSTREAM_LENGTH} "
                "and has no intron in its 5' UTR"
            )
        else:
            message = f"{self.accession} begins at c.-1: it has no base before that"
        naming = self.gene.transcript
        meant = naming.position(GeneOffset(offset + intron_offset))
        raise PositionError(
            "position.upstream",
            message,
            cause="numbers 5' of c.-1 differ between the versions of the transcript",
            instead=(naming.label(meant),) if meant else (),
        )

    def _exonic(self, region: Region, number: int, position: str) -> int:
        """The base of a position without its intron offset."""
        transcript = self.gene.transcript
        base = transcript.from_label(region, number, 0)
        cds_length = transcript.cds_end - transcript.cds_start
        if region is Region.CDS and number > cds_length:
            raise PositionError(
                "position.past_end",
                f"c.{position} lies past the stop codon, which ends at c.{cds_length}",
                cause="the 3' UTR counts anew from c.*1; chromosome positions are written with g.; "
                "larger numbers in old papers are often those of a genomic sequence",
                instead=(f"*{number - cds_length}",),
            )
        offset = transcript.offset(base)
        if offset is None:
            utr = (
                f"the 5' UTR of {NAMING_TRANSCRIPT} begins at c.-{transcript.cds_start}"
                if region is Region.FIVE_PRIME_UTR
                else f"the 3' UTR ends at c.*{len(transcript.mrna) - transcript.cds_end}"
            )
            raise PositionError(
                "position.outside_transcript",
                f"c.{position} lies outside the transcript: {utr}",
                cause="HGVS numbers no base outside the transcript",
            )
        return offset

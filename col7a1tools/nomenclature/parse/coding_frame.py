"""c. positions: what the numbers of each transcript version count.

The coding region and its introns are numbered alike in every version. The 5' UTR is not:
NM_000094.4 has an intron between c.-2 and c.-1, NM_000094.3 begins at c.-1, and ENST00000328333
reads on without a gap.
"""

import re
from dataclasses import dataclass
from enum import Enum

from col7a1tools.gene.gene import NAMING_TRANSCRIPT, Gene
from col7a1tools.gene.transcript import Exon
from col7a1tools.model.positions import CodingPosition, GeneOffset, Region, TranscriptOffset
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.parse.errors import PositionError

# ENST00000328333 begins 107 bases before the first base of NM_000094.3 (c.-1): GRCh38
# chr3:48595267, as Ensembl's annotation of that transcript has it.
CONTINUOUS_UPSTREAM_LENGTH = 108

# at most this many bases between a mistaken and the right exon edge look like a slip
_SLIP = 3

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
            raise PositionError("position.form", f"'{position}' is not a c. position")
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
        return self._intronic(base, intron_offset, position) if intron_offset else base[1]

    def label(self, offset: int) -> str:
        """The c. position of a base; genome offsets outside the transcript have none."""
        distance = self._first_coding - offset
        if self.upstream is Upstream.CONTINUOUS and 1 <= distance <= CONTINUOUS_UPSTREAM_LENGTH:
            return f"-{distance}"
        position = self.gene.transcript.position(GeneOffset(offset))
        return "?" if position is None else self.gene.transcript.label(position)

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

    def _exonic(self, region: Region, number: int, position: str) -> tuple[Exon, int]:
        """The exon and the base of a position without its intron offset."""
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
        return transcript.exons[transcript.exon_index_at_or_before(offset)], offset

    def _intronic(self, base: tuple[Exon, int], intron_offset: int, position: str) -> int:
        """The intronic base at a distance from an exon's edge."""
        exon, offset = base
        exons = self.gene.transcript.exons
        index = exons.index(exon)
        after = intron_offset > 0
        if offset != (exon.end - 1 if after else exon.start):
            raise self._not_at_edge(index, offset, intron_offset, position)
        neighbour = index + 1 if after else index - 1
        if not 0 <= neighbour < len(exons):
            raise PositionError(
                "position.outside_transcript",
                f"c.{position} lies outside the transcript: no intron is there",
                cause="HGVS numbers no base outside the transcript",
            )
        left, right = (exon, exons[neighbour]) if after else (exons[neighbour], exon)
        length = right.start - left.end
        if abs(intron_offset) > length:
            raise PositionError(
                "position.beyond_intron",
                f"c.{position} lies beyond its intron, which has {length} bases: "
                f"c.{self._edge(left, last=True)}+1 to c.{self._edge(right, last=False)}-1",
            )
        return offset + intron_offset

    def _edge(self, exon: Exon, *, last: bool) -> str:
        length = exon.length - 1 if last else 0
        base = TranscriptOffset(exon.transcript_start + length)
        return self.gene.transcript.label(CodingPosition(base))

    def _not_at_edge(
        self, index: int, offset: int, intron_offset: int, position: str
    ) -> PositionError:
        """The error for an intron offset that hangs on a base inside an exon."""
        exons = self.gene.transcript.exons
        last = intron_offset > 0
        near = exons[max(0, index - 1) : index + 2]
        edges = sorted(near, key=lambda exon: abs((exon.end - 1 if last else exon.start) - offset))
        steps = f"{intron_offset:+d}"
        distance = abs((edges[0].end - 1 if last else edges[0].start) - offset)
        offered = edges[:1] if distance <= _SLIP else edges[:2]
        instead = [f"{self._edge(exon, last=last)}{steps}" for exon in offered]
        number = position.removesuffix(steps)
        if not last and number.isdigit() and int(number) < -intron_offset:
            instead.insert(0, f"{number}_{-intron_offset}")
        own = exons[index]
        return PositionError(
            "position.not_exon_end",
            f"c.{position} names no base: c.{number} is not the "
            f"{'last' if last else 'first'} base of an exon; its exon is "
            f"c.{self._edge(own, last=False)} to c.{self._edge(own, last=True)}",
            cause="intronic bases count with + from an exon's last base and with - from an "
            "exon's first base",
            instead=tuple(instead),
        )

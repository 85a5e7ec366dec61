"""NM_000094.4 on the locus: exons, introns, and HGVS c. positions."""

from bisect import bisect_right
from typing import Final, NamedTuple

from col7a1tools.gene.locus import Locus
from col7a1tools.gene.reference_files import read_table
from col7a1tools.model.positions import (
    CdsOffset,
    CodingPosition,
    GeneOffset,
    Region,
    TranscriptOffset,
)


class Exon(NamedTuple):
    """One exon on the strand of the gene.

    Attributes:
        number: number in the literature and in NM_000094.3 (1-118); None for the upstream exon
            that only NM_000094.4 has.
        number_mane: number in NM_000094.4 (1-119).
        start: first base.
        end: behind the last base.
        transcript_start: offset of the first base in the transcript.
        provisional: True where the limits are inferred.
    """

    number: int | None
    number_mane: int
    start: GeneOffset
    end: GeneOffset
    transcript_start: TranscriptOffset
    provisional: bool

    @property
    def length(self) -> int:
        """Number of bases."""
        return self.end - self.start


class Transcript:
    """The transcript that names are given on.

    Attributes:
        accession: RefSeq accession with version.
        protein_accession: of its protein.
        exons: all exons, 5' to 3'.
        mrna: the spliced sequence.
        cds_start: offset of the A of the ATG.
        cds_end: offset behind the stop codon.
        cds: the coding sequence with its stop codon.
    """

    __slots__ = (
        "_starts",
        "_transcript_starts",
        "accession",
        "cds",
        "cds_end",
        "cds_start",
        "exons",
        "mrna",
        "protein_accession",
    )

    def __init__(
        self,
        accession: str,
        protein_accession: str,
        exons: tuple[Exon, ...],
        mrna: str,
        coding: tuple[TranscriptOffset, TranscriptOffset],
    ) -> None:
        """Prepare.

        Args:
            accession: RefSeq accession with version.
            protein_accession: of its protein.
            exons: all exons, 5' to 3'.
            mrna: the spliced sequence.
            coding: offsets of the A of the ATG, and behind the stop codon.
        """
        self.accession: Final = accession
        self.protein_accession: Final = protein_accession
        self.exons: Final = exons
        self.mrna: Final = mrna
        self.cds_start: Final = coding[0]
        self.cds_end: Final = coding[1]
        self.cds: Final = mrna[coding[0] : coding[1]]
        self._starts: Final = tuple(exon.start for exon in exons)
        self._transcript_starts: Final = tuple(exon.transcript_start for exon in exons)

    @property
    def start(self) -> GeneOffset:
        """First base of the first exon, on the strand of the gene."""
        return self.exons[0].start

    @property
    def end(self) -> GeneOffset:
        """Behind the last base of the last exon."""
        return self.exons[-1].end

    def exon_index_at_or_before(self, offset: int) -> int:
        """Index of the last exon that starts at or before ``offset``; -1 for none."""
        return bisect_right(self._starts, offset) - 1

    def exon_index(self, number: int) -> int:
        """Index of an exon by its literature number."""
        return number if self.exons[0].number is None else number - 1

    def position(self, offset: GeneOffset) -> CodingPosition | None:
        """HGVS c. position of a base; None outside the transcript.

        The middle base of an intron of odd length counts from the exon before it
        (HGVS recommendations, "Numbering": introns).
        """
        counted = self._counted(offset)
        return None if counted is None else CodingPosition(*counted)

    def _counted(self, offset: GeneOffset) -> tuple[TranscriptOffset, int] | None:
        """Base of the transcript that a base counts from, and how far into the intron it lies."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return None
        exon = self.exons[index]
        if offset < exon.end:
            return TranscriptOffset(exon.transcript_start + offset - exon.start), 0
        if index + 1 == len(self.exons):
            return None
        following = self.exons[index + 1]
        after = offset - exon.end + 1
        before = following.start - offset
        if after <= before:
            return TranscriptOffset(exon.transcript_start + exon.length - 1), after
        return following.transcript_start, -before

    def offset(self, position: CodingPosition) -> GeneOffset | None:
        """Base on the locus of a c. position; None where the transcript has no such base."""
        if not 0 <= position.transcript_offset < len(self.mrna):
            return None
        index = bisect_right(self._transcript_starts, position.transcript_offset) - 1
        exon = self.exons[index]
        base = exon.start + position.transcript_offset - exon.transcript_start
        return GeneOffset(base + position.intron_offset)

    def label(self, position: CodingPosition) -> str:
        """The position as HGVS writes it after ``c.``: ``6527``, ``-12``, ``*34``, ``425+1``."""
        return self._written(*position)

    def label_at(self, offset: GeneOffset) -> str | None:
        """The position of a base in the same form; None outside the transcript."""
        counted = self._counted(offset)
        return None if counted is None else self._written(*counted)

    def _written(self, base: TranscriptOffset, intron_offset: int) -> str:
        if base < self.cds_start:
            text = str(base - self.cds_start)
        elif base < self.cds_end:
            text = str(base - self.cds_start + 1)
        else:
            text = f"*{base - self.cds_end + 1}"
        return f"{text}{intron_offset:+d}" if intron_offset else text

    def from_label(self, region: Region, number: int, intron_offset: int) -> CodingPosition:
        """The position that HGVS text names; ``number`` is 1-based and unsigned."""
        if region is Region.FIVE_PRIME_UTR:
            base = self.cds_start - number
        elif region is Region.CDS:
            base = self.cds_start + number - 1
        else:
            base = self.cds_end + number - 1
        return CodingPosition(TranscriptOffset(base), intron_offset)

    def cds_offset(self, offset: GeneOffset) -> CdsOffset | None:
        """Offset in the coding sequence of a base on the locus; None outside the CDS."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return None
        exon = self.exons[index]
        if offset >= exon.end:
            return None
        base = exon.transcript_start + offset - exon.start
        if self.cds_start <= base < self.cds_end:
            return CdsOffset(base - self.cds_start)
        return None

    def offset_of_cds(self, offset: CdsOffset) -> GeneOffset:
        """Base on the locus of a base of the coding sequence.

        Raises:
            IndexError: the coding sequence has no such base.
        """
        if not 0 <= offset < self.cds_end - self.cds_start:
            raise IndexError(f"no base {offset} in the coding sequence")
        found = self.offset(CodingPosition(TranscriptOffset(self.cds_start + offset)))
        assert found is not None
        return found

    def exon_of_cds(self, offset: CdsOffset) -> Exon:
        """The exon that holds a base of the coding sequence."""
        base = offset + self.cds_start
        return self.exons[bisect_right(self._transcript_starts, base) - 1]


def build_transcript(accession: str, locus: Locus) -> Transcript:
    """Build a transcript of ``transcripts.tsv`` on the locus.

    Args:
        accession: with version, ``NM_000094.4`` or ``NM_000094.3``.
        locus: the locus that its exons lie on.

    Raises:
        KeyError: the table has no such transcript.
    """
    row = {row["accession"]: row for row in read_table("transcripts.tsv")}[accession]
    first = int(row["first_exon_mane"])
    exons = []
    mrna = []
    length = 0
    for line in read_table("exons.tsv"):
        if int(line["exon_mane"]) < first:
            continue
        start, end = GeneOffset(int(line["lrg_start"]) - 1), GeneOffset(int(line["lrg_end"]))
        number = None if line["exon"] == "." else int(line["exon"])
        exons.append(
            Exon(
                number,
                int(line["exon_mane"]),
                start,
                end,
                TranscriptOffset(length),
                line["status"] == "provisional",
            )
        )
        mrna.append(locus.gene[start:end])
        length += end - start
    cds_start = TranscriptOffset(int(row["five_prime_utr"]))
    cds_end = TranscriptOffset(cds_start + int(row["cds_length"]))
    coding = (cds_start, cds_end)
    return Transcript(accession, row["protein"], tuple(exons), "".join(mrna), coding)

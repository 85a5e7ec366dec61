"""What the public records say of the gene, whichever database they came from."""

from dataclasses import dataclass

from reference.maker.genetic_code import translate

TRANSCRIPT = "NM_000094.3"
TRANSCRIPT_MANE = "NM_000094.4"
PROTEIN = "NP_000085.1"
GENOMIC = "NG_007065.1"

# NM_000094.4 in the records that name its lengths only (Ensembl VEP 111 with GENCODE 45 on
# ENST00000681320.1, RefSeq's span of the gene): 9,231 nt, 119 exons, 5' end at GRCh38
# chr3:48,595,329.
MRNA_LENGTH_MANE = 9231
GENE_START_GRCH38 = 48_595_329


class RecordError(Exception):
    """A public record that lacks something, or that contradicts itself."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Bases of the locus on the strand of the gene, 1-based inclusive as LRG_286 counts."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """Number of bases."""
        return self.end - self.start + 1

    def cut(self, bases: str) -> str:
        """The bases of this interval."""
        return bases[self.start - 1 : self.end]


@dataclass(frozen=True, slots=True)
class PublicRecord:
    """COL7A1 as public records hold it.

    Attributes:
        locus: bases on the strand of the gene.
        exons: exons of NM_000094.3, 5' to 3'.
        upstream_exon: first exon of NM_000094.4; None where no record gives it.
        transcript: bases of NM_000094.3.
        cds: coding sequence with stop codon, 1-based inclusive in ``transcript``.
        protein: residues without stop.
    """

    locus: str
    exons: tuple[Interval, ...]
    upstream_exon: Interval | None
    transcript: str
    cds: Interval
    protein: str

    def check(self) -> None:
        """Prove that the record agrees with itself.

        Raises:
            RecordError: the exons do not splice to the transcript, or the coding sequence does
                not translate to the protein.
        """
        if set(self.locus) - set("ACGT"):
            raise RecordError("the genomic sequence holds other letters than A, C, G and T")
        if any(a.end >= b.start for a, b in zip(self.exons, self.exons[1:], strict=False)):
            raise RecordError("the exons overlap or are not in order")
        if "".join(exon.cut(self.locus) for exon in self.exons) != self.transcript:
            raise RecordError(f"the exons do not splice to {TRANSCRIPT}")
        if translate(self.cds.cut(self.transcript)) != self.protein + "*":
            raise RecordError(f"the coding sequence does not translate to {PROTEIN}")

    def first_exon_mane(self, locus_end_grch38: int) -> tuple[Interval, str]:
        """First exon of NM_000094.4, and whether it is established or provisional.

        Without a record that gives it, its start follows from the 5' end of the gene and its
        length from that of the mRNA, if one exon holds all of it.

        Args:
            locus_end_grch38: last base of the locus on GRCh38, 1-based; its first on the strand
                of the gene.
        """
        if self.upstream_exon is not None:
            return self.upstream_exon, "established"
        start = locus_end_grch38 - GENE_START_GRCH38 + 1
        length = MRNA_LENGTH_MANE - len(self.transcript)
        return Interval(start, start + length - 1), "provisional"

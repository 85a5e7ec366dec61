"""The locus and its transcript, read from ``reference/`` without any code of the package.

What checks the package must not lean on it: these few lines read the same files again.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

REFERENCE = Path(__file__).resolve().parents[1] / "reference"
COMPLEMENT = {"A": "T", "C": "G", "G": "C", "T": "A", "N": "N"}


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the locus lies on one assembly.

    Attributes:
        accession: of chromosome 3, with version.
        chromosome: name of chromosome 3 in the files of this assembly.
        length: of chromosome 3.
        start: first base of the locus, 1-based.
    """

    accession: str
    chromosome: str
    length: int
    start: int


@dataclass(frozen=True, slots=True)
class Exons:
    """The exons of one transcript on the strand of the gene, 0-based and half-open.

    Attributes:
        accession: of the transcript, with version.
        intervals: its exons, 5' to 3'.
        five_prime_utr: number of bases before the start codon.
        cds_length: number of coding bases, stop codon included.
    """

    accession: str
    intervals: tuple[tuple[int, int], ...]
    five_prime_utr: int
    cds_length: int

    @property
    def bases(self) -> list[int]:
        """The offset on the gene of every base of the transcript, 5' to 3'."""
        return [base for start, end in self.intervals for base in range(start, end)]


def reverse_complement(bases: str) -> str:
    """The other strand."""
    return "".join(COMPLEMENT[base] for base in reversed(bases))


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a tab-separated reference file."""
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@cache
def plus_strand() -> str:
    """The locus on the forward strand of chromosome 3."""
    lines = (REFERENCE / "locus.fa").read_text(encoding="ascii").splitlines()
    return "".join(line for line in lines if not line.startswith(">"))


@cache
def gene_strand() -> str:
    """The locus on the strand of the gene."""
    return reverse_complement(plus_strand())


@cache
def placed(assembly: str) -> Placed:
    """Where the locus lies on ``GRCh37`` or ``GRCh38``."""
    row = next(row for row in rows("assemblies.tsv") if row["assembly"] == assembly)
    chromosome = "3" if assembly == "GRCh37" else "chr3"
    return Placed(row["accession"], chromosome, int(row["contig_length"]), int(row["locus_start"]))


@cache
def exons(accession: str) -> Exons:
    """The exons of ``NM_000094.3`` or ``NM_000094.4``."""
    row = next(row for row in rows("transcripts.tsv") if row["accession"] == accession)
    intervals = tuple(
        (int(exon["lrg_start"]) - 1, int(exon["lrg_end"]))
        for exon in rows("exons.tsv")
        if int(exon["exon_mane"]) >= int(row["first_exon_mane"])
    )
    return Exons(accession, intervals, int(row["five_prime_utr"]), int(row["cds_length"]))

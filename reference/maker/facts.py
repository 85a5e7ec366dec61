"""What the files of a folder say of the gene, in the maker's terms."""

from reference.maker.folder import Folder, Row, expect
from reference.maker.record import TRANSCRIPT, Interval

_COMPLEMENT = str.maketrans("ACGT", "TGCA")


def locus_on_gene_strand(folder: Folder) -> str:
    """Bases of the locus on the strand of the gene."""
    return folder.sequence("locus.fa").translate(_COMPLEMENT)[::-1]


def exon_intervals(folder: Folder) -> dict[int, Interval]:
    """Exons of NM_000094.3 by the literature's number."""
    return {
        int(row["exon"]): Interval(int(row["lrg_start"]), int(row["lrg_end"]))
        for row in folder.table("exons.tsv")
        if row["exon"] != "."
    }


def coding_sequence(folder: Folder) -> str:
    """The coding sequence with its stop codon, out of transcript.fa."""
    row = transcript_row(folder, TRANSCRIPT)
    start = int(row["five_prime_utr"])
    return folder.sequence("transcript.fa")[start : start + int(row["cds_length"])]


def transcript_row(folder: Folder, accession: str) -> Row:
    """The row of transcripts.tsv with this accession."""
    rows = [row for row in folder.table("transcripts.tsv") if row["accession"] == accession]
    expect(len(rows) == 1, "transcripts.tsv", f"has not one row of {accession}")
    return rows[0]

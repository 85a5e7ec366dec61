"""Proofs of the locus, its transcripts and their coding sequence."""

from reference.maker.facts import (
    coding_sequence,
    exon_intervals,
    locus_on_gene_strand,
    transcript_row,
)
from reference.maker.folder import Folder, expect
from reference.maker.genetic_code import translate
from reference.maker.record import PROTEIN, TRANSCRIPT, TRANSCRIPT_MANE

LOCUS_LENGTH = 38_180
GRCH37_MINUS_GRCH38 = 37_433
GC_DONOR_INTRON = 103
OUT_OF_FRAME_EXONS = (1, 2, 3, 4, 6, 7, 24, 25, 27, 113, 118)


def assemblies_hold_the_locus(folder: Folder) -> None:
    """The locus has its 38,180 bases on both assemblies, 37,433 apart."""
    locus = folder.sequence("locus.fa")
    expect(len(locus) == LOCUS_LENGTH, "locus.fa", f"has {len(locus)} bases, not {LOCUS_LENGTH}")
    expect(not set(locus) - set("ACGT"), "locus.fa", "holds other letters than A, C, G and T")
    starts = {}
    for row in folder.table("assemblies.tsv"):
        start, end = int(row["locus_start"]), int(row["locus_end"])
        starts[row["assembly"]] = start
        place = f"{row['accession']}:{start}-{end}"
        expect(
            end - start + 1 == len(locus) and end < int(row["contig_length"]),
            "assemblies.tsv",
            f"the locus does not fit {place}",
        )
        expect(
            place in folder.text("locus.fa").splitlines()[0],
            "locus.fa",
            f"its title does not name {place}",
        )
    expect(set(starts) == {"GRCh37", "GRCh38"}, "assemblies.tsv", "lists other assemblies")
    expect(
        starts["GRCh37"] - starts["GRCh38"] == GRCH37_MINUS_GRCH38,
        "assemblies.tsv",
        f"GRCh37 is not GRCh38 + {GRCH37_MINUS_GRCH38}",
    )


def exons_splice_to_the_transcript(folder: Folder) -> None:
    """The exons are numbered and in order, and give transcript.fa when cut from the locus."""
    rows = folder.table("exons.tsv")
    file = "exons.tsv"
    expect(
        [row["exon_mane"] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
        and [row["exon"] for row in rows] == [".", *(str(n) for n in range(1, len(rows)))],
        file,
        "the exons are not numbered 1, 2, 3, ...",
    )
    expect(
        all(row["status"] == "established" for row in rows[1:])
        and rows[0]["status"] in {"established", "provisional"},
        file,
        "only the first exon may be provisional",
    )
    bounds = [int(row[column]) for row in rows for column in ("lrg_start", "lrg_end")]
    expect(bounds == sorted(set(bounds)), file, "the exons overlap or are not in order")
    locus = locus_on_gene_strand(folder)
    spliced = "".join(exon.cut(locus) for exon in exon_intervals(folder).values())
    transcript = folder.sequence("transcript.fa")
    expect(spliced == transcript, "transcript.fa", "is not what the exons splice to")


def transcript_lengths_add_up(folder: Folder) -> None:
    """UTRs and coding sequence of each transcript add up to its exons."""
    exons = folder.table("exons.tsv")
    for accession in (TRANSCRIPT_MANE, TRANSCRIPT):
        row = transcript_row(folder, accession)
        own = [exon for exon in exons if int(exon["exon_mane"]) >= int(row["first_exon_mane"])]
        length = sum(int(exon["lrg_end"]) - int(exon["lrg_start"]) + 1 for exon in own)
        parts = sum(int(row[part]) for part in ("five_prime_utr", "cds_length", "three_prime_utr"))
        expect(
            length == parts and len(own) == int(row["exons"]),
            "transcripts.tsv",
            f"lengths of {accession} do not add up to its exons ({parts} and {length} nt)",
        )
        expect(row["protein"] == PROTEIN, "transcripts.tsv", f"{accession} names another protein")


def introns_begin_and_end_as_known(folder: Folder) -> None:
    """All introns are GT-AG but the GC-AG one of exon 103, and 107 of 118 exons keep the frame."""
    locus = locus_on_gene_strand(folder)
    exons = exon_intervals(folder)
    for number in range(1, len(exons)):
        donor = locus[exons[number].end : exons[number].end + 2]
        acceptor = locus[exons[number + 1].start - 3 : exons[number + 1].start - 1]
        known = "GC" if number == GC_DONOR_INTRON else "GT"
        expect(
            (donor, acceptor) == (known, "AG"),
            "exons.tsv",
            f"intron {number} is {donor}-{acceptor}, not {known}-AG",
        )
    broken = tuple(number for number, exon in exons.items() if exon.length % 3)
    expect(broken == OUT_OF_FRAME_EXONS, "exons.tsv", f"exons {broken} are not divisible by 3")


def coding_sequence_translates(folder: Folder) -> None:
    """The coding sequence gives protein.fa by NCBI's genetic code 1."""
    expect(
        translate(coding_sequence(folder)) == folder.sequence("protein.fa") + "*",
        "protein.fa",
        "is not what the coding sequence translates to",
    )


SEQUENCE_PROOFS = (
    assemblies_hold_the_locus,
    exons_splice_to_the_transcript,
    transcript_lengths_add_up,
    introns_begin_and_end_as_known,
    coding_sequence_translates,
)

"""Write the reference files that follow from the public records."""

from collections.abc import Iterable

from reference.maker.folder import COLUMNS, Row
from reference.maker.helix import interruptions, register
from reference.maker.record import (
    GENOMIC,
    PROTEIN,
    TRANSCRIPT,
    TRANSCRIPT_MANE,
    Interval,
    PublicRecord,
)

_COMPLEMENT = str.maketrans("ACGT", "TGCA")


def make_files(record: PublicRecord, assemblies: list[Row]) -> dict[str, str]:
    """Text of each file by its name.

    Args:
        record: the gene as public records hold it.
        assemblies: rows of ``assemblies.tsv``.
    """
    spans = {row["assembly"]: row for row in assemblies}
    first, status = record.first_exon_mane(int(spans["GRCh38"]["locus_end"]))
    return {
        "locus.fa": _locus(record, spans),
        "transcript.fa": _transcript(record),
        "protein.fa": _fasta(
            f"{PROTEIN} collagen alpha-1(VII) chain precursor, {len(record.protein)} residues",
            record.protein,
        ),
        "exons.tsv": _exons(record.exons, first, status),
        "transcripts.tsv": _transcripts(record, first, status),
        "gly_x_y_register.tsv": _register(record.protein),
        "gly_x_y_interruptions.tsv": _interruptions(record.protein),
    }


def _locus(record: PublicRecord, spans: dict[str, Row]) -> str:
    places = "; ".join(
        f"{name} {row['accession']}:{row['locus_start']}-{row['locus_end']}"
        for name, row in sorted(spans.items(), reverse=True)
    )
    return _fasta(
        f"COL7A1_locus forward strand; {places}; reverse complement of {GENOMIC} (LRG_286)",
        record.locus.translate(_COMPLEMENT)[::-1],
    )


def _transcript(record: PublicRecord) -> str:
    return _fasta(
        f"{TRANSCRIPT} (LRG_286t1), {len(record.transcript)} nt, "
        f"CDS {record.cds.start}-{record.cds.end}; equal to {TRANSCRIPT_MANE} from c.-1 on",
        record.transcript,
    )


def _exons(exons: tuple[Interval, ...], first: Interval, status: str) -> str:
    rows: list[tuple[object, ...]] = [(".", 1, first.start, first.end, status)]
    rows += [
        (number, number + 1, exon.start, exon.end, "established")
        for number, exon in enumerate(exons, start=1)
    ]
    return _table("exons.tsv", rows)


def _transcripts(record: PublicRecord, first: Interval, status: str) -> str:
    utr = record.cds.start - 1
    tail = len(record.transcript) - record.cds.end
    note = "MANE Select"
    if status == "provisional":
        note += (
            f"; exon 1 (c.-{utr + first.length} to c.-{utr + 1}) is inferred from lengths "
            "and marked provisional"
        )
    return _table(
        "transcripts.tsv",
        (
            (TRANSCRIPT_MANE, "ENST00000681320.1", 1, len(record.exons) + 1, utr + first.length,
             record.cds.length, tail, PROTEIN, note),
            (TRANSCRIPT, "LRG_286t1", 2, len(record.exons), utr,
             record.cds.length, tail, PROTEIN, "exon numbers of the literature"),
        ),
    )  # fmt: skip


def _register(protein: str) -> str:
    return _table(
        "gly_x_y_register.tsv",
        ((index + 1, protein[index], role) for index, role in register(protein)),
    )


def _interruptions(protein: str) -> str:
    """The longest interruption is the hinge."""
    found = interruptions(protein)
    hinge = max(found, key=lambda interval: interval[1] - interval[0])
    return _table(
        "gly_x_y_interruptions.tsv",
        (
            (number, start + 1, end, protein[start:end], "hinge" if (start, end) == hinge else ".")
            for number, (start, end) in enumerate(found, start=1)
        ),
    )


def _table(name: str, rows: Iterable[tuple[object, ...]]) -> str:
    lines = ["\t".join(COLUMNS[name]), *("\t".join(map(str, row)) for row in rows)]
    return "\n".join(lines) + "\n"


def _fasta(title: str, sequence: str, width: int = 70) -> str:
    lines = [sequence[i : i + width] for i in range(0, len(sequence), width)]
    return "\n".join([f">{title}", *lines]) + "\n"

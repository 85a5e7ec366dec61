"""The gene in the files that SnpEff and bcftools csq read, made from our own reference."""

from pathlib import Path

from Bio.Data.CodonTable import unambiguous_dna_by_id

from benchmarks.reference import Exons, exons, placed, plus_strand

ASSEMBLY = "GRCh38"
TRANSCRIPT = "NM_000094.4"
DATABASE = "col7a1"
LINE = 100
MARGIN = 10_000


def write_genome(path: Path) -> None:
    """Chromosome 3 up to a little behind the locus as FASTA: N everywhere but at the locus."""
    place = placed(ASSEMBLY)
    sequence = "N" * (place.start - 1) + plus_strand() + "N" * MARGIN
    with path.open("w", encoding="ascii", newline="\n") as file:
        file.write(f">{place.chromosome}\n")
        for start in range(0, len(sequence), LINE):
            file.write(sequence[start : start + LINE] + "\n")


def chromosome_interval(start: int, end: int) -> tuple[int, int]:
    """A half-open interval on the gene as first and last base on chromosome 3, 1-based."""
    last = placed(ASSEMBLY).start + len(plus_strand()) - 1
    return last - end + 1, last - start


def _coding_parts(transcript: Exons) -> list[tuple[int, int, int]]:
    """The coding part of each exon on the gene, with its frame as GFF counts it."""
    parts = []
    count = -transcript.five_prime_utr
    for start, end in transcript.intervals:
        first = max(start, start - count)
        last = min(end, start - count + transcript.cds_length)
        if first < last:
            coded = count + first - start
            parts.append((first, last, -coded % 3))
        count += end - start
    return parts


def _line(feature: str, interval: tuple[int, int], frame: str, attributes: str) -> str:
    first, last = chromosome_interval(*interval)
    chromosome = placed(ASSEMBLY).chromosome
    columns = (chromosome, "col7a1tools", feature, first, last, ".", "-", frame, attributes)
    return "\t".join(str(column) for column in columns) + "\n"


def write_gtf(path: Path) -> None:
    """The transcript as GTF 2.2, for SnpEff."""
    transcript = exons(TRANSCRIPT)
    whole = (transcript.intervals[0][0], transcript.intervals[-1][1])
    gene = 'gene_id "COL7A1"; gene_name "COL7A1"; gene_biotype "protein_coding";'
    names = f'{gene} transcript_id "{TRANSCRIPT}"; transcript_biotype "protein_coding";'
    lines = [_line("gene", whole, ".", gene), _line("transcript", whole, ".", names)]
    for number, interval in enumerate(transcript.intervals, start=1):
        lines.append(_line("exon", interval, ".", f'{names} exon_number "{number}";'))
    for start, end, frame in _coding_parts(transcript):
        lines.append(_line("CDS", (start, end), str(frame), names))
    path.write_text("".join(lines), encoding="ascii")


def write_gff3(path: Path) -> None:
    """The transcript as GFF3 in Ensembl's dialect, for bcftools csq."""
    transcript = exons(TRANSCRIPT)
    whole = (transcript.intervals[0][0], transcript.intervals[-1][1])
    gene = "ID=gene:COL7A1;Name=COL7A1;biotype=protein_coding"
    names = f"ID=transcript:{TRANSCRIPT};Parent=gene:COL7A1;biotype=protein_coding"
    parent = f"Parent=transcript:{TRANSCRIPT}"
    lines = ["##gff-version 3\n", _line("gene", whole, ".", gene), _line("mRNA", whole, ".", names)]
    lines += [_line("exon", interval, ".", parent) for interval in transcript.intervals]
    coding = _coding_parts(transcript)
    lines += [_line("CDS", (start, end), str(frame), parent) for start, end, frame in coding]
    first, last = coding[0][0], coding[-1][1]
    for start, end in transcript.intervals:
        if start < first:
            lines.append(_line("five_prime_UTR", (start, min(end, first)), ".", parent))
        if end > last:
            lines.append(_line("three_prime_UTR", (max(start, last), end), ".", parent))
    path.write_text("".join(lines), encoding="ascii")


def write_snpeff_config(directory: Path) -> Path:
    """A SnpEff configuration with the one database, and the files that it is built from."""
    data = directory / "snpeff" / DATABASE
    data.mkdir(parents=True, exist_ok=True)
    write_gtf(data / "genes.gtf")
    write_genome(data / "sequences.fa")
    config = directory / "snpeff" / "snpEff.config"
    config.write_text(
        f"data.dir = {data.parent}\n{DATABASE}.genome : COL7A1\n"
        "codon.Standard: " + _standard_code() + "\n",
        encoding="ascii",
    )
    return config


def _standard_code() -> str:
    """The standard genetic code as SnpEff's configuration writes it."""
    table = unambiguous_dna_by_id[1]
    codons = {**table.forward_table, **dict.fromkeys(table.stop_codons, "*")}
    return ", ".join(
        f"{codon}/{residue}{'+' if codon in table.start_codons else ''}"
        for codon, residue in sorted(codons.items())
    )

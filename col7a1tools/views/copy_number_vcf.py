"""Deletions and duplications of exons from the record of the reads, as VCF.

`col7a1tools annotate` reads it like any other file of variants.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from col7a1tools.gene.locus import Locus
from col7a1tools.model.positions import Assembly
from col7a1tools.reads.document import ReadsDocument

_HEADER = """\
##ALT=<ID=DEL,Description="Deletion">
##ALT=<ID=DUP,Description="Duplication">
##ALT=<ID=DUP:TANDEM,Description="Tandem duplication">
##INFO=<ID=END,Number=1,Type=Integer,Description="Last affected base">
##INFO=<ID=SVTYPE,Number=1,Type=String,Description="Type of structural variant">
##INFO=<ID=SVLEN,Number=A,Type=Integer,Description="Difference in length">
##INFO=<ID=IMPRECISE,Number=0,Type=Flag,Description="The ends are not known to the base">
##INFO=<ID=EXONS,Number=.,Type=Integer,Description="COL7A1 exons touched, literature numbers">
##INFO=<ID=LOG10LR,Number=1,Type=Float,Description="Log10 likelihood ratio to two copies">
##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">
##FORMAT=<ID=CN,Number=1,Type=Integer,Description="Copies by depth">
##FORMAT=<ID=SR,Number=1,Type=Integer,Description="Fragments split at the ends">
##FORMAT=<ID=PE,Number=1,Type=Integer,Description="Further pairs that fit the event alone">"""
_BOTH_COPIES = (0, 4)


def copy_number_vcf(document: ReadsDocument, locus: Locus) -> str:
    """The whole file; a header alone where nothing was found."""
    return "".join(f"{line}\n" for line in _lines(document, locus))


def _lines(document: ReadsDocument, locus: Locus) -> Iterator[str]:
    rows: list[Mapping[str, Any]] = sorted(
        document.copy_number, key=lambda row: (row["start"], row["end"])
    )
    span = locus.spans[Assembly(document.reference.assembly)]
    contig = rows[0]["chrom"] if rows else span.contig_names[-1]
    yield "##fileformat=VCFv4.3"
    yield f"##contig=<ID={contig},length={span.contig_length}>"
    yield _HEADER
    yield f"#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t{document.input.sample}"
    for row in rows:
        yield _record(row, locus.plus[row["start"] - span.start - 1])


def _record(row: Mapping[str, Any], base: str) -> str:
    """A record, anchored at the base before the event."""
    evidence = row["evidence"]
    length = row["end"] - row["start"] + 1
    deletion = row["type"] == "DEL"
    symbol = "DUP:TANDEM" if not deletion and evidence["split_reads"] else row["type"]
    info = [
        f"END={row['end']}",
        f"SVTYPE={row['type']}",
        f"SVLEN={-length if deletion else length}",
        *([] if row["precise"] else ["IMPRECISE"]),
        f"EXONS={','.join(map(str, row['exons']))}",
        f"LOG10LR={evidence['log10_likelihood_ratio']}",
    ]
    copies = evidence.get("copies", ".")
    genotype = "1/1" if copies in _BOTH_COPIES else "0/1"
    values = (genotype, copies, evidence["split_reads"], evidence["discordant_pairs"])
    columns = (row["chrom"], row["start"] - 1, ".", base, f"<{symbol}>", ".", "PASS")
    sample = ":".join(map(str, values))
    return "\t".join([*map(str, columns), ";".join(info), "GT:CN:SR:PE", sample])

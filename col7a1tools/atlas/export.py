"""Every possible substitution of the locus as a file that other programs annotate with."""

from collections.abc import Iterator
from typing import NamedTuple

from col7a1tools.atlas.build import BASES
from col7a1tools.atlas.table import load_table
from col7a1tools.gene import Gene
from col7a1tools.model.positions import Assembly
from col7a1tools.views.columns import ANNOTATION_COLUMNS, COLUMNS
from col7a1tools.views.csq import IN_INFO

TSV_COLUMNS = (f"#{COLUMNS[0]}", *COLUMNS[1:])
NO_VALUE = "."
# INFO fields of the VCF, by column.
_FIELDS = {column: f"COL7A1_{column}" for column in ANNOTATION_COLUMNS}
_WHOLE_NUMBERS = frozenset({"points"})


class Substitution(NamedTuple):
    """One substitution.

    Attributes:
        pos: 1-based position on chromosome 3.
        ref: reference base.
        alt: alternate base.
        genomic: HGVS g. on the assembly.
        tail: the columns behind ``hgvs_g``, tab-separated.
    """

    pos: int
    ref: str
    alt: str
    genomic: str
    tail: str


def contig_name(assembly: Assembly) -> str:
    """The usual name of chromosome 3 on an assembly."""
    return "chr3" if assembly is Assembly.GRCH38 else "3"


def substitutions(gene: Gene, assembly: Assembly) -> Iterator[Substitution]:
    """All of them, by position and alternate base."""
    table = load_table(len(gene.locus))
    span = gene.locus.spans[assembly]
    prefix = f"{span.accession}:g."
    for offset, ref in enumerate(gene.locus.plus):
        pos = span.start + offset
        for alt in BASES:
            if alt != ref:
                change, _, tail = table.row(offset, f"{ref}\t{alt}").partition("\t")
                yield Substitution(pos, ref, alt, f"{prefix}{pos}{change}", tail)


def tsv_rows(gene: Gene, assembly: Assembly, contig: str) -> Iterator[str]:
    """Rows of TSV_COLUMNS: the table of ``annotate``, with a header that begins with ``#``."""
    name = assembly.value
    for one in substitutions(gene, assembly):
        yield (
            f"{contig}\t{one.pos}\t.\t{one.ref}\t{one.alt}\t.\t{name}\t{one.genomic}\t{one.tail}"
        )


def vcf_lines(gene: Gene, assembly: Assembly, contig: str, software: str) -> Iterator[str]:
    """A VCF of sites with one INFO field a column; what INFO cannot hold is written as in CSQ."""
    yield "##fileformat=VCFv4.3"
    yield f"##source={software}"
    yield f"##contig=<ID={contig},length={gene.locus.spans[assembly].contig_length}>"
    for column, field in _FIELDS.items():
        kind = "Integer" if column in _WHOLE_NUMBERS else "String"
        yield (
            f"##INFO=<ID={field},Number=A,Type={kind},"
            f'Description="{column} of COL7A1 by {software}">'
        )
    yield "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO"
    for one in substitutions(gene, assembly):
        values = (one.genomic, *one.tail.split("\t"))
        info = ";".join(
            f"{field}={value.translate(IN_INFO)}"
            for field, value in zip(_FIELDS.values(), values, strict=False)
            if value != NO_VALUE
        )
        yield f"{contig}\t{one.pos}\t.\t{one.ref}\t{one.alt}\t.\t.\t{info}"

"""``col7a1tools atlas``: every possible substitution of the locus, annotated."""

import argparse
from collections.abc import Iterator, Sequence

from col7a1tools.errors import UsageError
from col7a1tools.gene import Gene, load_gene
from col7a1tools.model.positions import Assembly
from col7a1tools.output import text_output, whole_file

_PARQUET = ".parquet"
_VCF = (".vcf.gz", ".vcf")
_TSV = (".tsv.gz", ".tsv")
_PACKED = ".gz"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        required=True,
        help="output file: .tsv.gz or .vcf.gz (bgzip, with a tabix index), .tsv, .vcf, .parquet",
    )
    parser.add_argument(
        "--assembly",
        choices=[assembly.value for assembly in Assembly],
        default=Assembly.GRCH38.value,
        help="assembly of the positions; GRCh38 if left out",
    )
    parser.add_argument(
        "--contig",
        metavar="NAME",
        help="name of chromosome 3, as in your files; chr3 on GRCh38, 3 on GRCh37 if left out",
    )
    parser.add_argument(
        "--protein",
        action="store_true",
        help="the protein instead: each residue with each amino acid in its place",
    )


def run(options: argparse.Namespace) -> int:
    """Write the atlas."""
    target = options.output
    suffix = next((end for end in (*_TSV, *_VCF, _PARQUET) if target.endswith(end)), "")
    if not suffix or (options.protein and suffix in _VCF):
        raise UsageError(
            "atlas.form",
            f"the form of {target} is not known",
            cure="name it .tsv.gz, .tsv or .parquet"
            + ("" if options.protein else ", .vcf.gz or .vcf"),
        )
    gene = load_gene()
    columns, rows = _protein(gene) if options.protein else _substitutions(gene, options, suffix)
    if suffix == _PARQUET:
        from col7a1tools.views.parquet import write_parquet  # noqa: PLC0415 - heavy, an extra

        with whole_file(target) as path:
            write_parquet(columns, rows, path)
    elif suffix.endswith(_PACKED) and not options.protein:
        from col7a1tools.views.indexed_table import write_indexed  # noqa: PLC0415 - heavy

        write_indexed(_with_header(columns, rows), target)
    elif suffix.endswith(_PACKED):
        from col7a1tools.views.packed_vcf import write_packed  # noqa: PLC0415 - heavy

        with whole_file(target) as path:
            write_packed(_with_header(columns, rows), path, suffix)
    else:
        with text_output(target) as stream:
            stream.writelines(f"{line}\n" for line in _with_header(columns, rows))
    return 0


def _protein(gene: Gene) -> tuple[Sequence[str], Iterator[str]]:
    from col7a1tools.atlas.landscape import LANDSCAPE_COLUMNS, landscape_rows  # noqa: PLC0415

    return LANDSCAPE_COLUMNS, landscape_rows(gene)


def _substitutions(
    gene: Gene, options: argparse.Namespace, suffix: str
) -> tuple[Sequence[str], Iterator[str]]:
    """Columns and rows; a VCF brings its own header lines and has no columns."""
    from col7a1tools.atlas.export import (  # noqa: PLC0415 - after the arguments
        TSV_COLUMNS,
        contig_name,
        tsv_rows,
        vcf_lines,
    )
    from col7a1tools.provenance import software  # noqa: PLC0415 - as above

    assembly = Assembly(options.assembly)
    contig = options.contig or contig_name(assembly)
    if suffix in _VCF:
        return (), vcf_lines(gene, assembly, contig, software())
    plain = suffix == _PARQUET
    columns = (TSV_COLUMNS[0].lstrip("#"), *TSV_COLUMNS[1:]) if plain else TSV_COLUMNS
    return columns, tsv_rows(gene, assembly, contig)


def _with_header(columns: Sequence[str], rows: Iterator[str]) -> Iterator[str]:
    if columns:
        yield "\t".join(columns)
    yield from rows

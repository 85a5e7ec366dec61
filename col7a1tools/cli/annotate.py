"""``col7a1tools annotate``: the variants of a VCF or BCF file, named, read and classified."""

import argparse

from col7a1tools.annotation_run import FORMATS, annotated_lines
from col7a1tools.cli.assemblies import add_assembly, chosen_assembly
from col7a1tools.cli.knowledge import add_knowledge, chosen_knowledge
from col7a1tools.cli.notices import print_notices
from col7a1tools.gene import load_gene
from col7a1tools.output import whole_file, write_lines
from col7a1tools.readers import open_variants

_SUFFIXES = {
    ".tsv": "tsv",
    ".jsonl": "jsonl",
    ".vcf": "vcf",
    ".vcf.gz": "vcf",
    ".bcf": "vcf",
    ".tsv.gz": "tsv",
    ".jsonl.gz": "jsonl",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("input", metavar="INPUT", help="VCF, VCF.gz or BCF, or - for stdin")
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help="output file (.tsv, .jsonl, .vcf, each also with .gz, or .bcf); stdout if left out",
    )
    parser.add_argument("--format", choices=FORMATS, help="form of the output, whatever its name")
    add_assembly(parser)
    add_knowledge(parser)


def run(options: argparse.Namespace) -> int:
    """Annotate one file."""
    target = options.output
    suffix = next((end for end in _SUFFIXES if target and target.endswith(end)), "")
    form = options.format or _SUFFIXES.get(suffix, "tsv")
    gene = load_gene()
    knowledge = chosen_knowledge(options, gene)
    with open_variants(options.input, gene.locus, chosen_assembly(options)) as source:
        lines = annotated_lines(source, gene, form, knowledge=knowledge)
        if target and (suffix.endswith(".gz") or (suffix == ".bcf" and form == "vcf")):
            from col7a1tools.views.packed_vcf import write_packed  # noqa: PLC0415 - heavy

            with whole_file(target) as path:
                write_packed(lines, path, suffix)
        else:
            write_lines(lines, target)
        print_notices(source.notices)
    return 0

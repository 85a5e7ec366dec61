"""``col7a1tools carriers``: who carries which variant in one file, as a stream of rows."""

import argparse

from col7a1tools.carriers_run import CarrierList
from col7a1tools.cli.assemblies import add_assembly, chosen_assembly
from col7a1tools.cli.notices import print_notices
from col7a1tools.gene import load_gene
from col7a1tools.knowledge_files import load_knowledge
from col7a1tools.output import whole_file, write_lines
from col7a1tools.readers import open_variants


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("input", metavar="INPUT", help="VCF, VCF.gz or BCF, or - for stdin")
    parser.add_argument(
        "-o", "--output", metavar="OUT", help="output file (.tsv or .tsv.gz); stdout if left out"
    )
    add_assembly(parser)
    parser.add_argument(
        "--rules",
        metavar="FILE",
        help="the laboratory's own rules, laid over the shipped ones: a TOML file (docs/rules.md)",
    )


def run(options: argparse.Namespace) -> int:
    """List the carriers of one file."""
    gene = load_gene()
    knowledge = load_knowledge(gene, rules=options.rules or "")
    with open_variants(options.input, gene.locus, chosen_assembly(options)) as source:
        carriers = CarrierList(source, gene, knowledge=knowledge)
        target = options.output
        if target and target.endswith(".gz"):
            from col7a1tools.views.packed_vcf import write_packed  # noqa: PLC0415 - heavy

            with whole_file(target) as path:
                write_packed(carriers.lines(), path, ".gz")
        else:
            write_lines(carriers.lines(), target)
        print_notices(carriers.notices)
    return 0

"""``col7a1tools carriers``: who carries which variant in one file, as a stream of rows."""

import argparse
from functools import partial
from typing import TYPE_CHECKING

from col7a1tools.carriers_run import CarrierList
from col7a1tools.cli.assemblies import add_assembly, chosen_assembly
from col7a1tools.cli.notices import print_notices
from col7a1tools.gene.locus import load_locus
from col7a1tools.output import whole_file, write_lines
from col7a1tools.readers import open_variants

if TYPE_CHECKING:
    from col7a1tools.gene import Gene
    from col7a1tools.knowledge import Knowledge


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


def _load(rules: str) -> "tuple[Gene, Knowledge]":
    from col7a1tools.gene import load_gene  # noqa: PLC0415 - while another process reads
    from col7a1tools.knowledge_files import load_knowledge  # noqa: PLC0415 - as above

    gene = load_gene()
    return gene, load_knowledge(gene, rules=rules)


def run(options: argparse.Namespace) -> int:
    """List the carriers of one file."""
    with open_variants(options.input, load_locus(), chosen_assembly(options)) as source:
        carriers = CarrierList(source, partial(_load, options.rules or ""))
        target = options.output
        if target and target.endswith(".gz"):
            from col7a1tools.views.packed_vcf import write_packed  # noqa: PLC0415 - heavy

            with whole_file(target) as path:
                write_packed(carriers.lines(), path, ".gz")
        else:
            write_lines(carriers.lines(), target)
        print_notices(carriers.notices)
    return 0

"""``col7a1tools report``: the summary of one sample."""

import argparse
from dataclasses import replace

from col7a1tools.cli.assemblies import add_assembly, chosen_assembly
from col7a1tools.cli.family import add_family, chosen_family
from col7a1tools.cli.knowledge import add_knowledge, chosen_knowledge
from col7a1tools.cli.notices import print_notices
from col7a1tools.cli.pages import write_pages
from col7a1tools.gene import load_gene
from col7a1tools.letterhead import read_letterhead
from col7a1tools.output import refuse_same_file
from col7a1tools.patient import read_patient


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("input", metavar="INPUT", help="VCF, VCF.gz or BCF with the sample")
    parser.add_argument(
        "--sample", metavar="NAME", help="whose summary; needed where the file has several samples"
    )
    parser.add_argument("--lang", choices=("en", "es"), default="en", help="language of the pages")
    parser.add_argument(
        "--letterhead",
        metavar="FILE",
        help="TOML with the laboratory's name, address, logo, lines to sign on and draft mark",
    )
    add_assembly(parser)
    add_knowledge(parser)
    add_family(parser)
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        action="append",
        required=True,
        help="output file (.json, .html, .pdf, .txt, .phenopacket.json, .vrs.json, .fhir.json); "
        "may be repeated",
    )


def run(options: argparse.Namespace) -> int:
    """Make the record and its pages."""
    for target in options.output:
        for path in (options.input, options.ped, *options.family_vcf):
            if path:
                refuse_same_file(path, target)
    letterhead = read_letterhead(options.letterhead) if options.letterhead else None
    gene = load_gene()
    document, notices = read_patient(
        options.input,
        gene,
        sample=options.sample,
        assembly=chosen_assembly(options),
        language=options.lang,
        knowledge=chosen_knowledge(options, gene),
        family=chosen_family(options),
    )
    write_pages(replace(document, letterhead=letterhead), options.output)
    print_notices(notices)
    return 0

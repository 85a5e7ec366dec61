"""``col7a1tools report``: the summary of one sample."""

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

from col7a1tools.cli.assemblies import add_assembly, chosen_assembly
from col7a1tools.cli.family import add_family, chosen_family
from col7a1tools.cli.knowledge import add_knowledge, chosen_knowledge
from col7a1tools.cli.notices import print_notices
from col7a1tools.cli.outputs import add_outputs, chosen_day
from col7a1tools.gene import Gene, load_gene
from col7a1tools.knowledge import Knowledge
from col7a1tools.readers import Notice

if TYPE_CHECKING:  # both load much that --help does not need
    from col7a1tools.case.seen_in_reads import SeenInReads
    from col7a1tools.patient import SeenOf


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
    parser.add_argument(
        "--bam",
        metavar="FILE",
        help="BAM or CRAM with the sample's reads, for the phase of its variants and the depth of "
        "its exons",
    )
    parser.add_argument("--reference", metavar="FASTA", help="that a CRAM was written against")
    add_assembly(parser)
    add_knowledge(parser)
    add_family(parser)
    add_outputs(parser)


def run(options: argparse.Namespace) -> int:
    """Make the record and its pages."""
    # What reads families and makes pages costs half of the start, and --help needs none of it.
    from col7a1tools.cli.pages import write_pages  # noqa: PLC0415
    from col7a1tools.letterhead import read_letterhead  # noqa: PLC0415
    from col7a1tools.patient import read_patient  # noqa: PLC0415

    created = chosen_day(options)
    letterhead = read_letterhead(options.letterhead) if options.letterhead else None
    gene = load_gene()
    knowledge = chosen_knowledge(options, gene)
    said_of_reads: list[Notice] = []
    document, notices = read_patient(
        options.input,
        gene,
        sample=options.sample,
        assembly=chosen_assembly(options),
        language=options.lang,
        knowledge=knowledge,
        family=chosen_family(options),
        seen_in_reads=_seen_in_reads(options, gene, knowledge, said_of_reads),
    )
    write_pages(
        replace(document, letterhead=letterhead),
        options.output,
        created=created,
        redacted=options.redact,
    )
    print_notices((*notices, *(one for one in said_of_reads if one not in notices)))
    return 0


def _seen_in_reads(
    options: argparse.Namespace, gene: Gene, knowledge: Knowledge, notices: list[Notice]
) -> "SeenOf | None":
    """What the reads show; what the user should know of them is added to ``notices``."""
    if options.bam is None:
        return None
    from col7a1tools.read_depth_and_phase import see_in_reads  # noqa: PLC0415 - heavy
    from col7a1tools.read_evidence import ReadsRequest  # noqa: PLC0415 - heavy
    from col7a1tools.reads.people import Named  # noqa: PLC0415 - heavy

    def seen(sample: str) -> "SeenInReads":
        request = ReadsRequest(
            options.bam,
            options.input,
            Named(sample=sample),
            assembly=chosen_assembly(options),
            reference=options.reference,
        )
        found, said = see_in_reads(request, gene, knowledge)
        notices.extend(said)
        return found

    return seen

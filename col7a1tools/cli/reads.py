"""``col7a1tools reads``: what the reads say of each allele, and of how alleles lie."""

import argparse

from col7a1tools.cli.assemblies import add_assembly, chosen_assembly
from col7a1tools.cli.knowledge import add_knowledge, chosen_knowledge
from col7a1tools.cli.notices import print_notices
from col7a1tools.errors import UsageError
from col7a1tools.gene import load_gene
from col7a1tools.output import text_output

_SUFFIXES = (".json", ".txt", ".vcf")
_TISSUES = ("blood", "skin", "other")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("alignments", metavar="BAM", help="BAM or CRAM with the sample's reads")
    parser.add_argument("--vcf", metavar="VCF", required=True, help="VCF or BCF with its variants")
    parser.add_argument(
        "--sample", metavar="NAME", help="whose reads; needed where a file has several samples"
    )
    parser.add_argument(
        "--look-for",
        metavar="FILE",
        help="names, one a line, or a VCF: alleles to look for beside the published ones",
    )
    parser.add_argument(
        "--tissue", choices=_TISSUES, help="what the reads were made from, for rare alleles"
    )
    parser.add_argument(
        "--patient", metavar="NAME", help="in a follow-up sample: the patient, as in the VCF"
    )
    parser.add_argument("--donor", metavar="NAME", help="whose cells were infused, as in the VCF")
    parser.add_argument(
        "--panel",
        metavar="BAM",
        nargs="+",
        default=(),
        help="BAM or CRAM files of others, to compare the depth of exons with",
    )
    parser.add_argument("--reference", metavar="FASTA", help="that a CRAM was written against")
    add_assembly(parser)
    add_knowledge(parser)
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help="output file (.json, .txt, .vcf of exons lost or doubled); JSON to stdout if left out",
    )


def run(options: argparse.Namespace) -> int:
    """Examine one sample's reads."""
    target = options.output
    if target not in (None, "-") and not target.endswith(_SUFFIXES):
        raise UsageError(
            "reads.suffix",
            f"{target} ends with none of {', '.join(_SUFFIXES)}",
            cure="the suffix of an output chooses its form",
        )
    from col7a1tools.read_evidence import ReadsRequest, read_evidence  # noqa: PLC0415 - heavy
    from col7a1tools.reads.json import to_json  # noqa: PLC0415 - heavy
    from col7a1tools.reads.mosaic import Tissue  # noqa: PLC0415 - heavy
    from col7a1tools.reads.people import Named  # noqa: PLC0415 - heavy
    from col7a1tools.views.copy_number_vcf import copy_number_vcf  # noqa: PLC0415 - heavy
    from col7a1tools.views.reads_text import reads_text  # noqa: PLC0415 - heavy

    gene = load_gene()
    request = ReadsRequest(
        options.alignments,
        options.vcf,
        Named(options.sample, options.patient, options.donor),
        options.look_for,
        Tissue(options.tissue) if options.tissue else None,
        chosen_assembly(options),
        options.reference,
        tuple(options.panel),
    )
    found = read_evidence(request, gene, chosen_knowledge(options, gene))
    if str(target).endswith(".txt"):
        text = reads_text(found.document)
    elif str(target).endswith(".vcf"):
        text = copy_number_vcf(found.document, gene.locus)
    else:
        text = to_json(found.document)
    with text_output(target) as stream:
        stream.write(text)
    print_notices(found.notices)
    return 0

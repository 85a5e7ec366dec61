"""``col7a1tools describe``: single variants, in any notation."""

import argparse
import sys

from col7a1tools.cli.knowledge import add_knowledge, chosen_knowledge
from col7a1tools.describe import describe
from col7a1tools.errors import InputError
from col7a1tools.gene import Gene, load_gene
from col7a1tools.interpret import Knowledge


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "variants",
        metavar="VARIANT",
        nargs="+",
        help="HGVS c. or g. with or without accession, 'c.[a];[b]', a legacy name such as "
        "6527insC, R578X or IVS51+1G>A, VCF text such as 3-48573864-A-AG, or SPDI",
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    add_knowledge(parser)


def run(options: argparse.Namespace) -> int:
    """Describe each variant; a bad one does not stop the others."""
    gene = load_gene()
    knowledge = chosen_knowledge(options, gene)
    write = _write_json if options.json else _write_text
    failed = [text for text in options.variants if not write(text, gene, knowledge)]
    return 1 if failed else 0


def _write_json(text: str, gene: Gene, knowledge: Knowledge) -> bool:
    from col7a1tools.views.describe_json import (  # noqa: PLC0415 - only for --json
        described_object,
        error_object,
    )
    from col7a1tools.views.jsonl import to_line  # noqa: PLC0415 - only for --json

    try:
        print(to_line(described_object(describe(text, gene, knowledge), knowledge.rules)))
    except InputError as error:
        print(to_line(error_object(text, error)))
        return False
    return True


def _write_text(text: str, gene: Gene, knowledge: Knowledge) -> bool:
    from col7a1tools.views.describe_text import described_text  # noqa: PLC0415 - only for text

    try:
        print(described_text(describe(text, gene, knowledge), gene, knowledge.rules))
    except InputError as error:
        print(f"{text}: {error}", file=sys.stderr)
        return False
    return True

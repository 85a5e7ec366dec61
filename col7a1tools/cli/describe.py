"""``col7a1tools describe``: single variants, in any notation."""

import argparse

from col7a1tools.cli.knowledge import add_knowledge, chosen_knowledge
from col7a1tools.cli.messages import tell
from col7a1tools.describe import describe
from col7a1tools.errors import InputError
from col7a1tools.gene import Gene, load_gene
from col7a1tools.knowledge import Knowledge
from col7a1tools.output import text_output


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "variants",
        metavar="VARIANT",
        nargs="+",
        help="HGVS c., g. or p. with or without accession, 'c.[a];[b]', a legacy name such as "
        "6527insC, R578X or IVS51+1G>A, VCF text such as 3-48573864-A-AG, or SPDI",
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    add_knowledge(parser)


def run(options: argparse.Namespace) -> int:
    """Describe each variant; a bad one does not stop the others."""
    gene = load_gene()
    knowledge = chosen_knowledge(options, gene)
    words = _json if options.json else _text
    status = 0
    with text_output(None) as stream:
        for text in options.variants:
            said, good = words(text, gene, knowledge)
            if said:
                stream.write(f"{said}\n")
            if not good:
                status = 1
    return status


def _json(text: str, gene: Gene, knowledge: Knowledge) -> tuple[str, bool]:
    """The JSON line, and whether the variant could be read."""
    from col7a1tools.views.describe_json import (  # noqa: PLC0415 - only for --json
        described_object,
        error_object,
    )
    from col7a1tools.views.jsonl import to_line  # noqa: PLC0415 - only for --json

    try:
        described = describe(text, gene, knowledge)
        return to_line(described_object(described, knowledge.rules)), True
    except InputError as error:
        return to_line(error_object(text, error)), False


def _text(text: str, gene: Gene, knowledge: Knowledge) -> tuple[str, bool]:
    """The text, and whether the variant could be read; the message of one that could not is out."""
    from col7a1tools.views.describe_text import described_text  # noqa: PLC0415 - only for text

    try:
        described = describe(text, gene, knowledge)
        return described_text(described, gene, knowledge.rules), True
    except InputError as error:
        tell(f"col7a1tools: {text}: {error}")
        return "", False

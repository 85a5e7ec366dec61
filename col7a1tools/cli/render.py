"""``col7a1tools render``: the pages of a summary again, from its JSON record."""

import argparse
from pathlib import Path

from col7a1tools.cli.pages import write_pages
from col7a1tools.errors import InputError, Place
from col7a1tools.output import refuse_same_file
from col7a1tools.report import from_json


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("record", metavar="REPORT.json", help="a record that report made")
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        action="append",
        required=True,
        help="output file (.json, .html, .pdf, .txt, .phenopacket.json, .vrs.json, .fhir.json); "
        "may be repeated",
    )
    parser.add_argument(
        "--lang", choices=("en", "es"), default="", help="language; that of the record if left out"
    )


def run(options: argparse.Namespace) -> int:
    """Read the record and write the pages."""
    for target in options.output:
        refuse_same_file(options.record, target)
    try:
        text = Path(options.record).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            "record.unreadable",
            f"the record cannot be read ({getattr(error, 'strerror', None) or error})",
            place=Place(options.record),
            cure="give the .json file that report wrote",
        ) from error
    write_pages(from_json(text, options.record), options.output, options.lang)
    return 0

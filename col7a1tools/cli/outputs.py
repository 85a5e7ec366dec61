"""The options of the commands that write a record and its pages."""

import argparse
from datetime import date

from col7a1tools.errors import UsageError


def add_outputs(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
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
        "--created",
        metavar="YYYY-MM-DD",
        help="day of creation to write into a phenopacket; the date of the rules if left out",
    )
    parser.add_argument(
        "--redact",
        action="store_true",
        help="replace names of persons and files and leave out free text, letterhead and checksums "
        "of files, to share what is written; the genotype stays",
    )


def chosen_day(options: argparse.Namespace) -> str:
    """The day that the user named, or empty.

    Raises:
        UsageError: it is no day, or a redacted record, which names none, is asked for.
    """
    written = options.created or ""
    if written and options.redact:
        raise UsageError(
            "report.redact",
            "--created names a day, and --redact leaves days out",
            cause="a day can tell who was tested",
            cure="leave one of them out",
        )
    if written and not _is_day(written):
        raise UsageError(
            "report.created",
            f"--created is {written!r} and should be a day",
            cure="write it as year, month and day: 2026-01-31",
        )
    return str(written)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False

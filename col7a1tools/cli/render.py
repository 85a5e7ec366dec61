"""``col7a1tools render``: the pages of a summary again, from its JSON record."""

import argparse

from col7a1tools.cli.outputs import add_outputs, chosen_day


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("record", metavar="REPORT.json", help="a record that report made")
    add_outputs(parser)
    parser.add_argument(
        "--lang", choices=("en", "es"), default="", help="language; that of the record if left out"
    )


def run(options: argparse.Namespace) -> int:
    """Read the record and write the pages."""
    from col7a1tools.cli.pages import write_pages  # noqa: PLC0415 - --help needs none of it
    from col7a1tools.report.record_file import read_record  # noqa: PLC0415

    created = chosen_day(options)
    document = read_record(options.record).document
    write_pages(document, options.output, options.lang, created, redacted=options.redact)
    return 0

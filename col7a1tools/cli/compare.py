"""``col7a1tools compare``: what differs between two records of one person, and why."""

import argparse
from pathlib import Path

from col7a1tools.errors import UsageError
from col7a1tools.output import text_output


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("old", metavar="OLD.json", help="the older record that report made")
    parser.add_argument("new", metavar="NEW.json", help="the newer one, of the same person")
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help="output file, .txt, .html or .json; text to stdout if left out",
    )
    parser.add_argument(
        "--lang",
        choices=("en", "es"),
        default="",
        help="language; that of the newer record if left out",
    )
    parser.add_argument(
        "--same-person",
        action="store_true",
        help="the two records are of one person, though they name the sample differently",
    )


def run(options: argparse.Namespace) -> int:
    """Read both records and write what differs."""
    from col7a1tools.compare.read import compare_files  # noqa: PLC0415 - --help needs none of it
    from col7a1tools.views.comparison import SUFFIXES, render_comparison  # noqa: PLC0415

    suffix = Path(options.output).suffix if options.output not in (None, "-") else ".txt"
    if suffix not in SUFFIXES:
        raise UsageError(
            "compare.suffix",
            f"{options.output} ends with none of {', '.join(SUFFIXES)}",
            cure="the suffix of the output chooses its form",
        )
    comparison, language = compare_files(options.old, options.new, same_person=options.same_person)
    written = render_comparison(comparison, suffix, options.lang or language)
    with text_output(options.output) as stream:
        stream.write(written.decode("utf-8"))
    return 0

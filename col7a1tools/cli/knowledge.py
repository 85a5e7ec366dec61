"""``--rules`` and ``--case``: what a classification rests on beside the reference."""

import argparse

from col7a1tools.gene import Gene
from col7a1tools.interpret import Knowledge


def add_knowledge(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "--case", metavar="FILE", help="what is known of the case: a TOML file (docs/case.md)"
    )
    parser.add_argument(
        "--rules",
        metavar="FILE",
        help="the laboratory's own rules, laid over the shipped ones: a TOML file (docs/rules.md)",
    )


def chosen_knowledge(options: argparse.Namespace, gene: Gene) -> Knowledge:
    """Read the files that the options name.

    Raises:
        InputError: a file is faulty.
    """
    rules = case = None
    if options.rules:
        from col7a1tools.classify.overlay import load_overlaid_rules  # noqa: PLC0415 - seldom

        rules = load_overlaid_rules(options.rules)
    if options.case:
        from col7a1tools.case_facts import read_case_file  # noqa: PLC0415 - seldom

        case = read_case_file(options.case, gene)
    return Knowledge(rules=rules, case=case)

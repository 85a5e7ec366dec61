"""What a classification rests on beside the reference: ``--rules``, ``--case``, and the sources."""

import argparse

from col7a1tools.gene import Gene
from col7a1tools.knowledge import Knowledge
from col7a1tools.knowledge_files import load_knowledge


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
    """Read the files that the options name, and ask the registered sources, if there are any.

    Raises:
        InputError: a file is faulty.
    """
    return load_knowledge(gene, rules=options.rules or "", case=options.case or "")

"""What a classification rests on beside the reference: ``--rules``, ``--case``, and the sources."""

import argparse
from functools import partial

from col7a1tools.gene import Gene
from col7a1tools.knowledge import EvidenceOf, Knowledge, no_evidence
from col7a1tools.model.evidence import SourceStamp


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
    rules = case = None
    if options.rules:
        from col7a1tools.classify.overlay import load_overlaid_rules  # noqa: PLC0415 - seldom

        rules = load_overlaid_rules(options.rules)
    if options.case:
        from col7a1tools.case_facts import read_case_file  # noqa: PLC0415 - seldom

        case = read_case_file(options.case, gene)
    evidence_of, sources = _registered_sources(gene)
    return Knowledge(rules=rules, case=case, evidence_of=evidence_of, sources=sources)


def _registered_sources(gene: Gene) -> tuple[EvidenceOf, tuple[SourceStamp, ...]]:
    """What asks the registered sources, and these; nothing where none is registered."""
    from col7a1tools.sources.registry import registry_path  # noqa: PLC0415 - after the arguments

    if not registry_path().exists():
        return no_evidence, ()
    from col7a1tools.sources.lookup import lookup, registered_entries  # noqa: PLC0415 - as above

    entries = registered_entries()
    if not entries:
        return no_evidence, ()
    return partial(lookup, gene=gene), tuple(entry.stamp for entry in entries)

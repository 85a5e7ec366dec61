"""Load what a classification rests on beside the reference."""

from functools import partial

from col7a1tools.gene import Gene
from col7a1tools.knowledge import EvidenceOf, Knowledge, no_evidence
from col7a1tools.model.evidence import SourceStamp


def load_knowledge(gene: Gene, *, rules: str = "", case: str = "") -> Knowledge:
    """Read a laboratory's files, and ask the registered sources, if there are any.

    Args:
        gene: the gene.
        rules: path of rules to lay over the shipped ones, or empty.
        case: path of a case file, or empty.

    Raises:
        InputError: a file is faulty.
    """
    overlaid = known = None
    if rules:
        from col7a1tools.classify.overlay import load_overlaid_rules  # noqa: PLC0415 - seldom

        overlaid = load_overlaid_rules(rules)
    if case:
        from col7a1tools.case_facts import read_case_file  # noqa: PLC0415 - seldom

        known = read_case_file(case, gene)
    evidence_of, sources = _registered_sources(gene)
    return Knowledge(rules=overlaid, case=known, evidence_of=evidence_of, sources=sources)


def _registered_sources(gene: Gene) -> tuple[EvidenceOf, tuple[SourceStamp, ...]]:
    """What asks the registered sources, and these; nothing where none is registered."""
    from col7a1tools.sources.registry_place import registry_path  # noqa: PLC0415 - as above

    if not registry_path().exists():
        return no_evidence, ()
    from col7a1tools.sources.lookup import lookup, registered_entries  # noqa: PLC0415 - as above

    entries = registered_entries()
    if not entries:
        return no_evidence, ()
    return partial(lookup, gene=gene), tuple(entry.stamp for entry in entries)

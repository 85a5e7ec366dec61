"""The sources that statements name."""

from collections.abc import Iterable, Iterator, Sequence

from col7a1tools.gene.citations import load_citations
from col7a1tools.report.variant_section import ReportedVariant
from col7a1tools.report.weighing_section import Weighing
from col7a1tools.report.words import Statement


def said_of(variants: Sequence[ReportedVariant]) -> Iterator[Statement]:
    """Every statement about a variant that may name a source."""
    for variant in variants:
        yield from variant.findings
        for outcome in variant.outcomes:
            yield from outcome.statements
        for result in variant.evidence:
            yield result.reason
        if variant.weighing:
            yield from _cited_by_weighing(variant.weighing)


def _cited_by_weighing(weighing: Weighing) -> Iterator[Statement]:
    if weighing.conflict:
        yield weighing.conflict
    for change in weighing.would_change:
        for step in change.needed:
            yield step.what


def cited_in(statements: Iterable[Statement]) -> dict[str, str]:
    """Text of every source that a statement names."""
    citations = load_citations()
    keys = {key for one in statements for key in one.sources}
    return {key: str(citations[key]) if key in citations else key for key in sorted(keys)}

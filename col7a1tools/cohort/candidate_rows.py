"""Rows of the table of candidates."""

from collections.abc import Iterable

from col7a1tools.case.carried import short_name
from col7a1tools.case.observed import ObservedVariant
from col7a1tools.cohort.candidates import Candidate
from col7a1tools.cohort.columns import NO_VALUE
from col7a1tools.cohort.people import People

_BETWEEN = ";"


def candidate_row(candidate: Candidate, people: People) -> str:
    """CANDIDATE_COLUMNS of one person."""
    two = candidate.two
    variants = two.variants if two else ()
    values = (
        candidate.sample,
        _BETWEEN.join(candidate.files),
        people.sexes.get(candidate.sample, NO_VALUE),
        people.affected.get(candidate.sample, NO_VALUE),
        two.support.value if two else NO_VALUE,
        two.phase.value if two else NO_VALUE,
        two.how if two else NO_VALUE,
        _names(variants),
        _joined(variant.annotation.names.protein for variant in variants),
        _joined(variant.classification.verdict.value for variant in variants),
        _names(variant for variant, _ in candidate.dominant),
        _joined(why for _, why in candidate.dominant),
        _joined(variant.classification.verdict.value for variant, _ in candidate.dominant),
        _names(candidate.others),
        _names(candidate.disagreeing),
    )
    return "\t".join(values)


def _names(variants: Iterable[ObservedVariant]) -> str:
    return _joined(short_name(variant.annotation) for variant in variants)


def _joined(texts: Iterable[str]) -> str:
    return _BETWEEN.join(texts) or NO_VALUE

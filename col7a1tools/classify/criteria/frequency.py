"""PM2, BA1 and BS1: how often population databases saw the allele.

A carrier frequency that recessive disease allows does not count against a variant: absence is
not asked for. The limits are maximum credible frequencies (Whiffin 2017).
"""

from collections.abc import Callable
from typing import NamedTuple

from col7a1tools.classify.parameters import FrequencyLimit
from col7a1tools.classify.subject import Subject
from col7a1tools.model.claim import Claim
from col7a1tools.model.classification import Evidence, State
from col7a1tools.model.evidence import PopulationFrequency


class _Seen(NamedTuple):
    """The highest frequency, and who saw it.

    Attributes:
        frequency: the filtering frequency, or a plain one where no source has a bound.
        by: who saw it.
        bound: whether it is a lower bound. A plain frequency within a limit proves that the bound
            is within it too; one above it proves nothing.
    """

    frequency: float
    by: PopulationFrequency
    bound: bool


def assess_pm2(subject: Subject) -> Evidence:
    """PM2, supporting, for an allele not more frequent than the limit of its claim."""
    seen = _highest(subject)
    if seen is None:
        return _unseen(subject, "PM2")
    limit = _limit(subject, "PM2")
    within = seen.frequency <= limit.frequency
    if not seen.bound:
        rule = "rare_by_share" if within else "no_bound"
    else:
        rule = "rare" if within else "not_rare"
    return _answer(subject, "PM2", rule, seen, limit)


def assess_ba1(subject: Subject) -> Evidence:
    """BA1 for an allele that is too frequent for dominant and recessive disease alike."""
    return _against(subject, "BA1", _widest_limit)


def assess_bs1(subject: Subject) -> Evidence:
    """BS1 for an allele that is too frequent for the disease of its claim, and not for BA1."""
    if subject.outside.frequencies and assess_ba1(subject).state is State.MET:
        return subject.rules.evidence("BS1", "counted_in_ba1")
    return _against(subject, "BS1", _limit)


def is_founder(subject: Subject) -> bool:
    """Whether the rule set names the variant as a founder allele."""
    return _coding(subject) in subject.rules.frequency.founders


def _against(
    subject: Subject, criterion: str, limit_of: Callable[[Subject, str], FrequencyLimit]
) -> Evidence:
    """The answer of a criterion that a limit is exceeded for."""
    coding = _coding(subject)
    sources = subject.rules.frequency.founders.get(coding)
    if sources is not None:
        return subject.rules.evidence(criterion, "founder", {"variant": coding}, sources)
    seen = _highest(subject)
    if seen is None:
        return _unseen(subject, criterion)
    limit = limit_of(subject, criterion)
    return _answer(subject, criterion, _compared(subject, criterion, seen, limit), seen, limit)


def _compared(subject: Subject, criterion: str, seen: _Seen, limit: FrequencyLimit) -> str:
    """Id of the rule that a frequency leads to."""
    above = seen.frequency > limit.frequency
    if seen.bound:
        return "above_limit" if above else "below_limit"
    if criterion == "BA1" and seen.frequency > subject.rules.frequency.common_share:
        return "above_common_share"
    return "no_bound" if above else "below_limit_by_share"


def _coding(subject: Subject) -> str:
    return subject.annotation.names.coding.rpartition(":")[2]


def _limit(subject: Subject, criterion: str) -> FrequencyLimit:
    """The limit of the disease that is claimed."""
    return subject.rules.frequency.limits[subject.case.claim, criterion.lower()]


def _widest_limit(subject: Subject, criterion: str) -> FrequencyLimit:
    """The limit of the disease that allows the highest frequency."""
    limits = subject.rules.frequency.limits
    found = (limits[claim, criterion.lower()] for claim in Claim)
    return max(found, key=lambda one: one.frequency)


def _highest(subject: Subject) -> _Seen | None:
    """The highest bound, or, where there is none, the highest plain frequency."""
    known = subject.outside.frequencies
    if not known:
        return None
    found = [_Seen(bound, one, bound=True) for one in known if (bound := _bound(one)) is not None]
    plain = [_Seen(one.share, one, bound=False) for one in known if one.share is not None]
    return max(found or plain, key=lambda seen: seen.frequency, default=None)


def _bound(seen: PopulationFrequency) -> float | None:
    """Lower bound of the frequency; 0 where the site was covered and the allele not seen."""
    return 0.0 if seen.allele_count == 0 else seen.filtering_frequency


def _unseen(subject: Subject, criterion: str) -> Evidence:
    """The answer where no source holds the variant, and whether one should have."""
    if not subject.outside.asked:
        return subject.rules.evidence(criterion, "needs_frequency")
    parameters, change = subject.rules.frequency, subject.sequence_change
    asked = [stamp for stamp in subject.outside.asked if stamp.key in parameters.lists_all]
    listable = change is not None and abs(change.length_change) <= parameters.longest_change
    if subject.outside.frequencies or not asked or not listable:
        return subject.rules.evidence(criterion, "needs_frequency")
    values: dict[str, str | int] = {"source": ", ".join(stamp.name for stamp in asked)}
    return subject.rules.evidence(criterion, "not_seen", values)


def _answer(
    subject: Subject, criterion: str, rule: str, seen: _Seen, limit: FrequencyLimit
) -> Evidence:
    group = f", {seen.by.group}" if seen.by.group else ""
    values: dict[str, str | int] = {
        "frequency": f"{seen.frequency:.3g}",
        "limit": f"{limit.frequency:.3g}",
        "claim": limit.claim.value,
        "prevalence": f"{limit.prevalence:.3g}",
        "allelic_contribution": f"{limit.allelic_contribution:g}",
        "genetic_contribution": f"{limit.genetic_contribution:g}",
        "penetrance": f"{limit.penetrance:g}",
        "source": seen.by.source.name,
        "group": group,
        "allele_count": "?" if seen.by.allele_count is None else seen.by.allele_count,
        "allele_number": seen.by.allele_number,
    }
    return subject.rules.evidence(criterion, rule, values, limit.sources)

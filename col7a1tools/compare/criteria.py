"""What differs in the criteria of one variant."""

from col7a1tools.compare.causes import Differing, criterion_cause
from col7a1tools.compare.comparison import CriterionChange, CriterionState
from col7a1tools.compare.lines import same_finding
from col7a1tools.model.classification import Evidence, State, Strength
from col7a1tools.model.criteria import label
from col7a1tools.model.finding import Finding
from col7a1tools.report.variant_section import CriterionResult, ReportedVariant

_MET = "met"


def compare_criteria(
    old: ReportedVariant, new: ReportedVariant, differing: Differing
) -> tuple[tuple[CriterionChange, ...], int]:
    """The criteria that differ, and how many say the same in other words."""
    before = {one.criterion: one for one in old.evidence}
    after = {one.criterion: one for one in new.evidence}
    # Both are in the ACMG order; a code that only one of them has comes last.
    codes = [*before, *(code for code in after if code not in before)]
    if len(after) > len(before):
        codes = [*after, *(code for code in before if code not in after)]
    changes, reworded = [], 0
    for code in codes:
        one, other = before.get(code), after.get(code)
        if one is not None and other is not None and _same(one, other):
            reworded += one.reason.clinician != other.reason.clinician
            continue
        cause = criterion_cause(code, one, other, differing)
        changes.append(
            CriterionChange(code, _kind(one, other), _result(one), _result(other), cause)
        )
    return tuple(changes), reworded


def _same(one: CriterionResult, other: CriterionResult) -> bool:
    return (one.state, one.strength, one.points) == (
        other.state,
        other.strength,
        other.points,
    ) and same_finding(one.reason, other.reason)


def _kind(one: CriterionResult | None, other: CriterionResult | None) -> str:
    was = one is not None and one.state == _MET
    is_now = other is not None and other.state == _MET
    if was != is_now:
        return "added" if is_now else "removed"
    if one is None or other is None or not was:
        same_state = one is not None and other is not None and one.state == other.state
        return "evidence" if same_state else "state"
    weight = (one.strength, one.points), (other.strength, other.points)
    return "evidence" if weight[0] == weight[1] else "strength"


def _result(one: CriterionResult | None) -> CriterionState | None:
    if one is None:
        return None
    reason = one.reason
    return CriterionState(
        _label(one), one.state, one.strength, one.points, reason.rule, reason.clinician
    )


def _label(one: CriterionResult) -> str:
    strength = Strength(one.strength) if one.strength else None
    evidence = Evidence(
        one.criterion, State(one.state), strength, one.points, Finding(one.reason.rule)
    )
    return label(evidence)

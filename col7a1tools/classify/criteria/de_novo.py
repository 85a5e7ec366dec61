"""PS2 and PM6: changes that neither parent carries (ClinGen SVI, points).

A person who inherited the change counts nothing, and takes nothing from a de novo case in another
family: dominant disease arises and is handed on.
"""

from col7a1tools.classify.parameters import rule_suffix, strength_reached
from col7a1tools.classify.subject import Subject
from col7a1tools.model.case_facts import DeNovo
from col7a1tools.model.classification import Evidence


def assess_ps2(subject: Subject) -> Evidence:
    """PS2: all cases together, where both parents are confirmed in at least one."""
    new = _new(subject)
    if new and not any(one.confirmed for one in new):
        return subject.rules.evidence("PS2", "parentage_assumed")
    return _assess(subject, "PS2", new)


def assess_pm6(subject: Subject) -> Evidence:
    """PM6: all cases together, where parentage is confirmed in none."""
    new = _new(subject)
    if any(one.confirmed for one in new):
        return subject.rules.evidence("PM6", "counted_in_ps2")
    return _assess(subject, "PM6", new)


def _new(subject: Subject) -> list[DeNovo]:
    return [one for one in subject.case.de_novo if not one.inherited]


def _assess(subject: Subject, criterion: str, new: list[DeNovo]) -> Evidence:
    rules, cases = subject.rules, subject.case.de_novo
    if not cases:
        return rules.evidence(criterion, "needs_parents")
    if not new:
        reference = "; ".join(one.reference for one in cases)
        return rules.evidence(criterion, "inherited", {"reference": reference})
    reference = "; ".join(one.reference for one in new)
    score = sum(_points(one, rules.case.de_novo) for one in new)
    strength = strength_reached(score, rules.case.points)
    rule = "too_few_points" if strength is None else f"de_novo_{rule_suffix(strength)}"
    return rules.evidence(criterion, rule, {"score": f"{score:g}", "reference": reference})


def _points(case: DeNovo, worth: dict[str, float]) -> float:
    points = worth[case.phenotype.value]
    return points if case.confirmed else points * worth["assumed_share"]

"""PS2 and PM6: changes that neither parent carries (ClinGen SVI, points)."""

from col7a1tools.classify.parameters import rule_suffix, strength_reached
from col7a1tools.classify.subject import Subject
from col7a1tools.model.case_facts import DeNovo
from col7a1tools.model.classification import Evidence


def assess_ps2(subject: Subject) -> Evidence:
    """PS2: all cases together, where both parents are confirmed in at least one."""
    if subject.case.de_novo and not _inherited(subject) and not _confirmed(subject):
        return subject.rules.evidence("PS2", "parentage_assumed")
    return _assess(subject, "PS2")


def assess_pm6(subject: Subject) -> Evidence:
    """PM6: all cases together, where parentage is confirmed in none."""
    if not _inherited(subject) and _confirmed(subject):
        return subject.rules.evidence("PM6", "counted_in_ps2")
    return _assess(subject, "PM6")


def _inherited(subject: Subject) -> bool:
    return any(one.inherited for one in subject.case.de_novo)


def _confirmed(subject: Subject) -> bool:
    return any(one.confirmed for one in subject.case.de_novo)


def _assess(subject: Subject, criterion: str) -> Evidence:
    rules, cases = subject.rules, subject.case.de_novo
    if not cases:
        return rules.evidence(criterion, "needs_parents")
    reference = "; ".join(one.reference for one in cases)
    if _inherited(subject):
        return rules.evidence(criterion, "inherited", {"reference": reference})
    score = sum(_points(one, rules.case.de_novo) for one in cases)
    strength = strength_reached(score, rules.case.points)
    rule = "too_few_points" if strength is None else f"de_novo_{rule_suffix(strength)}"
    return rules.evidence(criterion, rule, {"score": f"{score:g}", "reference": reference})


def _points(case: DeNovo, worth: dict[str, float]) -> float:
    points = worth[case.phenotype.value]
    return points if case.confirmed else points * worth["assumed_share"]

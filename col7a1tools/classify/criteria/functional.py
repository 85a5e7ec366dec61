"""PS3 and BS3: studies of function beyond RNA, at the strength their controls allow."""

from col7a1tools.classify.subject import Subject
from col7a1tools.model.case_facts import FunctionalOutcome, FunctionalStudy
from col7a1tools.model.classification import Evidence


def assess_ps3(subject: Subject) -> Evidence:
    """PS3: the study shows damage."""
    study = subject.case.functional
    if study is None:
        return subject.rules.evidence("PS3", "needs_functional_study")
    rule = {
        FunctionalOutcome.DAMAGING: f"damaging_{study.strength.value}",
        FunctionalOutcome.NORMAL: "not_damaging",
        FunctionalOutcome.INCONCLUSIVE: "inconclusive",
    }[study.outcome]
    return _answer(subject, "PS3", rule, study)


def assess_bs3(subject: Subject) -> Evidence:
    """BS3: the study shows none."""
    study = subject.case.functional
    if study is None:
        return subject.rules.evidence("BS3", "needs_functional_study")
    rule = {
        FunctionalOutcome.DAMAGING: "damaging",
        FunctionalOutcome.NORMAL: f"normal_{study.strength.value}",
        FunctionalOutcome.INCONCLUSIVE: "inconclusive",
    }[study.outcome]
    return _answer(subject, "BS3", rule, study)


def _answer(subject: Subject, criterion: str, rule: str, study: FunctionalStudy) -> Evidence:
    return subject.rules.evidence(criterion, rule, {"reference": study.reference})

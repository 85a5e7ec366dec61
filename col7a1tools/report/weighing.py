"""From a classification to how its evidence stands."""

from col7a1tools.classify.rules import RuleSet
from col7a1tools.classify.what_if import PossibleClass, what_would_change
from col7a1tools.model.classification import Classification
from col7a1tools.model.evidence import Assertion, OutsideEvidence
from col7a1tools.model.finding import Finding
from col7a1tools.report.sentences import statement
from col7a1tools.report.weighing_section import (
    ClassChange,
    NeededEvidence,
    OthersClass,
    Weighing,
)


def describe_weighing(
    classification: Classification, outside: OutsideEvidence, rules: RuleSet
) -> Weighing:
    """How the evidence on a variant stands.

    Args:
        classification: of the variant.
        outside: what outside sources said of it.
        rules: the rule set that it was classified with.
    """
    changes = what_would_change(classification, rules)
    return Weighing(
        claim=classification.claim.value,
        conflict=statement(conflict(classification)) if classification.conflicting else None,
        would_change=tuple(_change(change) for change in changes),
        others=tuple(_others(assertion) for assertion in outside.assertions),
    )


def conflict(classification: Classification) -> Finding:
    """The points on either side, which the sum alone would hide."""
    return Finding(
        "weighing.conflict",
        {
            "pathogenic": f"{classification.pathogenic_points:+d}",
            "benign": f"{classification.benign_points:+d}",
            "points": classification.points,
        },
        ("tavtigian_2020", "acmg_amp_2015"),
    )


def _change(change: PossibleClass) -> ClassChange:
    needed = tuple(
        NeededEvidence(step.criterion, step.gain, statement(step.finding)) for step in change.needed
    )
    return ClassChange(needed, change.verdict.value, change.points)


def _others(assertion: Assertion) -> OthersClass:
    return OthersClass(
        assertion.source.name, assertion.significance, assertion.review, assertion.identifier
    )

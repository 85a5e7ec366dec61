"""What a person's two copies together likely leave of collagen VII."""

from collections.abc import Sequence
from dataclasses import dataclass

from col7a1tools.case.copies import Copies, CopiesState
from col7a1tools.case.expectation import ExpectedCopy, more_than_two, one_copy_enough
from col7a1tools.case.mechanism import CollagenOutcome
from col7a1tools.case.observed import ObservedVariant
from col7a1tools.case.phase import CALLED_OVER_DELETION, Phase
from col7a1tools.model.finding import Finding

_OPEN = {
    CopiesState.NOT_LOOKED_AT: "collagen.person_not_looked_at",
    CopiesState.NOTHING_FOUND: "collagen.person_nothing_found",
    CopiesState.NOTHING_RELEVANT: "collagen.person_nothing_found",
    CopiesState.UNCERTAIN_ONLY: "collagen.person_uncertain_only",
    CopiesState.ONE_ESTABLISHED_WITH_UNCERTAIN: "collagen.person_one_with_uncertain",
    CopiesState.TWO_IN_CIS_WITH_UNCERTAIN: "collagen.person_one_with_uncertain",
    CopiesState.TWO_IN_CIS: "collagen.person_cis",
    CopiesState.TWO_PHASE_UNKNOWN: "collagen.person_phase_unknown",
}

_UNCERTAIN_PLACED = {
    Phase.TRANS: "collagen.person_uncertain_in_trans",
    Phase.CIS: "collagen.person_uncertain_in_cis",
}


@dataclass(frozen=True, slots=True)
class PersonOutcome:
    """Collagen VII to be expected in the person.

    Attributes:
        outcome: the word.
        finding: the reason.
    """

    outcome: CollagenOutcome
    finding: Finding


def outcome_of_person(
    copies: Copies, expected: Sequence[ExpectedCopy], variants: Sequence[ObservedVariant]
) -> PersonOutcome:
    """Collagen VII to be expected from both copies together.

    Two copies are added up only where they are known to be two. The rest of the body's
    variation is not part of it, and the answer is an expectation for the protein, not for the
    course of the disease.

    Args:
        copies: how the copies stand.
        expected: what each of them likely makes.
        variants: those that the person carries.
    """
    if copies.how == CALLED_OVER_DELETION:
        return PersonOutcome(CollagenOutcome.UNKNOWN, Finding("collagen.person_contradiction"))
    if copies.state in _OPEN:
        beside = copies.state is CopiesState.ONE_ESTABLISHED_WITH_UNCERTAIN
        placed = _UNCERTAIN_PLACED.get(copies.phase) if beside else None
        return PersonOutcome(CollagenOutcome.UNKNOWN, Finding(placed or _OPEN[copies.state]))
    if copies.state is CopiesState.ONE_ESTABLISHED:
        enough = one_copy_enough(copies, expected, variants)
        return _one_copy(expected[0].outcome.outcome, enough=enough)
    if more_than_two(copies, variants):
        # What a copy with two disease-causing variants makes is not the sum of the two.
        return PersonOutcome(CollagenOutcome.UNKNOWN, Finding("collagen.person_unpredictable"))
    return _both_copies(frozenset(one.outcome.outcome for one in expected))


_BOTH = {
    frozenset({CollagenOutcome.NONE}): (CollagenOutcome.NONE, "collagen.person_none"),
    frozenset({CollagenOutcome.ALTERED}): (CollagenOutcome.ALTERED, "collagen.person_altered"),
    frozenset({CollagenOutcome.ALTERED, CollagenOutcome.NONE}): (
        CollagenOutcome.ALTERED,
        "collagen.person_altered_from_one_copy",
    ),
    frozenset({CollagenOutcome.REDUCED}): (CollagenOutcome.REDUCED, "collagen.person_reduced"),
    frozenset({CollagenOutcome.REDUCED, CollagenOutcome.NONE}): (
        CollagenOutcome.REDUCED,
        "collagen.person_reduced",
    ),
}


def _both_copies(pair: frozenset[CollagenOutcome]) -> PersonOutcome:
    unclear = (CollagenOutcome.UNKNOWN, "collagen.person_unpredictable")
    outcome, rule = _BOTH.get(pair, unclear)
    return PersonOutcome(outcome, Finding(rule))


def _one_copy(outcome: CollagenOutcome, *, enough: bool) -> PersonOutcome:
    if outcome is CollagenOutcome.NONE:
        rule = "collagen.dominant_copy_none" if enough else "collagen.person_one_copy_none"
        return PersonOutcome(CollagenOutcome.REDUCED, Finding(rule))
    if outcome is CollagenOutcome.ALTERED:
        rule = "collagen.dominant_copy_altered" if enough else "collagen.person_one_copy_altered"
        return PersonOutcome(CollagenOutcome.ALTERED, Finding(rule))
    return PersonOutcome(CollagenOutcome.UNKNOWN, Finding("collagen.person_one_copy_unclear"))

"""What a criterion is."""

from collections.abc import Callable
from typing import NamedTuple

from col7a1tools.classify.subject import Subject
from col7a1tools.model.classification import Evidence


class Criterion(NamedTuple):
    """One ACMG/AMP criterion.

    Attributes:
        code: such as ``PVS1``.
        assess: chooses the answer for a variant; what each answer is worth, and who says so,
            stands in the rule set.
    """

    code: str
    assess: Callable[[Subject], Evidence]


class SettledCriterion(NamedTuple):
    """A criterion that has one answer for every variant, or that lacks what it needs.

    Attributes:
        code: of the criterion.
        rule: the answer, a rule of the rule set.
    """

    code: str
    rule: str


class SuppliedCriterion(NamedTuple):
    """A criterion that only outside sources or facts about the case can answer.

    Attributes:
        code: of the criterion.
        assess: chooses the answer where any of these is given.
        rule: the answer where none is, the same that ``assess`` would choose.
    """

    code: str
    assess: Callable[[Subject], Evidence]
    rule: str

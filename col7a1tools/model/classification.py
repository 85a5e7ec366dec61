"""The ACMG/AMP evidence for one variant and the class it adds up to."""

from dataclasses import dataclass
from enum import Enum

from col7a1tools.model.finding import Finding


class Strength(Enum):
    """Strength of a criterion with its points (Tavtigian 2020, PMID 32720330)."""

    STAND_ALONE = "Stand-alone"
    VERY_STRONG = "Very strong"
    STRONG = "Strong"
    MODERATE = "Moderate"
    SUPPORTING = "Supporting"


class State(Enum):
    """What became of a criterion."""

    MET = "met"
    NOT_MET = "not met"
    NOT_ASSESSED = "not assessed"
    NOT_APPLICABLE = "not applicable"


class Verdict(Enum):
    """The five classes of ACMG/AMP 2015 (PMID 25741868)."""

    PATHOGENIC = "Pathogenic"
    LIKELY_PATHOGENIC = "Likely pathogenic"
    UNCERTAIN = "Uncertain significance"
    LIKELY_BENIGN = "Likely benign"
    BENIGN = "Benign"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The result of one criterion.

    Attributes:
        criterion: ACMG/AMP code such as ``PVS1``.
        state: met, not met, not assessed or not applicable.
        strength: applied strength when met, else None.
        points: signed points: positive pathogenic, negative benign, 0 when not met.
        reason: why, as a finding.
        lacks: what is missing where it could not be assessed, as a short key, else empty.
    """

    criterion: str
    state: State
    strength: Strength | None
    points: int
    reason: Finding
    lacks: str = ""


@dataclass(frozen=True, slots=True)
class Classification:
    """The verdict on one variant.

    Attributes:
        verdict: one of the five classes.
        points: sum of the points.
        evidence: every criterion in the ACMG order, met or not.
    """

    verdict: Verdict
    points: int
    evidence: tuple[Evidence, ...]

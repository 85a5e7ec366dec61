"""The ACMG/AMP evidence for one variant and the class it adds up to."""

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from col7a1tools.model.claim import Claim
from col7a1tools.model.finding import Finding

if TYPE_CHECKING:
    from col7a1tools.model.file_stamp import FileStamp


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


class Evidence(NamedTuple):
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


class RuleSetStamp(NamedTuple):
    """Which rules were used.

    Attributes:
        name: of the rule set.
        version: of it, and of a laboratory's rules laid over it.
        sha256: checksum over the files of both.
        overlay: the laboratory's file, None where the shipped rules stand alone.
    """

    name: str
    version: str
    sha256: str
    overlay: "FileStamp | None" = None


class Classification(NamedTuple):
    """The verdict on one variant.

    Attributes:
        verdict: one of the five classes.
        points: sum of the points.
        evidence: every criterion in the ACMG order, met or not.
        met: those of them that are met.
        rule_set: the rules that were used.
        claim: the disease that the variant was weighed for.
    """

    verdict: Verdict
    points: int
    evidence: tuple[Evidence, ...]
    met: tuple[Evidence, ...]
    rule_set: RuleSetStamp
    claim: Claim = Claim.RECESSIVE

    @property
    def pathogenic_points(self) -> int:
        """Points of the evidence for disease."""
        return sum(item.points for item in self.met if item.points > 0)

    @property
    def benign_points(self) -> int:
        """Points of the evidence against it, negative."""
        return sum(item.points for item in self.met if item.points < 0)

    @property
    def conflicting(self) -> bool:
        """Whether evidence stands on both sides; the sum alone would hide it."""
        return len({item.criterion.startswith("B") for item in self.met}) > 1

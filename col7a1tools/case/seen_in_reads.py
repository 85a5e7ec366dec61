"""What a person's aligned reads add to the file of variants."""

from dataclasses import dataclass

from col7a1tools.case.callability import CoveredBases
from col7a1tools.case.phase import EstablishedPhase


@dataclass(frozen=True, slots=True)
class SeenInReads:
    """What the reads of one person show.

    Attributes:
        phases: of pairs of variants.
        covered: what was read deep enough.
    """

    phases: tuple[EstablishedPhase, ...]
    covered: CoveredBases

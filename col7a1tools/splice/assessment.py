"""What the splice check says of a change."""

from enum import Enum
from typing import NamedTuple

from col7a1tools.model.positions import GeneOffset


class SpliceCall(Enum):
    """How a change is expected to act on splicing."""

    AFFECTED = "affected"
    UNCERTAIN = "uncertain"
    UNAFFECTED = "unaffected"
    NOT_MODELLED = "not modelled"  # outside the transcript, or too long for position weights


class SiteKind(Enum):
    """Which signal a change touches or makes."""

    NATIVE_DONOR = "native donor"
    NATIVE_ACCEPTOR = "native acceptor"
    NEW_DONOR = "new donor"
    NEW_ACCEPTOR = "new acceptor"
    BRANCH_POINT = "branch point motif"


NATIVE_SITES = (SiteKind.NATIVE_DONOR, SiteKind.NATIVE_ACCEPTOR)


class SiteEffect(NamedTuple):
    """One splice signal that a change touches or makes; scores in bits.

    Attributes:
        kind: which signal.
        exon: literature number of the exon whose splicing it concerns.
        junction: first base of the intron (donor) or of the exon (acceptor), in the changed
            sequence; the adenine of a branch point motif, in the reference.
        before: score in the reference, None where there is none.
        after: score in the changed sequence, None where the site is gone.
        native: score of the native site that a new one competes with, else None.
        call: what this signal alone says.
    """

    kind: SiteKind
    exon: int
    junction: GeneOffset
    before: float | None
    after: float | None
    native: float | None
    call: SpliceCall

    @property
    def change(self) -> float | None:
        """Bits gained or lost, None where one of the scores is missing."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before


class SpliceAssessment(NamedTuple):
    """The call on a change, with the signals behind it.

    Attributes:
        call: the strongest call of any signal; unaffected where none is touched or made.
        effects: native signals touched, then new ones, strongest call first.
    """

    call: SpliceCall
    effects: tuple[SiteEffect, ...] = ()

    @property
    def decisive(self) -> SiteEffect | None:
        """The signal that decides the call, None where no signal is touched."""
        return self.effects[0] if self.effects else None

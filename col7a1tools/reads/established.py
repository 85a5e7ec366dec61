"""Phases by reads, as the interpretation of a case takes them."""

from col7a1tools.case.phase import EstablishedPhase, Phase
from col7a1tools.reads.examine import Phasing
from col7a1tools.reads.phase_pair import ReadPhase

_PHASE = {ReadPhase.CIS: Phase.CIS, ReadPhase.TRANS: Phase.TRANS}
# Rule ids by what established a phase.
_HOW = {
    "reads": "phase.reads",
    "chain": "phase.read_chain",
    "haplotags": "phase.haplotags",
}


def established_by_reads(found: Phasing) -> tuple[EstablishedPhase, ...]:
    """Every pair whose phase the reads show; a pair that they leave open is not among them."""
    return tuple(
        EstablishedPhase(
            found.nodes[pair.first].target.change,
            found.nodes[pair.second].target.change,
            _PHASE[pair.phase],
            _HOW[pair.source],
            pair.error,
        )
        for pair in found.pairs
        if pair.phase in _PHASE
    )

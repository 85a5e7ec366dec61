"""Whether a change of residues breaks the Gly-X-Y repeat of the triple helix.

A stretch counts as helix where at least three Gly-X-Y triplets follow each other, read from the
C-terminus: the rule by which the reference register was computed. A deletion that takes an
interruption with it can keep the repeat although no whole triplets are lost, so the changed
sequence itself is read.
"""

from col7a1tools.gene.protein import Protein, Register
from col7a1tools.model.annotation import ProteinChange, ProteinChangeKind
from col7a1tools.model.positions import ResidueIndex

FEWEST_TRIPLETS = 3
# Residues read on either side: longer than the longest interruption (39) and a shortest helix.
REACH = 60


def change_breaks_repeat(change: ProteinChange, protein: Protein) -> bool:
    """Whether an in-frame change of length breaks the repeat.

    Args:
        change: a deletion, duplication, insertion or delins of whole residues.
        protein: the reference protein.
    """
    assert change.first is not None
    assert change.last is not None
    start, end = {
        ProteinChangeKind.IN_FRAME_INSERTION: (change.first + 1, change.first + 1),
        ProteinChangeKind.IN_FRAME_DUPLICATION: (change.last + 1, change.last + 1),
    }.get(change.kind, (change.first, change.last + 1))
    return breaks_repeat(start, end, change.alt, protein)


def breaks_repeat(start: int, end: int, new: str, protein: Protein) -> bool:
    """Whether residues that belong to no triplet are added when ``new`` replaces residues.

    A change inside one interruption breaks nothing: there is no repeat there.

    Args:
        start: index of the first replaced residue.
        end: behind the last replaced residue; equal to ``start`` for an insertion.
        new: residues in their place.
        protein: the reference protein.
    """
    interruption = protein.interruption_at(start)
    if interruption is not None and interruption.start < start and end < interruption.end:
        return False
    last = min(len(protein), end + REACH)
    while protein.register.get(ResidueIndex(last), Register.GLYCINE) is not Register.GLYCINE:
        last += 1
    before, behind = protein.residues[max(0, start - REACH) : start], protein.residues[end:last]
    old = before + protein.residues[start:end] + behind
    return outside_triplets(before + new + behind) > outside_triplets(old)


def outside_triplets(residues: str) -> int:
    """Number of residues outside runs of at least three Gly-X-Y triplets, read from the end."""
    count, end = 0, len(residues)
    while end > 0:
        start = end
        while start >= 3 and residues[start - 3] == "G":
            start -= 3
        if end - start < 3 * FEWEST_TRIPLETS:
            count += 1
            end -= 1
        else:
            end = start
    return count

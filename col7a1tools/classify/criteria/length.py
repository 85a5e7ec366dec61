"""PM4 and BP3: in-frame changes of length, and loss of the stop codon."""

from col7a1tools.annotate.triplets import change_breaks_repeat
from col7a1tools.classify.subject import Subject
from col7a1tools.gene.protein import Protein
from col7a1tools.model.annotation import ProteinChange, ProteinChangeKind
from col7a1tools.model.classification import Evidence

_IN_FRAME = (
    ProteinChangeKind.IN_FRAME_DELETION,
    ProteinChangeKind.IN_FRAME_DUPLICATION,
    ProteinChangeKind.IN_FRAME_INSERTION,
    ProteinChangeKind.IN_FRAME_DELINS,
)


def assess_pm4(subject: Subject) -> Evidence:
    """PM4 by what the change of length does to the Gly-X-Y repeat."""
    rules, change = subject.rules, subject.annotation.protein
    if subject.weighed_as_null:
        weighed = "null_in_dominant_claim" if subject.dominant else "counted_in_pvs1"
        return rules.evidence("PM4", weighed)
    if change.kind is ProteinChangeKind.C_TERMINAL_EXTENSION:
        return rules.evidence("PM4", "stop_lost")
    if not _changes_length(change):
        return rules.evidence("PM4", "length_kept")
    gained = len(change.alt) - len(change.ref)
    values: dict[str, str | int] = {"residues": gained}
    return rules.evidence("PM4", _place(change, subject.gene.protein), values)


def assess_bp3(subject: Subject) -> Evidence:
    """BP3 is never met: the repeat of this protein is its function."""
    changes = _changes_length(subject.annotation.protein)
    return subject.rules.evidence("BP3", "repeat_has_function" if changes else "length_kept")


def _changes_length(change: ProteinChange) -> bool:
    return change.kind in _IN_FRAME and len(change.alt) != len(change.ref)


def _place(change: ProteinChange, protein: Protein) -> str:
    first, last = change.first, change.last
    assert first is not None
    assert last is not None
    helix = protein.region("triple_helix")
    if last < helix.start or first >= helix.end:
        return "outside_helix"
    interruption = protein.interruption_at(first)
    if interruption is not None and last < interruption.end:
        return "interruption"
    return "register_shifted" if change_breaks_repeat(change, protein) else "register_kept"

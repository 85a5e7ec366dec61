"""PM1: the glycines of the triple helix."""

from col7a1tools.classify.subject import Subject
from col7a1tools.gene.protein import Protein, Register
from col7a1tools.gene.sequence import THREE_LETTER
from col7a1tools.model.annotation import ProteinChange, ProteinChangeKind
from col7a1tools.model.classification import Evidence
from col7a1tools.model.positions import ResidueIndex

_REPLACES = (ProteinChangeKind.MISSENSE, ProteinChangeKind.IN_FRAME_DELINS)


def assess_pm1(subject: Subject) -> Evidence:
    """PM1 for a glycine at position 1 of a triplet; not for X, Y, interruptions or other domains.

    The four glycines that open a two-residue interruption count at lower strength. Of several
    residues replaced at once, the first glycine of the best kind counts. Where an RNA study shows
    no message of usual splicing, no residue is replaced.
    """
    rules, change = subject.rules, subject.annotation.protein
    replaced = _replaced(change)
    if not replaced:
        return rules.evidence("PM1", "not_missense")
    if subject.weighed_as_null:
        return rules.evidence("PM1", "no_usual_message")
    protein = subject.gene.protein
    kinds = [_kind(residue, protein) for residue in replaced]
    kind = min(kinds, key=_ORDER.index)
    residue = replaced[kinds.index(kind)]
    assert change.first is not None
    old, new = change.ref[residue - change.first], change.alt[residue - change.first]
    values: dict[str, str | int] = {
        "residue": f"{THREE_LETTER[old]}{residue + 1}",
        "replaced_by": THREE_LETTER.get(new, "Xaa"),
    }
    return rules.evidence("PM1", kind, values)


_ORDER = (
    "glycine_in_register",
    "imperfection_glycine",
    "helix_x_or_y",
    "interruption",
    "outside_helix",
)


def _replaced(change: ProteinChange) -> tuple[int, ...]:
    """Residues that others replace one for one; empty for any other kind of change."""
    if change.kind not in _REPLACES or change.first is None:
        return ()
    if len(change.ref) != len(change.alt) or "*" in change.alt:
        return ()
    pairs = zip(change.ref, change.alt, strict=True)
    return tuple(residue for residue, (old, new) in enumerate(pairs, change.first) if old != new)


def _kind(residue: int, protein: Protein) -> str:
    register = protein.register.get(ResidueIndex(residue))
    if register is None:
        return "outside_helix"
    if register is Register.GLYCINE:
        return "glycine_in_register"
    if register is Register.INTERRUPTION:
        return (
            "imperfection_glycine" if protein.is_imperfection_glycine(residue) else "interruption"
        )
    return "helix_x_or_y"

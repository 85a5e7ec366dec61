"""Whether the p. part that stands beside a nucleotide description says the same.

A mistyped base or number nearly always gives another residue than the one that is written beside
it, so a difference is worth more than either name alone.
"""

from col7a1tools.model.annotation import ProteinChange, ProteinChangeKind
from col7a1tools.nomenclature.parse.description import Note
from col7a1tools.nomenclature.parse.protein_text import (
    FurtherChange,
    LoneResidue,
    Substitution,
    read_protein_text,
)

_Kind = ProteinChangeKind
_SINGLE = (_Kind.MISSENSE, _Kind.NONSENSE, _Kind.SYNONYMOUS)
_SHIFTED = (_Kind.FRAMESHIFT, _Kind.NONSENSE)
# Residues by which old names count a changed frame from another one.
_EARLIER = 3


def protein_note(stated: str, protein: ProteinChange) -> tuple[Note, ...]:
    """A note where the p. part and the predicted change differ.

    Where splicing decides, and where the p. part has no form that can be compared, nothing is
    said. Of a longer change, old names count from another residue or leave out the end: only
    another kind of change or a residue that it does not reach differs.

    Args:
        stated: the p. part as written; empty for none.
        protein: the change that the nucleotide description predicts.
    """
    said = read_protein_text(stated) if stated else None
    if said is None or protein.kind is _Kind.UNKNOWN or _agrees(said, protein):
        return ()
    values: dict[str, str | int] = {
        "stated": stated,
        "predicted": "no change of the protein" if protein.hgvs == "." else protein.hgvs,
    }
    return (Note("stated_protein_differs", values),)


def _agrees(said: Substitution | LoneResidue | FurtherChange, protein: ProteinChange) -> bool:
    if protein.kind is _Kind.START_LOST:
        return said.number == 1
    if protein.first is None:
        return False
    first = protein.first + 1
    if isinstance(said, Substitution):
        return said.number == first and _same_residue(said, protein)
    if isinstance(said, FurtherChange) and "fs" in said.text.casefold():
        return protein.kind in _SHIFTED and abs(said.number - first) <= _EARLIER
    if isinstance(said, FurtherChange) and protein.kind in {*_SINGLE, _Kind.FRAMESHIFT}:
        return False
    # Repeats can be counted from their first copy or from their last.
    room = max(len(protein.ref), len(protein.alt)) + 1
    return first - room <= said.number <= first + room


def _same_residue(said: Substitution, protein: ProteinChange) -> bool:
    """Whether the residue that is said to stand there is predicted there."""
    if protein.kind is _Kind.C_TERMINAL_EXTENSION:
        return said.ref == "*" and said.alt == protein.alt[:1]
    return protein.kind in _SINGLE and said.ref == protein.ref and said.alt == protein.alt

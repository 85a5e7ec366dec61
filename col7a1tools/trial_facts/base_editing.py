"""Whether a base editor makes the base change that would undo a substitution.

Cytosine base editors turn C-G pairs into T-A (Komor 2016), adenine base editors A-T into G-C
(Gaudelli 2017): the four transitions between them. Whether a guide and a PAM reach the base,
which other bases are edited beside it, and whether an editor can be brought to the cell is not
looked at.
"""

from dataclasses import dataclass

from col7a1tools.gene.gene import Gene
from col7a1tools.model.annotation import Annotation
from col7a1tools.model.variant import GeneChange

# Base in the variant and in the reference, on the coding strand: editor, strand of the edited base.
_EDITORS = {
    ("A", "G"): ("adenine", "coding"),
    ("T", "C"): ("adenine", "template"),
    ("C", "T"): ("cytosine", "coding"),
    ("G", "A"): ("cytosine", "template"),
}


@dataclass(frozen=True, slots=True)
class Reversion:
    """The base change that would undo a substitution.

    Attributes:
        variant: base in the variant, on the coding strand.
        reference: base in the reference.
        editor: ``adenine``, ``cytosine``, or empty for a transversion.
        strand: ``coding`` or ``template``: where the base lies that the editor changes.
    """

    variant: str
    reference: str
    editor: str
    strand: str


def reversion(annotation: Annotation, gene: Gene) -> Reversion | None:
    """What would undo a substitution; None for any other change."""
    change = annotation.change
    if not isinstance(change, GeneChange) or change.end - change.start != 1:
        return None
    reference = gene.locus.gene[change.start : change.end]
    if len(change.inserted) != 1:
        return None
    editor, strand = _EDITORS.get((change.inserted, reference), ("", ""))
    return Reversion(change.inserted, reference, editor, strand)

"""The part of a DNA description that does not depend on the numbering: ``del``, ``dup``, ``inv``.

Order of preference as the HGVS recommendations give it: substitution, deletion, inversion,
duplication, insertion, deletion-insertion.
"""

from typing import NamedTuple

from col7a1tools.gene.sequence import reverse_complement


class DnaEdit(NamedTuple):
    """A change as HGVS words it, before its positions are numbered.

    Attributes:
        first: offset of the first base that the name mentions.
        last: offset of the last base that the name mentions.
        event: ``A>G``, ``del``, ``dup``, ``insT``, ``inv`` or ``delinsTG``.
    """

    first: int
    last: int
    event: str


def dna_edit(sequence: str, start: int, end: int, inserted: str) -> DnaEdit:
    """Word a normalised change.

    Args:
        sequence: reference on the strand of the description.
        start: first replaced base, 0-based.
        end: behind the last replaced base.
        inserted: replacing bases.
    """
    if start == end:
        source = start - len(inserted)
        if source >= 0 and sequence[source:start] == inserted:
            return DnaEdit(source, start - 1, "dup")
        return DnaEdit(start - 1, start, f"ins{inserted}")
    if not inserted:
        return DnaEdit(start, end - 1, "del")
    ref = sequence[start:end]
    if len(ref) == len(inserted):
        if len(ref) == 1:
            return DnaEdit(start, start, f"{ref}>{inserted}")
        if inserted == reverse_complement(ref):
            return DnaEdit(start, end - 1, "inv")
    return DnaEdit(start, end - 1, f"delins{inserted}")

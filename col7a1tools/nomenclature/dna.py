"""The part of a DNA description that does not depend on the numbering: ``del``, ``dup``, ``inv``.

Order of preference as the HGVS recommendations give it: substitution, deletion, inversion,
duplication, insertion, deletion-insertion.
"""

from col7a1tools.gene.sequence import reverse_complement


def dna_edit(sequence: str, start: int, end: int, inserted: str) -> tuple[int, int, str]:
    """Word a normalised change.

    Args:
        sequence: reference on the strand of the description.
        start: first replaced base, 0-based.
        end: behind the last replaced base.
        inserted: replacing bases.

    Returns:
        Offsets of the first and of the last base that the name mentions, whose positions are yet
        to be numbered, and the event: ``A>G``, ``del``, ``dup``, ``insT``, ``inv`` or ``delinsTG``.
    """
    if start == end:
        source = start - len(inserted)
        if source >= 0 and sequence[source:start] == inserted:
            return source, start - 1, "dup"
        return start - 1, start, f"ins{inserted}"
    if not inserted:
        return start, end - 1, "del"
    ref = sequence[start:end]
    if len(ref) == len(inserted):
        if len(ref) == 1:
            return start, start, f"{ref}>{inserted}"
        if inserted == reverse_complement(ref):
            return start, end - 1, "inv"
    return start, end - 1, f"delins{inserted}"

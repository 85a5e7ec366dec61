"""The part of a DNA description that does not depend on the numbering: ``del``, ``dup``, ``inv``.

Order of preference as the HGVS recommendations give it: substitution, deletion, inversion,
duplication, insertion, deletion-insertion.
"""

from collections.abc import Callable

from col7a1tools.gene.sequence import reverse_complement


def describe_dna_change(
    sequence: str,
    start: int,
    end: int,
    inserted: str,
    label: Callable[[int], str],
) -> str:
    """Describe a normalised change, ``6527dup`` or ``425A>G``, without a prefix.

    Args:
        sequence: reference on the strand of the description.
        start: first replaced base, 0-based.
        end: behind the last replaced base.
        inserted: replacing bases.
        label: turns the 0-based offset of a base into the number that HGVS writes.
    """
    ref = sequence[start:end]
    if len(ref) == 1 and len(inserted) == 1:
        return f"{label(start)}{ref}>{inserted}"
    if not inserted:
        return f"{_span(start, end, label)}del"
    if not ref:
        length = len(inserted)
        if start >= length and sequence[start - length : start] == inserted:
            return f"{_span(start - length, start, label)}dup"
        return f"{label(start - 1)}_{label(start)}ins{inserted}"
    if len(ref) == len(inserted) and inserted == reverse_complement(ref):
        return f"{_span(start, end, label)}inv"
    return f"{_span(start, end, label)}delins{inserted}"


def _span(start: int, end: int, label: Callable[[int], str]) -> str:
    """``100`` for one base, ``100_102`` for more."""
    return label(start) if end - start == 1 else f"{label(start)}_{label(end - 1)}"

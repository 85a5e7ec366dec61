"""An independent oracle of HGVS names: slow, and plain enough to be checked by reading.

Written from the HGVS recommendations (version 21, hgvs-nomenclature.org) alone; shares no code
with the package. A change is made in the sequence itself, every placement that gives the same
result is found by trying them all, and the one that lies farthest 3' is named.
"""

from collections.abc import Callable
from functools import cache

from benchmarks.reference import exons, gene_strand, placed, plus_strand, reverse_complement

TRANSCRIPT = "NM_000094.4"
NEIGHBOURHOOD = 40

Replacement = tuple[int, int, str]
"""Start and end of the replaced part (0-based, half-open) and what replaces it."""


def placements(sequence: str, start: int, end: int, new: str) -> list[Replacement]:
    """Every smallest replacement that gives the same result as ``sequence[start:end] = new``.

    Tries every place in the neighbourhood for replacements of ever larger size, and looks farther
    out when one of those found touches the edge of the neighbourhood. Empty when nothing changes.
    """
    reach = NEIGHBOURHOOD
    while True:
        left, right = max(0, start - reach), min(len(sequence), end + reach)
        before = sequence[left:right]
        after = sequence[left:start] + new + sequence[end:right]
        found = _smallest(before, after)
        inner = all(a > 0 and b < len(before) for a, b, _ in found)
        if inner or (left == 0 and right == len(sequence)):
            return [(a + left, b + left, text) for a, b, text in found]
        reach *= 2


def _smallest(before: str, after: str) -> list[Replacement]:
    """The smallest single replacements that turn ``before`` into ``after``."""
    if before == after:
        return []
    gain = len(after) - len(before)
    for size in range(max(0, -gain), len(before) + 1):
        found = []
        for a in range(len(before) - size + 1):
            text = after[a : a + size + gain]
            if before[:a] + text + before[a + size :] == after:
                found.append((a, a + size, text))
        if found:
            return found
    raise AssertionError("one replacement always turns one sequence into another")


def dna_description(
    sequence: str, start: int, end: int, new: str, number: Callable[[int], str | None]
) -> str | None:
    """The change as HGVS writes it behind ``g.`` or ``c.``.

    The types in the order in which the recommendations prefer them: substitution, deletion,
    inversion, duplication, insertion, deletion-insertion.

    Args:
        sequence: reference, read in the direction in which positions are counted.
        start: first replaced base.
        end: behind the last replaced base.
        new: replacing bases.
        number: HGVS position of a base, None where it has none.

    Returns:
        None when nothing changes, or when a position has no name.
    """
    found = placements(sequence, start, end, new)
    if not found:
        return None
    a, b, text = max(found)
    old = sequence[a:b]
    kind = change_type(old, text, sequence[:a])
    if kind == "dup":
        a, b = a - len(text), a
    elif kind.startswith("ins"):
        a, b = a - 1, a + 1
    first, last = number(a), number(b - 1)
    if first is None or last is None:
        return None
    return (first if first == last else f"{first}_{last}") + kind


def change_type(old: str, new: str, before: str) -> str:
    """What HGVS writes behind the position when ``old``, which follows ``before``, is replaced."""
    if len(old) == len(new) == 1:
        return f"{old}>{new}"
    if not new:
        return "del"
    if new == reverse_complement(old):
        return "inv"
    if old:
        return f"delins{new}"
    return "dup" if before.endswith(new) else f"ins{new}"


@cache
def coding_numbers() -> dict[int, str]:
    """The c. position of every base from the first to the last of the transcript, on the gene."""
    transcript = exons(TRANSCRIPT)
    exonic: dict[int, str] = {}
    for count, base in enumerate(transcript.bases):
        behind_start = count - transcript.five_prime_utr
        if behind_start < 0:
            exonic[base] = str(behind_start)
        elif behind_start < transcript.cds_length:
            exonic[base] = str(behind_start + 1)
        else:
            exonic[base] = f"*{behind_start - transcript.cds_length + 1}"
    numbers = dict(exonic)
    edges = zip(transcript.intervals, transcript.intervals[1:], strict=False)
    for (_, exon_end), (next_start, _) in edges:
        for base in range(exon_end, next_start):
            from_left, from_right = base - exon_end + 1, next_start - base
            if from_left <= from_right:
                numbers[base] = f"{exonic[exon_end - 1]}+{from_left}"
            else:
                numbers[base] = f"{exonic[next_start]}-{from_right}"
    return numbers


def on_gene(start: int, ref: str, alt: str) -> Replacement:
    """A change on the forward strand of the locus, on the strand of the gene."""
    end = len(plus_strand()) - start
    return end - len(ref), end, reverse_complement(alt)


def coding_name(start: int, ref: str, alt: str) -> str | None:
    """``NM_000094.4:c.`` name of a forward-strand change; None outside the transcript.

    Args:
        start: first replaced base, 0-based on the forward strand of the locus.
        ref: replaced bases.
        alt: replacing bases.
    """
    change = on_gene(start, ref, alt)
    text = dna_description(gene_strand(), *change, coding_numbers().get)
    return None if text is None else f"{TRANSCRIPT}:c.{text}"


def genomic_name(start: int, ref: str, alt: str, assembly: str) -> str | None:
    """``NC_000003.12:g.`` (or ``.11``) name of a forward-strand change."""
    place = placed(assembly)
    text = dna_description(
        plus_strand(), start, start + len(ref), alt, lambda base: str(base + place.start)
    )
    return None if text is None else f"{place.accession}:g.{text}"

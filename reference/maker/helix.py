"""The Gly-X-Y register of the triple helix, computed from the protein.

The helix runs where at least 3 Gly-X-Y triplets follow one another; what lies between two runs
interrupts it. The protein is read from its C-terminus, so that a glycine that could close one run
(as its Y) or open the next opens the next.
"""

from itertools import pairwise

LEAST_TRIPLETS = 3


def helix_runs(protein: str) -> list[tuple[int, int]]:
    """Runs of the helix as 0-based half-open intervals, from the N-terminus."""
    runs = []
    end = len(protein)
    while end > 0:
        start = end
        while start >= 3 and protein[start - 3] == "G":
            start -= 3
        if end - start >= 3 * LEAST_TRIPLETS:
            runs.append((start, end))
            end = start
        else:
            end -= 1
    return runs[::-1]


def interruptions(protein: str) -> list[tuple[int, int]]:
    """What lies between two runs, as 0-based half-open intervals."""
    return [(before[1], after[0]) for before, after in pairwise(helix_runs(protein))]


def register(protein: str) -> list[tuple[int, str]]:
    """Index and role of each residue from the first run to the last.

    The role is ``1`` for the glycine of a triplet, ``2`` for X, ``3`` for Y, and
    ``interruption``.
    """
    roles: dict[int, str] = {}
    for start, end in helix_runs(protein):
        roles.update((index, str((index - start) % 3 + 1)) for index in range(start, end))
    for start, end in interruptions(protein):
        roles.update((index, "interruption") for index in range(start, end))
    return sorted(roles.items())

"""What we, a peer and the oracle say of one variant, and kinds of disagreement."""

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.oracle import coding_name
from benchmarks.oracle_protein import coding_change, protein, protein_name, reference_protein
from benchmarks.peers import Reading, plain_protein
from benchmarks.variant_set import Variant

CSQ_FIRST = 1


@dataclass(frozen=True, slots=True)
class Truth:
    """What the oracle says of a variant.

    Attributes:
        coding: c. name without accession.
        protein: p. name without accession and brackets; empty for no opinion.
        residues: the changed protein with its stop; empty for no opinion.
    """

    coding: str
    protein: str
    residues: str


@dataclass(frozen=True, slots=True)
class Row:
    """A variant on which we and a peer disagree.

    Attributes:
        variant: in the spelling that both were given.
        ours: our reading.
        peer: the peer's reading.
        peer_left: the peer's reading of the same change in the left-aligned spelling.
        truth: the oracle's.
    """

    variant: Variant
    ours: Reading
    peer: Reading
    peer_left: Reading
    truth: Truth


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of disagreement.

    Attributes:
        key: short name.
        explanation: who is right and why.
        matches: whether a row is of this kind.
    """

    key: str
    explanation: str
    matches: Callable[[Row], bool]


def truth_of(variant: Variant) -> Truth:
    """Ask the oracle."""
    change = (variant.start, variant.ref, variant.alt)
    coding = coding_name(*change) or ""
    name = protein_name(*change) or ""
    found = coding_change(*change) if name and not name.endswith("(Met1?)") else None
    return Truth(
        coding.partition(":")[2],
        plain_protein(name.partition(":")[2]),
        protein(found[1]) if found else "",
    )


def csq_protein(residues: str) -> str:
    """The whole protein that bcftools csq predicts; empty where it gives none.

    Args:
        residues: its residue change: ``425K>425R``, ``2923EACE..>2923DP*``, ``10A``.
    """
    before, arrow, after = residues.partition(">")
    digits = "".join(character for character in before if character.isdigit())
    if not digits or "?" in residues:
        return ""
    first = int(digits) - CSQ_FIRST
    old, new = before[len(digits) :], after[len(digits) :] if arrow else before[len(digits) :]
    reference = reference_protein()
    if not reference.startswith(old, first):
        return ""
    changed = reference[:first] + new + reference[first + len(old) :]
    return changed[: changed.index("*") + 1] if "*" in changed else changed

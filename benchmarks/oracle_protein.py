"""The protein half of the oracle: translate both whole proteins, then say how they differ.

Says nothing (None) where the recommendations leave the predicted protein open: changes that touch
an intron or an exon border, that keep the start codon in another guise, or that take residues
together with the stop codon.
"""

from functools import cache

from Bio.Data.CodonTable import unambiguous_dna_by_id
from Bio.SeqUtils import seq3

from benchmarks.oracle import TRANSCRIPT, Replacement, on_gene, placements
from benchmarks.reference import exons, gene_strand

PROTEIN = "NP_000085.1"


@cache
def mrna() -> str:
    """The spliced transcript."""
    gene = gene_strand()
    return "".join(gene[base] for base in exons(TRANSCRIPT).bases)


@cache
def _mrna_index() -> dict[int, int]:
    """Where in the transcript an exonic base of the gene lies."""
    return {base: index for index, base in enumerate(exons(TRANSCRIPT).bases)}


def protein(coding: str) -> str:
    """Residues up to and with the first stop (``*``), or all of them when there is none."""
    residues = []
    code = unambiguous_dna_by_id[1].forward_table
    for index in range(0, len(coding) - 2, 3):
        residues.append(code.get(coding[index : index + 3], "*"))
        if residues[-1] == "*":
            break
    return "".join(residues)


def on_mrna(change: Replacement) -> Replacement | None:
    """The 3'-most form of a change on the gene, on the transcript; None unless in one exon.

    A duplication has to have its whole original in the exon; one that ends with the exon makes
    the exon longer and leaves the donor behind it as it is.
    """
    gene = gene_strand()
    found = placements(gene, *change)
    if not found:
        return None
    start, end, new = max(found)
    if start < end:
        touched = (start, end - 1)
    elif gene[start - len(new) : start] == new:
        touched = (start - len(new), start - 1)
    else:
        touched = (start - 1, start)
    for exon_start, exon_end in exons(TRANSCRIPT).intervals:
        if all(exon_start <= base < exon_end for base in touched):
            first = _mrna_index()[exon_start] + start - exon_start
            return first, first + end - start, new
    return None


def three(residues: str) -> str:
    """Three-letter codes, ``Ter`` for the stop."""
    return str(seq3(residues))  # type: ignore[no-untyped-call]


def coding_change(start: int, ref: str, alt: str) -> tuple[str, str, Replacement] | None:
    """What a forward-strand change does to the coding sequence.

    Args:
        start: first replaced base, 0-based on the forward strand of the locus.
        ref: replaced bases.
        alt: replacing bases.

    Returns:
        The changed transcript, what follows its start codon's place, and the replacement on the
        coding sequence; None where the change is not wholly in one exon and partly in the CDS.
    """
    change = on_mrna(on_gene(start, ref, alt))
    if change is None:
        return None
    first, last, new = change
    transcript = exons(TRANSCRIPT)
    coding_start = transcript.five_prime_utr
    coding_end = coding_start + transcript.cds_length
    if first == last:
        outside = first <= coding_start or first >= coding_end
    else:
        outside = last <= coding_start or first >= coding_end
    if outside:
        return None
    mutated = mrna()[:first] + new + mrna()[last:]
    return mutated, mutated[coding_start:], (first - coding_start, last - coding_start, new)


@cache
def reference_protein() -> str:
    """The unchanged protein with its stop."""
    return protein(mrna()[exons(TRANSCRIPT).five_prime_utr :])


def protein_name(start: int, ref: str, alt: str) -> str | None:
    """``NP_000085.1:p.`` name of a forward-strand change; None for no opinion.

    Arguments as for ``coding_change``.
    """
    found = coding_change(start, ref, alt)
    if found is None:
        return None
    mutated, coding, change = found
    if change[0] < 3:
        keeps_start = mutated.endswith(mrna()[exons(TRANSCRIPT).five_prime_utr :])
        return None if keeps_start else f"{PROTEIN}:p.(Met1?)"
    text = compare(reference_protein(), protein(coding), change)
    return None if text is None else f"{PROTEIN}:p.({text})"


def compare(old: str, new: str, change: Replacement) -> str | None:
    """How ``new`` differs from ``old``, both with their stop; ``change`` is on the CDS."""
    start, end, bases = change
    codon, behind = start // 3, -(-end // 3)
    stop = len(old) - 1
    gained = len(bases) - (end - start)
    if old == new:
        return f"{_range(old, codon, max(codon, min(behind - 1, stop)))}="
    if end <= stop * 3 and new.endswith("*") and gained == 3 * (len(new) - len(old)):
        return _replacement(old, codon, behind, new[codon : behind + gained // 3])
    differs = next(i for i, pair in enumerate(zip(old, new, strict=False)) if len({*pair}) > 1)
    if new[differs] == "*":
        return f"{_residue(old, differs)}Ter"
    if differs == stop:
        return f"{_residue(old, stop)}{three(new[stop])}extTer{_distance(new, stop)}"
    if gained % 3 != 0 and end <= len(old) * 3:
        distance = _distance(new, differs - 1)
        return f"{_residue(old, differs)}{three(new[differs])}fsTer{distance}"
    return None if end > stop * 3 else _stopping(old, new, differs, behind)


def _stopping(old: str, new: str, differs: int, behind: int) -> str:
    """A change in frame that brings a stop of its own, some residues after the first change."""
    if differs >= behind:
        return f"{_range(old, differs - 1, differs)}ins{three(new[differs:])}"
    return f"{_range(old, differs, behind - 1)}delins{three(new[differs:])}"


def _replacement(old: str, codon: int, behind: int, residues: str) -> str:
    """Residues replaced in frame: substitution, deletion, duplication, insertion or delins."""
    start, end, residues = max(placements(old, codon, behind, residues))
    if end - start == len(residues) == 1:
        return f"{_residue(old, start)}{three(residues)}"
    if not residues:
        return f"{_range(old, start, end - 1)}del"
    if start == end and old[start - len(residues) : start] == residues:
        return f"{_range(old, start - len(residues), start - 1)}dup"
    if start == end:
        return f"{_range(old, start - 1, start)}ins{three(residues)}"
    return f"{_range(old, start, end - 1)}delins{three(residues)}"


def _distance(new: str, origin: int) -> str:
    """Number of the stop codon, counted from the residue behind ``origin``; ``?`` for no stop."""
    return str(len(new) - 1 - origin) if new.endswith("*") else "?"


def _residue(old: str, index: int) -> str:
    return f"{three(old[index])}{index + 1}"


def _range(old: str, first: int, last: int) -> str:
    if first == last:
        return _residue(old, first)
    return f"{_residue(old, first)}_{_residue(old, last)}"

"""Proof of the older names: each by the reason that explains it."""

import re

from reference.maker.coding import POSITION, Change, CodingFrame
from reference.maker.folder import Folder, Row, Unproved, expect
from reference.maker.genetic_code import three_letters, translate

NAMES = "legacy_names.tsv"


def legacy_names_agree(folder: Folder) -> None:
    """Each older name stands for a known variant, by the reason given."""
    frame = CodingFrame(folder)
    known = {row["hgvs_c"] for row in folder.table("known_variants.tsv")}
    reasons = {row["reason"] for row in folder.table("legacy_name_reasons.tsv")}
    rows = folder.table(NAMES)
    names = [row["legacy_name"] for row in rows]
    expect(len(set(names)) == len(names), NAMES, "a name occurs twice")
    for row in rows:
        name, reason = row["legacy_name"], row["reason"]
        expect(row["hgvs_c"] in known, NAMES, f"{name}: {row['hgvs_c']} is no known variant")
        expect(reason in reasons, NAMES, f"{name}: the reason {reason} has no text")
        expect(reason in _CHECKS, NAMES, f"the reason {reason} has no proof")
        try:
            right = _CHECKS[reason](frame, row)
        except ValueError as error:
            raise Unproved(NAMES, f"{name}: {error}") from error
        expect(right, NAMES, f"{name} is not {row['hgvs_c']} by {reason}, or fits others too")
    unused = reasons - {row["reason"] for row in rows}
    expect(not unused, "legacy_name_reasons.tsv", f"{sorted(unused)} are never used")


def _insertion_is_duplication(frame: CodingFrame, row: Row) -> bool:
    """``6527insC``: beside that base, on either side, the insertion gives the duplication."""
    match = _parts(r"(?:c\.)?(\d+)ins([ACGT]+)", row)
    base = frame.offset(match[1])
    expected = frame.change(row["hgvs_c"]).apply(frame.locus)
    return row["hgvs_c"].endswith("dup") and any(
        Change(at, at, match[2]).apply(frame.locus) == expected for at in (base, base + 1)
    )


def _not_three_prime(frame: CodingFrame, row: Row) -> bool:
    """``7786delG``: the deletion leaves the same sequence, from another position."""
    start, end, bases = _deletion(frame, row)
    change = frame.change(row["hgvs_c"])
    return (
        start < change.start
        and bases in {str(end - start), frame.locus[start:end]}
        and Change(start, end, "").apply(frame.locus) == change.apply(frame.locus)
    )


def _deleted_bases_listed(frame: CodingFrame, row: Row) -> bool:
    """``7154delC``: the same position, with the right bases."""
    start, end, bases = _deletion(frame, row)
    change = frame.change(row["hgvs_c"])
    return (start, end) == (change.start, change.end) and frame.locus[start:end] == bases


def _no_such_position(frame: CodingFrame, row: Row) -> bool:
    """``976-3C>A``: the position does not exist."""
    match = _parts(rf"({POSITION})[ACGT]>[ACGT]", row)
    try:
        frame.offset(match[1])
    except ValueError:
        return True
    return False


def _genomic_numbering(frame: CodingFrame, row: Row) -> bool:
    """``33563del14``: as many bases, counted beyond the coding sequence."""
    match = _parts(r"(\d+)del(\d+)", row)
    change = frame.change(row["hgvs_c"])
    try:
        frame.offset(match[1])
    except ValueError:
        return change.end - change.start == int(match[2])
    return False


def _intron_numbered(frame: CodingFrame, row: Row) -> bool:
    """``IVS5+1G>A``: the literature's intron, with the same distance and bases."""
    match = _parts(r"IVS(\d+)([+-]\d+[ACGT]>[ACGT])", row)
    position = re.match(rf"c\.({POSITION})", row["hgvs_c"])
    return (
        position is not None
        and row["hgvs_c"].endswith(match[2])
        and frame.intron_of(position[1]) == int(match[1])
    )


def _protein_change(frame: CodingFrame, row: Row) -> bool:
    """``R578X``: of all single-base changes of the codon, exactly those given make that residue."""
    match = _parts(r"([A-Z])(\d+)([A-Z])", row)
    position, residue = int(match[2]), match[3].replace("X", "*")
    codon = frame.cds[3 * position - 3 : 3 * position]
    fitting = {
        f"c.{3 * position - 2 + i}{codon[i]}>{base}"
        for i in range(3)
        for base in "ACGT"
        if base != codon[i] and translate(codon[:i] + base + codon[i + 1 :]) == residue
    }
    also = set() if row["also"] == "." else set(row["also"].split("; "))
    return translate(codon) == match[1] and fitting - also == {row["hgvs_c"]} and also < fitting


def _protein_not_three_prime(frame: CodingFrame, row: Row) -> bool:
    """``p.Gly2064_Arg2069del``: both deletions leave the same protein."""
    match = _parts(r"p\.([A-Z][a-z]{2})(\d+)_([A-Z][a-z]{2})(\d+)del", row)
    bases = _PLAIN_DELETION.fullmatch(row["hgvs_c"])
    if bases is None:
        return False
    protein = translate(frame.cds)
    first, last = int(match[2]) - 1, int(match[4]) - 1
    return (
        three_letters(protein[first]) == match[1]
        and three_letters(protein[last]) == match[3]
        and translate(frame.cds[: int(bases[1]) - 1] + frame.cds[int(bases[2]) :])
        == protein[:first] + protein[last + 1 :]
    )


_PLAIN_DELETION = re.compile(r"c\.(\d+)_(\d+)del")
_CHECKS = {
    "insertion_is_duplication": _insertion_is_duplication,
    "not_three_prime": _not_three_prime,
    "deleted_bases_listed": _deleted_bases_listed,
    "no_such_position": _no_such_position,
    "genomic_numbering": _genomic_numbering,
    "intron_numbered": _intron_numbered,
    "one_letter_protein": _protein_change,
    "stop_as_x": _protein_change,
    "protein_not_three_prime": _protein_not_three_prime,
}


def _parts(pattern: str, row: Row) -> re.Match[str]:
    match = re.fullmatch(pattern, row["legacy_name"])
    if match is None:
        raise ValueError(f"it has not the form that {row['reason']} is about")
    return match


def _deletion(frame: CodingFrame, row: Row) -> tuple[int, int, str]:
    """First base, behind the last base, and what follows ``del``."""
    match = _parts(rf"(?:c\.)?({POSITION})(?:_({POSITION}))?del(\w+)", row)
    return frame.offset(match[1]), frame.offset(match[2] or match[1]) + 1, match[3]

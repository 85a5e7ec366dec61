"""The oracle on names that were checked by hand, and the package's names against the oracle's."""

import pytest

from benchmarks.oracle import coding_name, coding_numbers, genomic_name
from benchmarks.oracle_check import differences
from benchmarks.oracle_protein import protein_name
from benchmarks.reference import gene_strand, plus_strand, reverse_complement
from benchmarks.variant_set import (
    Variant,
    canonical,
    random_indels,
    respelled,
    rightmost,
    single_nucleotide_variants,
)

# c. position of the first replaced base, number of replaced bases, new bases, c. name, p. name.
CHECKED = (
    ("425", 1, "G", "c.425A>G", "p.(Lys142Arg)"),
    ("6523", 0, "C", "c.6527dup", "p.(Gly2177TrpfsTer113)"),
    ("7787", 1, "", "c.7787del", "p.(Gly2596ValfsTer35)"),
    ("1732", 1, "T", "c.1732C>T", "p.(Arg578Ter)"),
    ("846", 1, "A", "c.846G>A", "p.(Glu282=)"),
    ("1", 1, "T", "c.1A>T", "p.(Met1?)"),
    ("8835", 1, "T", "c.8835A>T", "p.(Ter2945CysextTer51)"),
    ("8832", 2, "", "c.8832_8833del", "p.(Asp2944GlufsTer5)"),
    ("8834", 1, "", "c.8834del", "p.(Ter2945=)"),
    ("8411", 5, "AT", "c.8411_8415delinsAT", "p.(Cys2804_Gln2805delinsTyr)"),
    ("3504", 1, "", "c.3504del", "p.(Leu1169Ter)"),
    ("6189", 18, "", "c.6189_6206del", "p.(Lys2066_Glu2071del)"),
    ("1671", 3, "CTT", "c.1671_1673delinsCTT", "p.(Gln557_Thr558delinsHisLeu)"),
    ("203", 5, "AGAGA", "c.203_207inv", "p.(Phe68Ter)"),
    ("8440+70", 1, "A", "c.8440+70T>A", None),
    ("682+1", 1, "A", "c.682+1G>A", None),
)


def plus_change(position: str, length: int, new: str) -> tuple[int, str, str]:
    """A change at a c. position, on the forward strand."""
    numbers = {number: base for base, number in coding_numbers().items()}
    start = numbers[position]
    first = len(plus_strand()) - start - length
    ref = reverse_complement(gene_strand()[start : start + length])
    return first, ref, reverse_complement(new)


@pytest.mark.parametrize(
    ("position", "length", "new", "coding", "protein"), CHECKED, ids=[row[3] for row in CHECKED]
)
def test_the_oracle_gives_the_names_that_were_checked_by_hand(
    position: str, length: int, new: str, coding: str, protein: str | None
) -> None:
    change = plus_change(position, length, new)
    assert coding_name(*change) == f"NM_000094.4:{coding}"
    assert protein_name(*change) == (protein and f"NP_000085.1:{protein}")


def test_the_oracle_names_the_same_change_on_both_assemblies() -> None:
    change = plus_change("6523", 0, "C")
    assert genomic_name(*change, "GRCh38") == "NC_000003.12:g.48573870dup"
    assert genomic_name(*change, "GRCh37") == "NC_000003.11:g.48611303dup"


def test_the_middle_base_of_an_odd_intron_counts_from_the_exon_before_it() -> None:
    numbers = coding_numbers()
    middle = next(base for base, number in numbers.items() if number == "8440+70")
    assert numbers[middle - 1] == "8440+69"
    assert numbers[middle + 1] == "8441-69"


@pytest.mark.parametrize("spelling", ["right", "padded"])
def test_respelled_indels_are_the_same_changes(spelling: str) -> None:
    plus = plus_strand()
    indels = random_indels(300)
    for variant, other in zip(indels, respelled(indels, spelling), strict=True):
        results = {
            plus[: item.start] + item.alt + plus[item.start + len(item.ref) :]
            for item in (variant, other)
        }
        assert plus.startswith(other.ref, other.start)
        assert len(results) == 1
        assert canonical(other.start, other.ref, other.alt) == (
            variant.start,
            variant.ref,
            variant.alt,
        )


def test_some_respelled_indels_lie_elsewhere() -> None:
    indels = random_indels(300)
    moved = [item for item in indels if rightmost(item.start, item.ref, item.alt)[0] > item.start]
    assert len(moved) > 50


def sample() -> list[Variant]:
    """Every 97th single-nucleotide variant and every 10th indel, the latter in three spellings."""
    indels = random_indels()[::10]
    return [
        *list(single_nucleotide_variants())[::97],
        *indels,
        *respelled(indels, "right"),
        *respelled(indels, "padded"),
    ]


def test_our_names_are_the_oracles() -> None:
    assert [str(difference) for difference in differences(sample())] == []

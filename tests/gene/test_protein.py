"""Regions of the protein, from wide to narrow."""

import pytest

from col7a1tools.gene import Gene


@pytest.mark.parametrize(
    ("residue", "key"),
    [
        (1, "signal_peptide"),
        (23, "signal_peptide"),
        (24, "nc1"),
        (38, "vwfa1"),
        (212, "nc1"),
        (1051, "fn3_9"),
        (1253, "cys_pro_rich"),
        (1254, "triple_helix"),
        (1939, "triple_helix"),
        (1940, "hinge"),
        (1978, "hinge"),
        (1979, "triple_helix"),
        (2783, "triple_helix"),
        (2784, "nc2"),
        (2814, "nc2_processing"),
        (2876, "kunitz"),
        (2944, "nc2"),
    ],
)
def test_a_residue_is_in_the_narrowest_region(residue: int, key: str, gene: Gene) -> None:
    region = gene.protein.region_at(residue - 1)
    assert region is not None
    assert region.key == key


def test_no_region_beyond_the_protein(gene: Gene) -> None:
    assert gene.protein.region_at(2944) is None
    assert gene.protein.region_at(-1) is None


def test_a_region_is_found_by_its_key(gene: Gene) -> None:
    kunitz = gene.protein.region("kunitz")
    assert (kunitz.start + 1, kunitz.end, kunitz.length) == (2874, 2929, 56)
    with pytest.raises(KeyError, match="kringle"):
        gene.protein.region("kringle")


def test_interruptions_are_found_by_residue(gene: Gene) -> None:
    protein = gene.protein
    for interruption in protein.interruptions:
        assert protein.interruption_at(interruption.start) is interruption
        assert protein.interruption_at(interruption.end - 1) is interruption
        assert protein.interruption_at(interruption.start - 1) is None
        assert protein.interruption_at(interruption.end) is None

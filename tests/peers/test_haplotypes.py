"""Pairs of variants on one copy: ours is the oracle's protein, and csq differs in known ways."""

from pathlib import Path

import pytest

from benchmarks.haplotypes import KINDS, differs, kind_of, oracle, pairs, rows
from benchmarks.our_haplotypes import protein_of_pair
from col7a1tools.gene import load_gene

CODONS, FRAMES = 1500, 700


def test_two_changes_of_one_copy_make_the_protein_that_the_oracle_translates() -> None:
    for pair in pairs(CODONS, FRAMES):
        assert protein_of_pair(pair) == oracle(pair.changes), pair


def test_the_oracle_leaves_the_reference_as_it_is() -> None:
    assert oracle(()) == load_gene().protein.residues + "*"


@pytest.mark.debian("bcftools", "samtools")
def test_every_disagreement_with_csq_is_of_an_explained_kind(tmp_path: Path) -> None:
    read = list(rows(pairs(250, 250), protein_of_pair, tmp_path))
    other = [row for row in read if differs(row)]
    assert [row.pair for row in other if not kind_of(row)] == []
    assert all(row.ours == row.truth for row in read)
    assert len(other) < len(read) // 5


def test_no_two_kinds_share_their_key() -> None:
    assert len({kind.key for kind in KINDS}) == len(KINDS)

"""Coverage of exons follows from the depth of their bases, and names what is too thin."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from col7a1tools.gene import Gene, load_gene
from col7a1tools.reads.coverage import FLANK, ExonDepth, covered_intervals, exon_depths
from col7a1tools.reads.depth import Depth

SIZE = len(load_gene().locus)


def flat(depth: int, size: int = SIZE) -> Depth:
    return Depth([depth] * size, [0] * size, [depth // 2] * size)


def by_number(rows: tuple[ExonDepth, ...]) -> dict[int | None, ExonDepth]:
    return {row.exon.number: row for row in rows}


def test_every_numbered_exon_has_a_row_in_order(gene: Gene) -> None:
    rows = exon_depths(flat(20), gene)
    assert [row.exon.number for row in rows] == list(range(1, 119))
    assert [row.start for row in rows] == sorted((row.start for row in rows), reverse=True)
    assert all(row.callable and not row.thin and row.forward == 0.5 for row in rows)


def test_one_thin_base_makes_its_exon_uncallable_and_is_named(gene: Gene) -> None:
    depth = flat(20)
    row = by_number(exon_depths(depth, gene))[73]
    reads = list(depth.reads)
    reads[row.start + 5] = 19
    changed = by_number(exon_depths(replace(depth, reads=reads), gene))
    assert [number for number, one in changed.items() if not one.callable] == [73]
    (thin,) = changed[73].thin
    assert (thin.start, thin.end, thin.minimum_depth) == (row.start + 5, row.start + 6, 19)
    assert changed[73].covered == row.end - row.start - 1


def test_a_thin_flank_is_named_and_leaves_the_exon_callable(gene: Gene) -> None:
    depth = flat(20)
    row = by_number(exon_depths(depth, gene))[73]
    reads = list(depth.reads)
    reads[row.end + FLANK - 1] = 3
    reads[row.end + FLANK] = 3
    changed = by_number(exon_depths(replace(depth, reads=reads), gene))[73]
    assert changed.callable
    assert changed.flank_minimum_depth == 3
    assert changed.flank_covered == 2 * FLANK - 1
    assert [(one.start, one.end) for one in changed.thin] == [
        (row.end + FLANK - 1, row.end + FLANK)
    ]


def test_no_reads_give_no_shares(gene: Gene) -> None:
    for row in exon_depths(flat(0), gene):
        assert row.unplaced is None
        assert row.forward is None
        assert row.mean_depth == 0
        assert not row.callable


@given(st.lists(st.integers(0, 6), min_size=1, max_size=60), st.integers(0, 6))
def test_intervals_are_the_bases_that_reach_the_depth(reads: list[int], least: int) -> None:
    intervals = covered_intervals(reads, least)
    inside = {at for start, end in intervals for at in range(start, end)}
    assert inside == {at for at, depth in enumerate(reads) if depth >= least}
    assert all(a[1] < b[0] for a, b in pairwise(intervals))


@pytest.mark.parametrize("least", [0, 1, 30])
def test_thin_stretches_are_what_lies_below_the_threshold(least: int, gene: Gene) -> None:
    ramp = [offset % 37 for offset in range(SIZE)]
    depth = Depth(ramp, [0] * SIZE, ramp)
    for row in exon_depths(depth, gene, least):
        inside = {at for one in row.thin for at in range(one.start, one.end)}
        looked_at = range(row.start - FLANK, row.end + FLANK)
        assert inside == {at for at in looked_at if ramp[at] < least}
        assert row.covered == sum(ramp[at] >= least for at in range(row.start, row.end))

"""Deletions and duplications of exons: found to the base where they are, and nowhere else."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pysam
import pytest
from hypothesis import given
from hypothesis import strategies as st

from col7a1tools.gene import Gene, load_gene
from col7a1tools.model.variant import StructuralType
from col7a1tools.readers.alignments import open_alignments
from col7a1tools.reads.copy_number import DECISIVE, CopyNumber, find_copy_number
from col7a1tools.reads.exon_counts import ExonCounts, count_exons, numbered_exons
from col7a1tools.reads.fragments import Clip, Fragments, Gap, PairSpan, collect_fragments
from col7a1tools.reads.junctions import find_junctions
from tests.simulate.fixtures import fixtures

READS = Path(__file__).resolve().parents[1] / "data" / "reads"
TRUE_EXONS = {
    "exons_13_24_deleted.short.cram": tuple(range(13, 25)),
    "exons_13_24_deleted.hifi.cram": tuple(range(13, 25)),
    "exon_27_deleted.short.cram": (27,),
    "exon_84_deleted.short.cram": (84,),
    "exons_50_54_duplicated.short.cram": (50, 51, 52, 53, 54),
}
PLUS = load_gene().locus.plus
SIZE = len(PLUS)


def read(name: str, gene: Gene) -> tuple[Fragments, ExonCounts]:
    with open_alignments(READS / name, gene.locus) as source:
        found = collect_fragments(source, source.samples[0])
    return found, count_exons(found, gene)


def call(name: str, gene: Gene) -> CopyNumber:
    return find_copy_number(*read(name, gene), gene)


def test_a_placed_read_without_cigar_is_passed_over(gene: Gene, tmp_path: Path) -> None:
    plain, changed = READS.parent / "bam" / "plain.bam", tmp_path / "changed.bam"
    with (
        pysam.AlignmentFile(str(plain)) as source,
        pysam.AlignmentFile(str(changed), "wb", template=source) as output,
    ):
        for number, segment in enumerate(source):
            if number == 0:
                segment.cigarstring = None
            output.write(segment)
    pysam.index(str(changed))
    whole, less = read(str(plain), gene)[0], read(str(changed), gene)[0]
    assert less.blocks == whole.blocks[1:]
    assert len(less.pairs) == len(whole.pairs) - 1


@pytest.mark.parametrize("name", TRUE_EXONS)
def test_events_are_found_to_the_base(name: str, gene: Gene) -> None:
    (event,) = call(name, gene).events
    assert event.exons == TRUE_EXONS[name]
    assert event.precise
    (true,) = {
        allele
        for fixture in fixtures(gene)
        if fixture.name == name
        for part in fixture.parts
        for allele in part.haplotype.alleles
        if len(allele.ref) != len(allele.alt)
    }
    if event.type is StructuralType.DELETION:
        called = PLUS[: event.start] + PLUS[event.end :]
        expected = PLUS[: true.start] + PLUS[true.end :]
    else:
        called = PLUS[: event.end] + PLUS[event.start :]
        expected = PLUS[: true.start] + true.alt + PLUS[true.start :]
    assert called == expected


@pytest.mark.parametrize(
    "name",
    [
        "normal.exome.cram",
        "normal_GRCh37.short.cram",
        "known_variants.short.cram",
        "known_variants.hifi.cram",
        "known_variants.nanopore.cram",
        "child_after.amplicon.cram",
    ],
)
def test_nothing_is_found_where_nothing_is(name: str, gene: Gene) -> None:
    result = call(name, gene)
    assert result.events == ()
    assert len(result.undecided) == 118


def poisson_counts(
    gene: Gene,
    seed: int,
    depth: float,
    copies: int = 2,
    *,
    run: tuple[int, int] = (1, 0),
    spread: float = 0.3,
) -> ExonCounts:
    """Reads of 150 bases at a depth, unevenly caught; a run of exons in another copy number."""
    draw = np.random.default_rng(seed)
    efficiency = np.random.default_rng(1).lognormal(0, spread, SIZE // 100 + 1)
    rate = np.full(SIZE, depth / 150) * np.repeat(efficiency, 100)[:SIZE]
    middles = np.repeat(np.arange(SIZE), draw.poisson(rate))
    exons = numbered_exons(gene)[run[0] - 1 : run[1]]
    if exons:
        # What overlaps the run lies in it, or was cut off where it begins.
        start, end = SIZE - exons[-1].end, SIZE - exons[0].start
        inside = (middles + 75 > start) & (middles - 75 < end)
        again = draw.random(len(middles)) < copies / 2 % 1
        times = np.where(inside, copies // 2 + again, 1)
        middles = np.repeat(middles, times)
    return count_exons(Fragments(blocks=[(int(m) - 75, int(m) + 75) for m in middles]), gene)


@cache
def panel_at(depth: int, persons: int = 6) -> tuple[ExonCounts, ...]:
    """Normal persons."""
    return tuple(poisson_counts(load_gene(), 100 + at, depth) for at in range(persons))


def test_a_read_over_a_run_of_exons_is_counted_once(gene: Gene) -> None:
    exons = numbered_exons(gene)
    first, last = exons[80], exons[84]
    block = (SIZE - last.end + 2, SIZE - first.start - 2)
    counts = count_exons(Fragments(blocks=[block]), gene)
    assert [at for at, over in enumerate(counts.over) if over] == [80, 81, 82, 83, 84]
    assert [at for at, over in enumerate(counts.shared) if over] == [80, 81, 82, 83]
    beside = count_exons(Fragments(blocks=[(SIZE - first.start, SIZE - exons[79].end)]), gene)
    assert sum(beside.over) == 0


@pytest.mark.parametrize(
    ("copies", "kind"), [(1, "DEL"), (0, "DEL"), (3, "DUP")], ids=["one", "none", "three"]
)
def test_depth_against_a_panel_shows_a_run_of_exons(copies: int, kind: str, gene: Gene) -> None:
    panel = panel_at(300, persons=10)
    counts = poisson_counts(gene, 1, 300, copies, run=(40, 45))
    (event,) = find_copy_number(Fragments(), counts, gene, panel).events
    assert event.exons == tuple(range(40, 46))
    assert (event.type.value, event.precise, event.split_reads) == (kind, False, 0)
    assert event.depth is not None
    assert event.depth.copies == copies
    assert event.log_ratio >= DECISIVE
    exons = numbered_exons(gene)
    assert (event.start, event.end) == (SIZE - exons[44].end, SIZE - exons[39].start)


@pytest.mark.parametrize("depth", [20, 100, 1000])
@pytest.mark.parametrize("seed", range(5))
def test_depth_of_normal_persons_shows_nothing(seed: int, depth: int, gene: Gene) -> None:
    panel = panel_at(depth)
    counts = poisson_counts(gene, seed, depth)
    assert find_copy_number(Fragments(), counts, gene, panel).events == ()
    assert find_copy_number(Fragments(), counts, gene).events == ()


def test_what_depth_can_decide_grows_with_depth_and_panel(gene: Gene) -> None:
    undecided = []
    for depth in (20, 100, 1000):
        panel = panel_at(depth)
        counts = poisson_counts(gene, 1, depth)
        undecided.append(len(find_copy_number(Fragments(), counts, gene, panel).undecided))
        assert len(find_copy_number(Fragments(), counts, gene).undecided) == 118
    assert undecided == sorted(undecided, reverse=True)
    assert undecided[0] == 118
    assert undecided[-1] < 118


def test_exons_that_were_never_caught_are_no_deletion_without_a_panel(gene: Gene) -> None:
    counts = poisson_counts(gene, 1, 300, 0, run=(55, 58), spread=0.8)
    assert find_copy_number(Fragments(), counts, gene).events == ()


def test_no_reads_at_all_are_no_deletion(gene: Gene) -> None:
    result = find_copy_number(Fragments(), count_exons(Fragments(), gene), gene)
    assert result.events == ()
    assert len(result.undecided) == 118


def split_reads(start: int, end: int, kind: str, overhang: int = 40) -> Fragments:
    """Six reads that end at a junction, three on each side, clipped as an aligner does."""
    left, right = (start, end) if kind == "DEL" else (end, start)
    found = Fragments()
    for number in range(3):
        size = overhang + number
        found.clips.append(Clip(f"a{number}", left, True, PLUS[right : right + size]))
        found.clips.append(Clip(f"b{number}", right, False, PLUS[left - size : left]))
    return found


@given(
    st.integers(2_000, SIZE - 9_000),
    st.integers(60, 6_000),
    st.sampled_from(["DEL", "DUP"]),
)
def test_split_reads_give_the_junction_wherever_it_lies(start: int, length: int, kind: str) -> None:
    found = split_reads(start, start + length, kind)
    junctions = find_junctions(found, PLUS)
    # The bases beside a junction may be a repeat; then nothing is said of where they come from.
    if not junctions:
        seeds = [c.bases[:20] if c.right else c.bases[-20:] for c in found.clips]
        assert all(PLUS.count(seed) > 1 for seed in seeds)
        return
    (junction,) = junctions
    assert (junction.type.value, junction.precise) == (kind, True)
    assert junction.length == length
    if kind == "DEL":
        assert (
            PLUS[: junction.start] + PLUS[junction.end :] == PLUS[:start] + PLUS[start + length :]
        )
    assert len(junction.fragments) == 6


def test_gaps_of_long_reads_give_the_same_junction(gene: Gene) -> None:
    found = Fragments(gaps=[Gap(f"r{at}", 24_922 - at, 28_986 - at) for at in range(3)])
    (junction,) = find_junctions(found, PLUS)
    assert (junction.type, junction.length) == (StructuralType.DELETION, 4_064)


@pytest.mark.parametrize("before", [True, False])
def test_an_insertion_that_copies_its_neighbour_is_a_duplication(before: bool) -> None:
    start, end = 18_350, 19_445
    place = end if before else start
    gaps = [Gap(f"r{at}", place, place, PLUS[start:end]) for at in range(3)]
    (junction,) = find_junctions(Fragments(gaps=gaps), PLUS)
    assert junction.type is StructuralType.DUPLICATION
    assert junction.length == end - start
    foreign = Gap("x", place, place, PLUS[5_000:5_400][::-1])
    assert find_junctions(Fragments(gaps=[foreign]), PLUS) == []


def test_two_split_reads_are_too_few(gene: Gene) -> None:
    found, counts = read("exon_27_deleted.short.cram", gene)
    names = sorted({clip.name for clip in found.clips})
    for kept in (2, 3):
        clips = [clip for clip in found.clips if clip.name in names[:kept]]
        fewer = replace(found, clips=clips, gaps=[], pairs=[])
        assert find_copy_number(fewer, counts, gene).events == () or kept == 3


def test_pairs_across_a_deletion_count_once_with_their_split_reads(gene: Gene) -> None:
    found, counts = read("exons_13_24_deleted.short.cram", gene)
    (event,) = find_copy_number(found, counts, gene).events
    assert event.discordant_pairs > 0
    extra = [PairSpan(f"far{at}", 24_700, 29_200) for at in range(4)]
    usual = [PairSpan(f"near{at}", 24_700, 25_100) for at in range(4)]
    found.pairs.extend([*extra, *extra, *usual])
    (again,) = find_copy_number(found, counts, gene).events
    assert again.discordant_pairs == event.discordant_pairs + 4

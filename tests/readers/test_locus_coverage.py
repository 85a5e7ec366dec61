"""What a gVCF says was looked at, and what it does not say."""

from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from col7a1tools.gene import load_gene
from col7a1tools.gene.locus import Locus
from col7a1tools.model.positions import Assembly, PlusOffset
from col7a1tools.model.record import AltAllele, Genotype, VcfRecord
from col7a1tools.model.variant import NotAnnotated
from col7a1tools.readers import LocusCoverage, callable_intervals

ReadAll = Callable[[Path], list[VcfRecord]]
LOCUS = load_gene().locus
START = LOCUS.spans[Assembly.GRCH38].start


def on_chromosome(coverage: LocusCoverage) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Covered and not covered, 1-based inclusive on GRCh38."""
    covered = [(START + start, START + end - 1) for start, end in coverage.covered]
    not_covered = [(START + start, START + end - 1) for start, end in coverage.not_covered]
    return covered, not_covered


def coverage_of(name: str, data: Path, read_all: ReadAll, locus: Locus) -> object:
    records = read_all(data / "callers" / name)
    return on_chromosome(callable_intervals(records, "proband", locus))


def test_gatk_blocks(data: Path, read_all: ReadAll, locus: Locus) -> None:
    """Shallow, empty, uncalled and unsure blocks are not covered; edges of the locus are kept."""
    end = locus.spans[Assembly.GRCH38].end
    assert coverage_of("gatk_gvcf.vcf", data, read_all, locus) == (
        [(START, 48565000), (48565401, end)],
        [(48565001, 48565400)],
    )


def test_deepvariant_blocks(data: Path, read_all: ReadAll, locus: Locus) -> None:
    assert coverage_of("deepvariant_gvcf.vcf", data, read_all, locus) == (
        [(48565001, 48566000), (48567001, 48567001)],
        [(48566001, 48567000)],
    )


def test_a_filtered_block_is_not_covered(data: Path, read_all: ReadAll, locus: Locus) -> None:
    assert coverage_of("strelka_gvcf.vcf", data, read_all, locus) == (
        [(48565001, 48566000)],
        [(48566001, 48567000)],
    )


def test_a_site_without_quality_or_depth_is_not_covered(
    data: Path, read_all: ReadAll, locus: Locus
) -> None:
    assert coverage_of("gatk_all_sites.vcf", data, read_all, locus) == (
        [(48565001, 48565001)],
        [(48565002, 48565003)],
    )


def test_structural_variants_say_nothing_of_depth(data: Path, read_all: ReadAll) -> None:
    records = read_all(data / "quirks" / "structural.vcf")
    assert callable_intervals(records, "proband", LOCUS) == LocusCoverage((), ())


blocks = st.lists(
    st.tuples(st.integers(-50, 300), st.integers(1, 120), st.integers(0, 20)), max_size=8
)


@given(blocks)
def test_each_base_is_covered_where_every_block_over_it_is_deep_enough(
    made: list[tuple[int, int, int]],
) -> None:
    alts = (AltAllele(1, "<*>", NotAnnotated.REFERENCE_BLOCK),)
    template = VcfRecord("3", 0, ".", "N", ".", "PASS", ".", 0, Assembly.GRCH38, None, alts)
    records = [
        template._replace(
            pos=START + at,
            end=START + at + length - 1,
            genotypes=(Genotype("s", (0, 0), depth=99, minimum_depth=depth),),
        )
        for at, length, depth in made
    ]
    coverage = callable_intervals(records, "s", LOCUS, min_depth=10)
    for base in range(480):
        depths = [depth for at, length, depth in made if at <= base < at + length]
        inside = [
            any(start <= base < end for start, end in intervals)
            for intervals in (coverage.covered, coverage.not_covered)
        ]
        assert inside == [bool(depths) and min(depths) >= 10, bool(depths) and min(depths) < 10]
    for intervals in (coverage.covered, coverage.not_covered):
        assert list(intervals) == sorted(intervals)
        assert all(PlusOffset(0) <= start < end for start, end in intervals)

import random

import pytest

from col7a1tools.gene import Gene
from col7a1tools.model.positions import PlusOffset
from col7a1tools.model.variant import LocusAllele
from col7a1tools.reads.error_model import ErrorModel
from col7a1tools.reads.estimate import estimate_errors
from col7a1tools.reads.rare_alleles import below_heterozygous, scan, substitution_counts
from col7a1tools.reads.read import Read
from col7a1tools.reads.site_errors import estimate_site_errors
from col7a1tools.reads.survey import survey
from tests.reads.making import Maker
from tests.simulate.haplotypes import allele_of

START, END = 20_000, 21_000


def reads_with(
    gene: Gene, alleles: list[LocusAllele], share: float, depth: int, *, error: float, seed: int = 5
) -> list[Read]:
    """Reads over a thousand bases, a share of them with the alleles, with random false bases."""
    draw = random.Random(seed)
    plain, changed = Maker(gene.locus), Maker(gene.locus, alleles)
    reads = []
    for number in range(depth * (END - START) // 150):
        maker = changed if draw.random() < share else plain
        read = maker.read(f"r{number}", draw.randint(START, END), reverse=draw.random() < 0.5)
        bases = "".join(
            draw.choice("ACGT".replace(base, "")) if draw.random() < error else base
            for base in read.bases
        )
        reads.append(
            Read(read.name, read.start, bases, read.qualities, read.operations, 60, read.reverse)
        )
    return sorted(reads, key=lambda read: read.start)


def substitution(gene: Gene, offset: int) -> LocusAllele:
    base = gene.locus.plus[offset]
    return LocusAllele(PlusOffset(offset), base, "A" if base != "A" else "G")


def found(gene: Gene, reads: list[Read]) -> list[LocusAllele]:
    counts = survey(iter(reads), gene.locus.plus)
    errors = estimate_site_errors(counts, gene.locus.plus, ErrorModel())
    return [one.allele for one in scan(counts, errors, gene.locus)]


@pytest.mark.parametrize(("share", "depth"), [(0.02, 800), (0.05, 400), (0.2, 100)])
def test_a_mosaic_is_found_and_nothing_else(share: float, depth: int, gene: Gene) -> None:
    allele = substitution(gene, 20_500)
    assert found(gene, reads_with(gene, [allele], share, depth, error=0.002)) == [allele]


@pytest.mark.parametrize("seed", range(5))
def test_errors_alone_give_no_mosaic(seed: int, gene: Gene) -> None:
    assert found(gene, reads_with(gene, [], 0, 300, error=0.005, seed=seed)) == []


def test_a_mosaic_deletion_is_found_at_its_leftmost_place(gene: Gene) -> None:
    allele = LocusAllele(PlusOffset(20_500), gene.locus.plus[20_500:20_504], "")
    (seen,) = found(gene, reads_with(gene, [allele], 0.1, 400, error=0.001))
    assert (len(seen.ref), seen.alt) == (4, "")
    assert seen.start <= allele.start


def test_error_rates_of_substitutions_are_those_of_the_reads(gene: Gene) -> None:
    counts = survey(iter(reads_with(gene, [], 0, 400, error=0.003)), gene.locus.plus)
    errors = estimate_site_errors(counts, gene.locus.plus, ErrorModel())
    rates = [a / (a + b) for a, b in errors.substitutions.values()]
    assert sum(rates) / len(rates) == pytest.approx(0.001, rel=0.1)


def test_a_base_that_both_mates_read_counts_once(gene: Gene) -> None:
    allele = substitution(gene, 20_500)
    maker = Maker(gene.locus, [allele])
    mates = [maker.read("one", 20_380), maker.read("one", 20_420), maker.read("two", 20_430)]
    counts = survey(iter(mates), gene.locus.plus)
    assert substitution_counts(counts, allele) == (2, 2)


def test_base_qualities_that_promise_too_much_are_scaled(gene: Gene) -> None:
    reads = reads_with(gene, [], 0, 200, error=0.002)
    model = estimate_errors(survey(iter(reads), gene.locus.plus), gene.locus.plus)
    assert model.mismatch_scale == pytest.approx(0.002 / 10**-3.7, rel=0.1)


def test_a_false_gap_of_a_run_is_learnt_from_the_reads(gene: Gene) -> None:
    """A tenth of the reads over every run of six lacks a base: so does the model expect it."""
    allele = allele_of("c.6527del", gene)
    plain, shorter = Maker(gene.locus), Maker(gene.locus, [allele])
    reads = [
        (shorter if number % 10 == 0 else plain).read(f"r{number}", allele.start - 70)
        for number in range(4_000)
    ]
    model = estimate_errors(survey(iter(reads), gene.locus.plus), gene.locus.plus)
    assert model.gap_rates[5] == pytest.approx(0.1, rel=0.4)
    assert model.gap_rates[3] < 0.001


@pytest.mark.parametrize(
    ("reads", "depth", "below"), [(5, 100, True), (1, 3, False), (40, 100, False), (6, 30, False)]
)
def test_a_share_is_low_only_where_that_is_sure(reads: int, depth: int, *, below: bool) -> None:
    assert below_heterozygous(reads, depth) is below

"""The simulator gives what it says: haplotypes, shares, depths and error rates."""

from itertools import islice

import numpy as np
import pytest

from col7a1tools.gene import Gene
from tests.simulate.capture import Kit, captured, even
from tests.simulate.haplotypes import Part, diploid, haplotype
from tests.simulate.long_reads import fastq_records, hifi, nanopore
from tests.simulate.scenarios import (
    DISTANCES,
    exons_deleted,
    exons_duplicated,
    mosaic,
    mother_in_child,
    normal,
    numbered_exons,
    pair,
)
from tests.simulate.short_reads import ShortReads, fastq_pairs


def test_a_haplotype_carries_what_it_was_given(gene: Gene) -> None:
    plus = gene.locus.plus
    made = haplotype(gene, "c.6527dup", "c.1637-240_3255del")
    text = made.bases.tobytes().decode()
    assert len(text) == len(plus) - 4064 + 1
    assert len(made.places) == len(text)
    kept = [i for i, place in enumerate(made.places) if text[i] != plus[place]]
    assert kept == []


def test_a_duplicate_lies_where_its_original_does(gene: Gene) -> None:
    allele = exons_duplicated(gene, 50, 54, 1)
    made = haplotype(gene, allele)
    size = len(allele.alt)
    again = made.places[allele.start : allele.start + size]
    assert list(again) == list(range(allele.start - size, allele.start))


@pytest.mark.parametrize(("first", "last"), [(1, 1), (27, 27), (84, 84), (13, 24), (118, 118)])
def test_deleted_exons_are_deleted_whole_and_their_neighbours_stay(
    first: int, last: int, gene: Gene
) -> None:
    exons, size = numbered_exons(gene), len(gene.locus)
    allele = exons_deleted(gene, first, last, 3)
    gone = {
        number: allele.start < size - exon.start and allele.end > size - exon.end
        for number, exon in exons.items()
    }
    assert [number for number, hit in gone.items() if hit] == list(range(first, last + 1))
    whole = (size - exons[last].end, size - exons[first].start)
    assert allele.start <= whole[0]
    assert allele.end >= whole[1]


@pytest.mark.parametrize("distance", DISTANCES)
@pytest.mark.parametrize("cis", [True, False])
def test_a_pair_is_on_one_copy_or_on_both(distance: int, cis: bool, gene: Gene) -> None:
    (first, second), one, two = pair(gene, distance, cis=cis, seed=distance)
    assert two.start - one.start == distance
    assert one in first.haplotype.alleles
    assert (two in first.haplotype.alleles) is cis
    assert (two in second.haplotype.alleles) is not cis


def share_of(allele: object, parts: tuple[Part, ...]) -> float:
    return sum(part.share for part in parts if allele in part.haplotype.alleles)


def test_mixtures_have_the_shares_that_they_name(gene: Gene) -> None:
    allele = exons_deleted(gene, 27, 27, 1)
    assert share_of(allele, mosaic(gene, allele, 0.05, 3)) == pytest.approx(0.05)
    sample, child, mother = mother_in_child(gene, 0.1, 4, [allele])
    (passed, kept) = (part.haplotype for part in mother)
    assert passed == child[0].haplotype
    childs = {one for part in child for one in part.haplotype.alleles}
    own = next(one for one in kept.alleles if one not in childs)
    assert share_of(own, sample) == pytest.approx(0.05)
    assert sum(part.share for part in sample) == pytest.approx(1)


def test_pairs_cover_the_locus_at_the_depth_asked_for(gene: Gene) -> None:
    draw = np.random.default_rng(5)
    pairs = list(fastq_pairs(normal(gene, 1), ShortReads(40), even(gene), draw))
    depth = len(pairs) * 300 / len(gene.locus)
    assert depth == pytest.approx(40, rel=0.05)


def test_a_kit_is_the_same_in_every_run_but_for_noise(gene: Gene) -> None:
    runs = [captured(gene, Kit(), np.random.default_rng(seed)) for seed in (1, 2)]
    exons = [
        slice(len(gene.locus) - one.end, len(gene.locus) - one.start)
        for one in numbered_exons(gene).values()
    ]
    logs = [np.log([weights[exon].mean() for exon in exons]) for weights in runs]
    assert np.std(logs[0]) > 0.2
    assert 0.02 < np.std(logs[0] - logs[1]) < 0.15


@pytest.mark.parametrize(("library", "identity"), [(hifi(3), 0.999), (nanopore(3), 0.965)])
def test_long_reads_have_the_length_and_errors_of_their_machine(
    library: object, identity: float, gene: Gene
) -> None:
    from tests.simulate.long_reads import LongReads

    assert isinstance(library, LongReads)
    plain = haplotype(gene)
    records = list(
        islice(fastq_records(diploid(plain, plain), library, np.random.default_rng(2)), 20)
    )
    scores = np.array([ord(c) - 33 for r in records for c in r.split("\n")[3]])
    poor = float((scores < library.score).mean())
    assert poor < 2 * (1 - identity) + 0.005
    assert np.mean([len(r.split("\n")[1]) for r in records]) > 5_000

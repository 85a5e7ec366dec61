import pytest

from col7a1tools.gene import Gene
from col7a1tools.model.variant import LocusAllele
from col7a1tools.reads.allele_support import DECISIVE, AlleleSupport, joined_support, support_of
from col7a1tools.reads.artefacts import bias_of, longest_run, signs
from col7a1tools.reads.error_model import ErrorModel
from col7a1tools.reads.evidence import gather
from col7a1tools.reads.genotyping import ReadGenotype, call_genotype
from col7a1tools.reads.haplotypes import clusters, junction_sites, leftmost, make_site
from col7a1tools.reads.read import Read
from tests.reads.making import Maker, around, giving
from tests.simulate.haplotypes import allele_of

SHORT = ("c.425A>G", "c.6527dup", "c.7154del", "c.497dup", "c.6189_6206del", "c.8524_8527+10del")


def named(name: str, gene: Gene) -> LocusAllele:
    return leftmost(allele_of(name, gene), gene.locus)


def support(reads: list[Read], alleles: list[LocusAllele], gene: Gene) -> AlleleSupport:
    """Support of the first allele."""
    site = make_site(alleles, gene.locus)
    evidence = gather(giving(reads), site, ErrorModel(), gene.locus.plus)
    return support_of(evidence, 0)


@pytest.mark.parametrize("name", SHORT)
def test_every_fragment_that_decides_is_counted_for_its_own_haplotype(
    name: str, gene: Gene
) -> None:
    allele = named(name, gene)
    having = around(Maker(gene.locus, [allele]), allele.start, 60, "alt")
    lacking = around(Maker(gene.locus), allele.start, 60, "ref")
    found = support(having + lacking, [allele], gene)
    sides = {"a": 1, "r": -1}
    assert all(
        ratio * sides[fragment[0]] > -1e-9 or abs(ratio) < 2.3
        for fragment, ratio in found.log_ratios.items()
    )
    assert found.alt_reads >= 40
    assert found.ref_reads >= 40
    assert found.other_reads == 0
    assert call_genotype(found).genotype is ReadGenotype.HETEROZYGOUS


@pytest.mark.parametrize("name", ["c.6527dup", "c.7154del"])
def test_the_place_of_a_gap_in_the_alignment_does_not_matter(name: str, gene: Gene) -> None:
    """The same bases, with the gap at either end of the run, or not opened at all."""
    allele = named(name, gene)
    read = Maker(gene.locus, [allele]).read("one", allele.start - 75)
    (kind, length) = read.operations[1]
    left = read.operations[0][1]
    rest = 150 - left - (length if kind == 1 else 0)
    gap_later = Read(
        "two", read.start, read.bases, read.qualities,
        ((0, left + 3), (kind, length), (0, rest - 3)),
    )  # fmt: skip
    no_gap = Read("three", read.start, read.bases, read.qualities, ((0, 150),))
    found = support([read, gap_later, no_gap], [allele], gene)
    assert found.alt_reads == 3
    assert found.log_ratios["one"] == pytest.approx(found.log_ratios["two"], abs=1e-6)


def test_a_read_that_ends_in_the_run_of_six_does_not_decide(gene: Gene) -> None:
    allele = named("c.6527dup", gene)
    ending = Maker(gene.locus).read("ends", allele.start + 4 - 150)
    found = support([ending], [allele], gene)
    assert (found.alt_reads, found.ref_reads, found.undecided_reads) == (0, 0, 1)


def test_both_mates_of_a_fragment_count_once(gene: Gene) -> None:
    allele = named("c.425A>G", gene)
    maker = Maker(gene.locus, [allele])
    mates = [maker.read("one", allele.start - 100), maker.read("one", allele.start - 50)]
    assert support(mates, [allele], gene).alt_reads == 1


def test_mates_that_contradict_each_other_do_not_decide(gene: Gene) -> None:
    allele = named("c.425A>G", gene)
    mates = [
        Maker(gene.locus, [allele]).read("one", allele.start - 100),
        Maker(gene.locus).read("one", allele.start - 50),
    ]
    found = support(mates, [allele], gene)
    assert (found.alt_reads, found.ref_reads, found.undecided_reads) == (0, 0, 1)


def test_a_third_allele_is_neither_for_nor_against_the_reference(gene: Gene) -> None:
    """One copy has a deletion, the other a duplication, at one run: neither is homozygous."""
    duplication, deletion = named("c.6527dup", gene), named("c.6527del", gene)
    reads = around(Maker(gene.locus, [duplication]), duplication.start, 40, "dup")
    reads += around(Maker(gene.locus, [deletion]), duplication.start, 40, "del")
    found = support(reads, [duplication, deletion], gene)
    assert found.ref_reads == 0
    assert found.alt_reads >= 25
    assert found.other_reads >= 25
    assert call_genotype(found).genotype is ReadGenotype.HETEROZYGOUS


def test_a_neighbouring_variant_in_cis_does_not_blur_an_allele(gene: Gene) -> None:
    allele = named("c.6527dup", gene)
    base = gene.locus.plus[allele.start - 5]
    other = LocusAllele(type(allele.start)(allele.start - 5), base, "A" if base != "A" else "C")
    reads = around(Maker(gene.locus, [other, allele]), allele.start, 50, "both")
    reads += around(Maker(gene.locus), allele.start, 50, "none")
    found = support(reads, [allele, other], gene)
    assert found.alt_reads >= 35
    assert found.ref_reads >= 35


def test_both_ends_of_a_deletion_of_4064_bases_are_read(gene: Gene) -> None:
    allele = named("c.1637-240_3255del", gene)
    reads = around(Maker(gene.locus, [allele]), allele.start, 40, "alt")
    reads += around(Maker(gene.locus), allele.start, 40, "left")
    reads += around(Maker(gene.locus), allele.end, 40, "right")
    left, right = (
        support_of(gather(giving(reads), site, ErrorModel(), gene.locus.plus), 0)
        for site in junction_sites(allele, gene.locus)
    )
    found = joined_support(left, right)
    assert 30 <= found.alt_reads <= 40
    assert 30 <= found.ref_reads <= 40
    assert call_genotype(found).genotype is ReadGenotype.HETEROZYGOUS
    assert not any(
        ratio >= DECISIVE for name, ratio in found.log_ratios.items() if not name.startswith("alt")
    )


def test_reads_of_low_mapping_quality_are_counted_apart(gene: Gene) -> None:
    allele = named("c.425A>G", gene)
    reads = around(Maker(gene.locus, [allele]), allele.start, 20, "alt", mapq=3)
    found = support(reads, [allele], gene)
    assert found.deciding == 0
    assert found.poorly_mapped == 20
    assert call_genotype(found).genotype is ReadGenotype.NOT_CALLABLE


@pytest.mark.parametrize(("reads", "genotype"), [(6, "not callable"), (8, "0/0")])
def test_absence_needs_seven_reads(reads: int, genotype: str, gene: Gene) -> None:
    allele = named("c.425A>G", gene)
    maker = Maker(gene.locus)
    lacking = [maker.read(str(number), allele.start - 60 - number) for number in range(reads)]
    assert call_genotype(support(lacking, [allele], gene)).genotype.value == genotype


def test_a_read_that_fits_nothing_does_not_decide(gene: Gene) -> None:
    """Bases of an adapter behind the aligned part show no allele, whatever they happen to be."""
    allele = named("c.425A>G", gene)
    read = Maker(gene.locus, [allele]).read("one", allele.start - 100)
    garbage = "ACGT" * 12 + "AG"
    clipped = Read(
        "one", read.start, read.bases[:97] + garbage + read.bases[147:], read.qualities,
        ((0, 99), (4, 51)),
    )  # fmt: skip
    found = support([clipped], [allele], gene)
    assert found.deciding == 0


def test_a_deep_pile_up_is_sampled_alike_every_time_and_says_so(gene: Gene) -> None:
    allele = named("c.425A>G", gene)
    reads = around(Maker(gene.locus, [allele]), allele.start, 300, "alt")
    reads += around(Maker(gene.locus), allele.start, 300, "ref")
    site = make_site([allele], gene.locus)
    once, again = (
        gather(giving(order), site, ErrorModel(), gene.locus.plus, most=100)
        for order in (reads, reads[::-1])
    )
    assert once.sampled_from == 600
    assert len(once.names) == 100
    assert set(once.names) == set(again.names)
    assert 0.3 < sum(name.startswith("alt") for name in once.names) / 100 < 0.7


def test_reads_of_one_strand_only_are_flagged(gene: Gene) -> None:
    allele = named("c.425A>G", gene)
    maker = Maker(gene.locus, [allele])
    having = [maker.read(f"alt{n}", allele.start - 20 - n, reverse=True) for n in range(20)]
    lacking = around(Maker(gene.locus), allele.start, 40, "ref")
    found = support(having + lacking, [allele], gene)
    assert signs(found, bias_of(found), allele, 1) == ("strand_bias",)


def test_an_allele_at_the_ends_of_reads_is_flagged(gene: Gene) -> None:
    allele = named("c.425A>G", gene)
    maker = Maker(gene.locus, [allele])
    having = [
        maker.read(f"alt{n}", allele.start - 147 + n % 6, reverse=bool(n % 2)) for n in range(24)
    ]
    lacking = around(Maker(gene.locus), allele.start, 40, "ref")
    found = support(having + lacking, [allele], gene)
    assert signs(found, bias_of(found), allele, 1) == ("read_end",)


def test_the_run_at_the_site_of_6527dup_is_six_long(gene: Gene) -> None:
    assert longest_run(named("c.6527dup", gene), gene.locus) == 6


def test_alleles_are_read_together_only_where_they_are_near(gene: Gene) -> None:
    near = [named(name, gene) for name in ("c.6187C>T", "c.6190G>A", "c.6191G>A")]
    far = named("c.425A>G", gene)
    assert [len(cluster) for cluster in clusters([far, *near], gene.locus)] == [3, 1]

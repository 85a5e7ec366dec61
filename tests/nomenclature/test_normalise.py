"""One form for every spelling: trimming, shifting, and the allele that VCF wants."""

from hypothesis import given
from hypothesis import strategies as st

from col7a1tools.annotate.annotate import annotate_change
from col7a1tools.gene.sequence import reverse_complement
from col7a1tools.model.positions import Assembly, GeneOffset
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.normalise import (
    VcfAllele,
    common_ends,
    forward_three_prime,
    normalise,
    shift_five_prime,
    shift_three_prime,
    trim,
    vcf_allele,
)
from tests.plain_names import annotate_vcf, changed, description, from_vcf, read_coding
from tests.strategies import GENE, changes, respelled

SEQUENCE = GENE.locus.gene
BETWEEN_ASSEMBLIES = 37_433


@given(changes())
def test_normalising_keeps_what_the_change_does_to_the_sequence(change: GeneChange) -> None:
    assert changed(SEQUENCE, normalise(change, GENE)) == changed(SEQUENCE, change)


@given(changes())
def test_normalising_twice_is_normalising_once(change: GeneChange) -> None:
    once = normalise(change, GENE)
    assert normalise(once, GENE) == once


@given(changes())
def test_a_normalised_change_is_trimmed_and_cannot_move_further_three_prime(
    change: GeneChange,
) -> None:
    form = normalise(change, GENE)
    ref = SEQUENCE[form.start : form.end]
    assert common_ends(ref, form.inserted) == (0, 0)
    if ref and form.inserted:
        return
    kept = ref or form.inserted
    following = SEQUENCE[form.end]
    assert following != kept[0], "the same change could start one base later"


@given(st.data(), changes())
def test_every_spelling_of_a_change_gives_one_form_one_name_and_one_annotation(
    data: st.DataObject, change: GeneChange
) -> None:
    other = data.draw(respelled(change))
    assert changed(SEQUENCE, other) == changed(SEQUENCE, change)
    assert normalise(other, GENE) == normalise(change, GENE)
    assert annotate_change(GENE, other) == annotate_change(GENE, change)


@given(changes())
def test_shifting_three_prime_and_five_prime_undo_each_other(change: GeneChange) -> None:
    trimmed = trim(change, SEQUENCE)
    right, left = shift_three_prime(trimmed, SEQUENCE), shift_five_prime(trimmed, SEQUENCE)
    assert shift_three_prime(left, SEQUENCE) == right
    assert shift_five_prime(right, SEQUENCE) == left
    assert left.start <= trimmed.start <= right.start


@given(changes())
def test_the_forward_strand_has_its_own_three_prime_end(change: GeneChange) -> None:
    allele = forward_three_prime(normalise(change, GENE), GENE.locus)
    plus = GENE.locus.plus
    assert plus[allele.start : allele.end] == allele.ref
    made = plus[: allele.start] + allele.alt + plus[allele.end :]
    assert made == reverse_complement(changed(SEQUENCE, change))
    if not (allele.ref and allele.alt):
        assert plus[allele.end] != (allele.ref or allele.alt)[0]


@given(changes())
def test_the_vcf_allele_is_anchored_leftmost_and_makes_the_same_sequence(
    change: GeneChange,
) -> None:
    plus = GENE.locus.plus
    allele = vcf_allele(change, GENE, Assembly.GRCH38)
    start = GENE.locus.plus_offset(Assembly.GRCH38, allele.pos)
    assert allele.ref
    assert allele.alt
    assert plus[start : start + len(allele.ref)] == allele.ref
    made = plus[:start] + allele.alt + plus[start + len(allele.ref) :]
    assert made == reverse_complement(changed(SEQUENCE, change))
    assert allele.ref[-1] != allele.alt[-1], "trimmed on the right, so it lies leftmost"
    if len(allele.ref) > 1 and len(allele.alt) > 1:
        assert allele.ref[0] != allele.alt[0], "an anchor base only where a side would be empty"


@given(changes())
def test_the_vcf_alleles_of_the_two_assemblies_differ_by_a_constant(change: GeneChange) -> None:
    old = vcf_allele(change, GENE, Assembly.GRCH37)
    new = vcf_allele(change, GENE, Assembly.GRCH38)
    assert (old.chrom, new.chrom) == ("3", "chr3")
    assert (old.pos - new.pos, old.ref, old.alt) == (BETWEEN_ASSEMBLIES, new.ref, new.alt)
    assert normalise(from_vcf(Assembly.GRCH37, old.pos, old.ref, old.alt), GENE) == normalise(
        change, GENE
    )


@given(changes())
def test_a_change_on_one_strand_and_back_is_the_same_change(change: GeneChange) -> None:
    locus = GENE.locus
    assert locus.gene_change(locus.locus_allele(change)) == change


@given(st.text(alphabet="ACGTN"))
def test_reverse_complement_is_an_involution(bases: str) -> None:
    assert reverse_complement(reverse_complement(bases)) == bases


def test_a_deletion_of_the_first_base_of_the_locus_is_anchored_on_the_base_behind_it() -> None:
    size = len(GENE.locus)
    change = GeneChange(GeneOffset(size - 1), GeneOffset(size), "")
    allele = vcf_allele(change, GENE, Assembly.GRCH38)
    first = GENE.locus.spans[Assembly.GRCH38].start
    assert allele == VcfAllele("chr3", first, GENE.locus.plus[:2], GENE.locus.plus[1])


def test_the_anchor_of_a_vcf_insertion_is_the_base_to_its_left() -> None:
    assert vcf_allele(read_coding("c.6527dup"), GENE, Assembly.GRCH38) == VcfAllele(
        "chr3", 48_573_864, "A", "AG"
    )


def test_unchanged_bases_around_an_allele_do_not_change_its_name() -> None:
    plus = GENE.locus.plus
    before = GENE.locus.plus_offset(Assembly.GRCH38, 48_573_862)
    ref = plus[before : before + 6]
    padded = annotate_vcf(48_573_862, ref, ref[:3] + "G" + ref[3:])
    assert description(annotate_vcf(48_573_864, "A", "AG")) == description(padded) == "c.6527dup"

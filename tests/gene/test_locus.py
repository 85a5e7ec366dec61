"""The locus on two strands and two assemblies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from col7a1tools.gene import Gene, load_gene
from col7a1tools.gene.sequence import (
    ONE_LETTER,
    THREE_LETTER,
    reverse_complement,
    three_letters,
    translate,
)
from col7a1tools.model.positions import Assembly, GeneOffset, PlusOffset
from col7a1tools.model.variant import LocusAllele

LOCUS = load_gene().locus
LENGTH = len(LOCUS)
DNA = st.text("ACGT", max_size=30)


@given(st.integers(0, LENGTH - 1).map(PlusOffset))
def test_a_base_is_the_complement_of_its_other_strand(offset: PlusOffset) -> None:
    other = LOCUS.other_strand(offset)
    assert LOCUS.forward_strand(other) == offset
    assert LOCUS.gene[other] == reverse_complement(LOCUS.plus[offset])


@pytest.mark.parametrize("assembly", list(Assembly))
@given(offset=st.integers(-10, LENGTH + 10).map(PlusOffset))
def test_positions_and_offsets_are_two_names_of_one_base(
    assembly: Assembly, offset: PlusOffset
) -> None:
    position = LOCUS.chromosome_position(assembly, offset)
    assert LOCUS.plus_offset(assembly, position) == offset


def test_the_gene_begins_at_the_high_end(gene: Gene) -> None:
    assert gene.locus.forward_strand(GeneOffset(0)) == LENGTH - 1


@given(st.integers(0, LENGTH), st.integers(0, 40), DNA)
def test_an_allele_and_its_change_are_two_forms_of_one(start: int, length: int, alt: str) -> None:
    ref = LOCUS.plus[start : start + length]
    allele = LocusAllele(PlusOffset(start), ref, alt)
    change = LOCUS.gene_change(allele)
    assert LOCUS.locus_allele(change) == allele
    altered_plus = LOCUS.plus[:start] + alt + LOCUS.plus[start + len(ref) :]
    altered_gene = LOCUS.gene[: change.start] + change.inserted + LOCUS.gene[change.end :]
    assert reverse_complement(altered_plus) == altered_gene


@given(st.text("ACGTN", max_size=60))
def test_reverse_complement_is_its_own_inverse(bases: str) -> None:
    assert reverse_complement(reverse_complement(bases)) == bases


@given(st.text("ACGTN", max_size=90))
def test_translation_reads_whole_codons_one_by_one(bases: str) -> None:
    whole = translate(bases)
    assert len(whole) == len(bases) // 3
    assert whole == "".join(translate(bases[at : at + 3]) for at in range(0, len(bases), 3))


def test_letters_of_residues() -> None:
    assert three_letters("GPK*") == "GlyProLysTer"
    assert three_letters("X") == "Xaa"
    assert {ONE_LETTER[three] for three in THREE_LETTER.values()} == set(THREE_LETTER)

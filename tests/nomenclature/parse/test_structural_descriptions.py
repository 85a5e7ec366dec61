"""Deletions of whole exons and changes beyond the locus keep the part that is certain."""

import pytest

from col7a1tools.gene import Gene
from col7a1tools.model.positions import Assembly, GeneOffset
from col7a1tools.model.variant import StructuralChange, StructuralType
from col7a1tools.nomenclature.parse import DescriptionError, parse_description, sentence
from tests.nomenclature.parse.tables import inputs, rows

STRUCTURAL = rows("structural.tsv")


def read(text: str, gene: Gene) -> StructuralChange:
    (allele,) = parse_description(text, gene).alleles
    (variant,) = allele.variants
    assert isinstance(variant.change, StructuralChange)
    return variant.change


@pytest.mark.parametrize("row", STRUCTURAL, ids=inputs(STRUCTURAL))
def test_uncertain_and_far_reaching_changes_are_read(row: dict[str, str], gene: Gene) -> None:
    assert read(row["input"], gene) == StructuralChange(
        StructuralType(row["type"]),
        Assembly(row["assembly"]),
        int(row["start"]),
        int(row["end"]),
        tandem=row["type"] == "DUP",
        precise=row["precise"] == "yes",
        earliest_start=None if row["earliest_start"] == "." else int(row["earliest_start"]),
        latest_end=None if row["latest_end"] == "." else int(row["latest_end"]),
    )


@pytest.mark.parametrize("row", STRUCTURAL, ids=inputs(STRUCTURAL))
def test_the_certain_part_is_noted(row: dict[str, str], gene: Gene) -> None:
    (allele,) = parse_description(row["input"], gene).alleles
    notes = [note for variant in allele.variants for note in variant.notes]
    assert f"chr3:{row['start']}-{row['end']}" in " ".join(sentence(note) for note in notes)


@pytest.mark.parametrize("number", [2, 24, 73, 117])
def test_exons_in_words_are_offered_in_both_numberings(number: int, gene: Gene) -> None:
    with pytest.raises(DescriptionError) as caught:
        parse_description(f"exon {number} deletion", gene)
    literature, mane = (read(candidate, gene) for candidate in caught.value.candidates)
    exons = gene.transcript.exons
    for change, exon in (
        (literature, next(exon for exon in exons if exon.number == number)),
        (mane, next(exon for exon in exons if exon.number_mane == number)),
    ):
        covered = {
            gene.locus.other_strand(gene.locus.plus_offset(Assembly.GRCH38, position))
            for position in (change.start, change.end)
        }
        assert covered == {GeneOffset(exon.start - 1), GeneOffset(exon.end)}


def test_a_deletion_of_both_copies_is_homozygous(gene: Gene) -> None:
    text = "c.[(1636+1_1637-1)_(3276+1_3277-1)del];[(1636+1_1637-1)_(3276+1_3277-1)del]"
    assert parse_description(text, gene).phase.value == "homozygous"

"""An invalid or ambiguous description gets an error that says why and what was probably meant."""

import pytest

from col7a1tools.errors import InputError, VariantTextError
from col7a1tools.gene import Gene
from col7a1tools.nomenclature.parse import DescriptionError, parse_description
from tests.nomenclature.parse.tables import inputs, rows

INVALID = rows("invalid.tsv")


def error(text: str, gene: Gene) -> DescriptionError:
    with pytest.raises(DescriptionError) as caught:
        parse_description(text, gene)
    return caught.value


@pytest.mark.parametrize("row", INVALID, ids=inputs(INVALID))
def test_the_error_has_its_code_and_offers_what_was_meant(row: dict[str, str], gene: Gene) -> None:
    found = error(row["input"], gene)
    assert isinstance(found, VariantTextError)
    assert isinstance(found, InputError)
    assert found.code == row["code"]
    assert found.candidates == (
        () if row["candidates"] == "." else tuple(row["candidates"].split("|"))
    )


@pytest.mark.parametrize("row", INVALID, ids=inputs(INVALID))
def test_every_offered_description_can_be_read(row: dict[str, str], gene: Gene) -> None:
    found = error(row["input"], gene)
    for candidate in found.candidates:
        assert parse_description(candidate, gene).alleles
        assert candidate in found.cure


@pytest.mark.parametrize("row", INVALID, ids=inputs(INVALID))
def test_every_error_says_why_or_what_to_do(row: dict[str, str], gene: Gene) -> None:
    found = error(row["input"], gene)
    assert found.message
    assert found.cause or found.cure


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("c.497insA", "probably 497_498insA"),
        ("c.425C>T", "is A in the reference, not C"),
        ("c.425T>C", "those of the other strand"),
        ("c.424C>T", "C stands nearby, at 423"),
        ("c.976-3C>A", "c.976 is not the first base of an exon; its exon is c.847 to c.976"),
        ("c.426+88G>A", "has 87 bases: c.426+1 to c.427-1"),
        ("c.425+9999A>G", "the nearest intron, which has 87 bases"),
        ("c.9000A>G", "past the stop codon, which ends at c.8835"),
        ("c.*400A>G", "the 3' UTR ends at c.*333"),
        ("NC_000003.12:g.48611297A>G", "not in the COL7A1 locus on GRCh38, but it is on GRCh37"),
        ("g.40000000A>G", "chr3:48562073-48600252 on GRCh38"),
        ("c.3276_3277del2", "282 of them lie in introns"),
        ("G2043", "known variants there: c.6127G>A"),
        ("G2043", "codon 2043 is c.6127_6129 GGG"),
        ("T2", "no known variant is there"),
        ("p.Gly2043Lys", "one base makes it Ala, Glu, Arg, Val, Trp"),
        ("c.425A>U", "U belongs to RNA"),
        ("c.425²A>G", "U+00B2"),
        ("NM_000094.2:c.425A>G", "versions held: 3, 4"),
        ("c.-2G>T", "where it is NM_000094.4:c.-1-1G>T"),
        ("30000del5", "often those of a genomic sequence"),
        ("del exons 13-24", "its numbers are one higher"),
    ],
)
def test_the_error_explains(text: str, words: str, gene: Gene) -> None:
    assert words in str(error(text, gene))


def test_an_overlong_text_is_refused_by_its_length(gene: Gene) -> None:
    assert error("c.425_426ins" + "A" * 5000, gene).code == "text.too_long"


@pytest.mark.parametrize("text", ["", " ", "\t\n", "''", ".", "\u200b"])
def test_nothing_is_said_to_be_nothing(text: str, gene: Gene) -> None:
    assert error(text, gene).code == "text.empty"


def test_more_variants_than_a_person_is_described_with_are_refused(gene: Gene) -> None:
    assert error("c." + "(;)".join(["425A>G"] * 30), gene).code == "allele.too_many"

"""Every notation gives the change that an independent reader finds in the variant's plain name."""

import pytest

from col7a1tools.gene import Gene
from col7a1tools.model.positions import Assembly
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.parse import (
    AlleleDescription,
    AlleleState,
    ParsedVariant,
    parse_description,
    sentence,
)
from col7a1tools.nomenclature.parse.notes import SENTENCES
from tests.nomenclature.parse.tables import inputs, rows
from tests.plain_names import changed, read_coding

VALID = rows("valid.tsv")
STATES = {"=": AlleleState.REFERENCE, "?": AlleleState.UNKNOWN}


def variants(text: str, gene: Gene) -> list[ParsedVariant]:
    return [v for allele in parse_description(text, gene).alleles for v in allele.variants]


def matches(allele: AlleleDescription, expected: str, gene: Gene) -> bool:
    if expected in STATES:
        return allele == AlleleDescription((), STATES[expected])
    sequence = gene.locus.gene
    found = [
        changed(sequence, v.change) for v in allele.variants if isinstance(v.change, GeneChange)
    ]
    meant = [changed(sequence, read_coding(name)) for name in expected.split("&")]
    return allele.state is AlleleState.DESCRIBED and found == meant


@pytest.mark.parametrize("row", VALID, ids=inputs(VALID))
def test_a_description_is_read_as_the_change_it_names(row: dict[str, str], gene: Gene) -> None:
    description = parse_description(row["input"], gene)
    expected = row["alleles"].split("|")
    assert description.text == row["input"]
    assert description.phase.value == row["phase"]
    assert len(description.alleles) == len(expected)
    for allele, names in zip(description.alleles, expected, strict=True):
        assert matches(allele, names, gene), (allele, names)


@pytest.mark.parametrize("row", VALID, ids=inputs(VALID))
def test_every_translation_is_noted_and_can_be_worded(row: dict[str, str], gene: Gene) -> None:
    notes = [note for variant in variants(row["input"], gene) for note in variant.notes]
    codes = list(dict.fromkeys(note.code for note in notes))
    assert codes == ([] if row["notes"] == "." else row["notes"].split(","))
    for note in notes:
        assert all(str(value) in sentence(note) for value in note.values.values())
        assert "{" not in sentence(note)


@pytest.mark.parametrize(
    ("text", "protein"),
    [
        ("NM_000094.4(COL7A1):c.425A>G (p.Lys142Arg)", "p.Lys142Arg"),
        ("NM_000094.4:c.425A>G(p.(Lys142Arg))", "p.(Lys142Arg)"),
        ("c.425A>G, p.K142R", "p.K142R"),
        ("c.425A>G (K142R)", "p.K142R"),
        ("COL7A1:NM_000094.4:exon80:c.6527dup:p.Gly2177fs", "p.Gly2177fs"),
        ("c.425A>G", ""),
    ],
)
def test_a_p_part_beside_the_name_is_kept_for_checking(text: str, protein: str, gene: Gene) -> None:
    (variant,) = variants(text, gene)
    assert variant.stated_protein == protein


@pytest.mark.parametrize(
    ("text", "assembly"),
    [
        ("NC_000003.12:g.48573864A>G", Assembly.GRCH38),
        ("NC_000003.11:g.48611297A>G", Assembly.GRCH37),
        ("g.48573864A>G", Assembly.GRCH38),
        ("3-48611297-A-AG", Assembly.GRCH37),
        ("hg38:3:48573864:A:AG", Assembly.GRCH38),
        ("NC_000003.11:48611297::G", Assembly.GRCH37),
        ("c.425A>G", None),
        ("LRG_286:g.34840del", None),
        ("R578X", None),
    ],
)
def test_the_assembly_is_that_of_the_positions(
    text: str, assembly: Assembly | None, gene: Gene
) -> None:
    (variant,) = variants(text, gene)
    assert variant.assembly is assembly


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("NM_000094.3:c.425A>G", "numbered alike on NM_000094.3 and NM_000094.4"),
        ("6527insC", "6527insC is c.6527dup"),
        ("7786delG", "HGVS takes the one nearest the 3' end"),
        ("976-3C>A", "c.976 is the last base of exon 7"),
        ("IVS51+1G>A", "IVS51+1G>A is c.4899+1G>A: intron 51"),
        ("R578X", "X and * are written Ter"),
        ("R578X", "c.1732C>T is the known variant that gives it"),
        ("G2043R", "other single-base changes give p.Gly2043Arg as well: c.6127G>C"),
        ("M1V", "c.1A>G is the only single-base change that gives it"),
        ("c.6522_6527C[7]", "the reference has 6 copies of C, the variant 7"),
        ("c.6527_6528insC", "c.6527_6528insC is c.6527dup"),
        ("8441-14del21", "the first of the 21 bases: 8441-14_8447"),
        ("c.3256_3403del", "introns: 282 of the affected bases"),
        ("ENST00000328333:c.-2G>T", "c.-2G>T on ENST00000328333 is NM_000094.4:c.-1-1G>T"),
    ],
)
def test_notes_say_what_was_taken_for_what(text: str, words: str, gene: Gene) -> None:
    (variant,) = variants(text, gene)
    assert words in " | ".join(sentence(note) for note in variant.notes)


def test_every_kind_of_note_is_in_the_tables() -> None:
    tables = (VALID, rows("structural.tsv"))
    codes = {code for table in tables for row in table for code in row["notes"].split(",")}
    # The p. part is held against the annotation, behind the reading of the text.
    assert codes - {"."} | {"stated_protein_differs"} == set(SENTENCES)

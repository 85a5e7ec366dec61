"""Known variants, their older names with the reasons, and what they cite."""

import tomllib

import pytest

from col7a1tools.gene import Gene
from col7a1tools.gene.citations import Citation, citation, load_citations
from col7a1tools.gene.known_variants import Inheritance, by_legacy_name
from col7a1tools.gene.reference_files import read_reference


@pytest.mark.parametrize(
    ("name", "coding", "reason", "words"),
    [
        ("6527insC", "c.6527dup", "insertion_is_duplication", "run of C from c.6522 to c.6527"),
        ("344insG", "c.344dup", "insertion_is_duplication", "run of G from c.339 to c.344"),
        ("345insG", "c.344dup", "insertion_is_duplication", "run of G from c.339 to c.344"),
        ("497insA", "c.497dup", "insertion_is_duplication", "A beside A at c.497"),
        ("2470insG", "c.2471dup", "insertion_is_duplication", "from c.2470 to c.2471"),
        ("7786delG", "c.7787del", "not_three_prime", "run of G from c.7786 to c.7787"),
        ("5818delC", "c.5819del", "not_three_prime", "run of C from c.5818 to c.5819"),
        ("976-3C>A", "c.977-3C>A", "no_such_position", "c.977, the first base of exon 8"),
        ("33563del14", "c.8524_8527+10del", "genomic_numbering", "genomic sequence"),
        ("p.Gly2064_Arg2069del", "c.6189_6206del", "protein_not_three_prime",
         "p.(Lys2066_Glu2071del)"),
        ("R578X", "c.1732C>T", "stop_as_x", "p.(Arg578Ter)"),
        ("IVS5+1G>A", "c.682+1G>A", "intron_numbered", "intron 5"),
        ("G2251E", "c.6752G>A", "one_letter_protein", "p.(Gly2251Glu)"),
        ("7154delC", "c.7154del", "deleted_bases_listed", "leaves the deleted bases out"),
    ],
)  # fmt: skip
def test_an_older_name_leads_to_the_variant_and_says_why(
    name: str, coding: str, reason: str, words: str, gene: Gene
) -> None:
    variant, legacy = by_legacy_name(gene.known_variants)[name]
    assert variant.coding == coding
    assert name in variant.legacy_names
    assert legacy.reason == reason
    assert words in legacy.explanation


def test_a_name_of_the_protein_change_tells_what_else_it_fits(gene: Gene) -> None:
    index = by_legacy_name(gene.known_variants)
    assert index["W796X"][1].also == ("c.2387G>A",)
    assert index["G2043R"][1].also == ("c.6127G>C",)
    assert index["V2448V"][1].also == ("c.7344G>C", "c.7344G>T")
    assert index["R578X"][1].also == ()


def test_no_older_name_stands_for_two_variants(gene: Gene) -> None:
    names = [name for variant in gene.known_variants.values() for name in variant.legacy_names]
    assert len(names) == len(set(names)) == len(by_legacy_name(gene.known_variants))


def test_a_variant_without_a_source_claims_nothing(gene: Gene) -> None:
    unsourced = [v for v in gene.known_variants.values() if not v.sources]
    assert {v.coding for v in unsourced} >= {"c.6100G>A", "c.497dup", "c.6022C>T"}
    for variant in unsourced:
        assert variant.inheritance is Inheritance.NOT_SOURCED
        assert not any((variant.de_novo, variant.phenotype, variant.population, variant.note))
        assert variant.source == ""


def test_the_source_is_the_text_of_the_citations(gene: Gene) -> None:
    variant = gene.known_variants["c.425A>G"]
    assert variant.sources == ("csikos_2005", "polish_cohort_2012")
    assert variant.source == "; ".join(str(citation(key)) for key in variant.sources)
    assert "doi:10.1111/j.1365-2133.2005.06542.x" in variant.source
    assert "PMID 22266148" in variant.source


def test_inheritance_is_as_reported(gene: Gene) -> None:
    known = gene.known_variants
    assert known["c.6127G>A"].inheritance is Inheritance.DOMINANT
    assert known["c.6127G>A"].de_novo
    assert known["c.6091G>A"].inheritance is Inheritance.RECESSIVE
    assert known["c.7105G>A"].inheritance is Inheritance.BOTH
    assert known["c.2367C>T"].inheritance is Inheritance.BENIGN


def test_all_citations_of_regions_and_variants_exist(gene: Gene) -> None:
    cited = {region.source for region in gene.protein.regions}
    for variant in gene.known_variants.values():
        cited.update(variant.sources)
    assert cited <= load_citations().keys()


def test_citations_are_read_whole() -> None:
    table = tomllib.loads(read_reference("citations.toml"))
    citations = load_citations()
    assert citations.keys() == table.keys()
    assert {key for key, entry in citations.items() if entry.key == key} == table.keys()


def test_a_citation_names_its_identifiers() -> None:
    assert str(Citation("a", "Text")) == "Text"
    assert str(Citation("a", "Text", pmid="1")) == "Text (PMID 1)"
    assert str(Citation("a", "Text", "1", "PMC2", "10.1/x")) == "Text (PMID 1, PMC2, doi:10.1/x)"


@pytest.mark.parametrize(
    ("key", "identifier"),
    [
        ("acmg_amp_2015", "25741868"),
        ("tavtigian_2020", "32720330"),
        ("abou_tayoun_2018", "PMC6185798"),
        ("walker_2023", "PMC10357475"),
        ("pejaver_2022", "PMC9748256"),
        ("christiano_1996", "PMC1914674"),
        ("bremer_2019", "31670143"),
        ("greenspan_1993", "8499916"),
        ("gardella_2002", "12207583"),
        ("biesecker_2024", "38103548"),
    ],
)
def test_guidelines_and_papers_carry_their_identifier(key: str, identifier: str) -> None:
    found = citation(key)
    assert identifier in {found.pmid, found.pmcid}


def test_an_unknown_key_is_an_error_of_the_rule_that_names_it() -> None:
    with pytest.raises(KeyError, match="no_such_paper"):
        citation("no_such_paper")

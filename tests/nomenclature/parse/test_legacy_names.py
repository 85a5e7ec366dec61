"""Older names lead to the variants that the reference lists them for."""

import csv
from itertools import pairwise
from pathlib import Path

import pytest

from col7a1tools.gene import Gene, load_gene
from col7a1tools.gene.known_variants import by_legacy_name
from col7a1tools.model.variant import GeneChange
from tests.nomenclature.parse.outcome import offered, only_change
from tests.plain_names import changed, coding_offsets, read_coding

LISTED = sorted(by_legacy_name(load_gene().known_variants))


def read(text: str, gene: Gene) -> str:
    """The sequence of the gene after the one variant that ``text`` names."""
    return changed(gene.locus.gene, only_change(text, gene))


def named(coding: str, gene: Gene) -> str:
    return changed(gene.locus.gene, read_coding(coding))


@pytest.mark.parametrize("name", LISTED)
@pytest.mark.parametrize("spelling", ["{}", "COL7A1:{}", " {} ", "[{}]"])
def test_a_listed_name_is_its_variant(name: str, spelling: str, gene: Gene) -> None:
    variant, _ = by_legacy_name(gene.known_variants)[name]
    assert read(spelling.format(name), gene) == named(variant.coding, gene)


@pytest.mark.parametrize("name", LISTED)
def test_case_does_not_matter(name: str, gene: Gene) -> None:
    assert read(name.lower(), gene) == read(name, gene) == read(name.upper(), gene)


@pytest.mark.parametrize("coding", sorted(load_gene().known_variants))
def test_a_known_variant_is_read_by_its_own_name_with_and_without_c(
    coding: str, gene: Gene
) -> None:
    assert read(coding, gene) == read(coding.removeprefix("c."), gene) == named(coding, gene)


def test_every_intron_number_names_both_ends_of_its_intron(gene: Gene) -> None:
    offsets = {base: label for label, base in coding_offsets().items()}
    exons = [exon for exon in gene.transcript.exons if exon.number]
    for left, right in pairwise(exons):
        donor, acceptor = left.end, right.start - 1
        for base, text in ((donor, "+1"), (acceptor, "-1")):
            name = f"IVS{left.number}{text}del"
            assert read(name, gene) == named(f"c.{offsets[base]}del", gene), name


@pytest.mark.parametrize("number", range(2, 8834, 97))
@pytest.mark.parametrize("bases", ["A", "GT"])
def test_an_unlisted_insertion_is_read_only_where_its_side_does_not_matter(
    number: int, bases: str, gene: Gene
) -> None:
    offsets = coding_offsets()
    position = offsets[str(number)]
    sides = [
        changed(gene.locus.gene, GeneChange(side, side, bases))  # type: ignore[arg-type]
        for side in (position, position + 1)
    ]
    text = f"{number}ins{bases}"
    if sides[0] == sides[1]:
        assert read(text, gene) == sides[0]
    else:
        candidates = offered(text, "legacy.insertion", gene)
        assert {read(candidate, gene) for candidate in candidates} == set(sides)


@pytest.mark.truth
def test_the_facts_list_of_legacy_names_is_read(shared: Path, gene: Gene) -> None:
    with (shared / "facts" / "known_variants.tsv").open(encoding="utf-8") as lines:
        table = list(csv.DictReader(lines, delimiter="\t"))
    assert table
    for row in table:
        for name in filter(None, row["legacy_name"].split("; ")):
            if name not in (".", ""):
                assert read(name, gene) == named(row["hgvs_c"], gene), name

"""Names of papers and old reports, published and computed."""

from itertools import pairwise

import pytest

from col7a1tools.annotate.annotate import annotate_change
from col7a1tools.annotate.structural import annotate_structural
from col7a1tools.model.positions import Assembly, GeneOffset
from col7a1tools.model.variant import GeneChange, StructuralChange, StructuralType
from col7a1tools.nomenclature.legacy import legacy_names
from tests.plain_names import annotate
from tests.strategies import GENE

EXONS = GENE.transcript.exons


@pytest.mark.parametrize(
    ("name", "legacy"),
    [
        ("c.6527dup", "6527insC"),
        ("c.7787del", "7786delG"),
        ("c.1732C>T", "R578X"),
        ("c.425A>G", "K142R"),
        ("c.682+1G>A", "IVS5+1G>A"),
        ("c.8479C>T", "Q2827X"),
        ("c.6127G>A", "G2043R"),
        ("c.3551-3T>G", "IVS26-3T>G"),
    ],
)
def test_a_variant_has_the_name_that_papers_give_it(name: str, legacy: str) -> None:
    assert legacy in legacy_names(annotate(name), GENE)


def test_published_names_come_first_and_no_name_comes_twice() -> None:
    for coding, known in GENE.known_variants.items():
        names = legacy_names(annotate(coding), GENE)
        assert names[: len(known.legacy_names)] == known.legacy_names
        assert len(names) == len(set(names))


@pytest.mark.parametrize("name", ["c.846G>A", "c.8834del", "c.6189_6206del", "c.-10G>A", "c.1A>G"])
def test_no_one_letter_name_is_made_up_where_no_residue_is_replaced(name: str) -> None:
    computed = set(legacy_names(annotate(name), GENE))
    known = GENE.known_variants.get(name)
    assert computed == set(known.legacy_names if known else ())


def test_introns_are_numbered_by_the_exon_before_them() -> None:
    for before, behind in pairwise(EXONS[1:]):
        for offset, step in ((before.end, "+1"), (behind.start - 1, "-1")):
            ref = GENE.locus.gene[offset]
            base = "A" if ref != "A" else "C"
            change = GeneChange(GeneOffset(offset), GeneOffset(offset + 1), base)
            expected = f"IVS{before.number}{step}{ref}>{base}"
            assert expected in legacy_names(annotate_change(GENE, change), GENE)


def test_the_intron_that_the_literature_does_not_count_has_no_legacy_name() -> None:
    assert legacy_names(annotate("c.-1-1G>A"), GENE) == ()


def test_a_symbolic_allele_has_no_legacy_name() -> None:
    change = StructuralChange(
        StructuralType.DUPLICATION, Assembly.GRCH38, 48_590_000, 48_591_000, precise=False
    )
    assert legacy_names(annotate_structural(GENE, change), GENE) == ()

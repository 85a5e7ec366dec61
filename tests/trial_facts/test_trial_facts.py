"""Facts for trials, against the sequence read by hand."""

import pytest

from col7a1tools.annotate.annotate import annotate_change
from col7a1tools.gene import Gene
from col7a1tools.gene.citations import load_citations
from col7a1tools.model.annotation import Annotation
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.parse import parse_description
from col7a1tools.report.sentences import sentences
from col7a1tools.trial_facts.base_editing import reversion
from col7a1tools.trial_facts.exon_skipping import without_exon
from col7a1tools.trial_facts.products import approved_products
from col7a1tools.trial_facts.stop_codon import premature_stop


def annotated(name: str, gene: Gene) -> Annotation:
    change = parse_description(name, gene).alleles[0].variants[0].change
    assert isinstance(change, GeneChange)
    return annotate_change(gene, change)


@pytest.mark.parametrize(
    ("name", "codon", "residue", "normal"),
    [
        ("c.1732C>T", "TGA", 578, True),
        ("c.2387G>A", "TAG", 796, True),
        ("c.2388G>A", "TGA", 796, True),
        ("c.6527dup", "TAA", 2289, False),
    ],
)
def test_a_stop_has_its_codon_its_place_and_its_frame(
    name: str, codon: str, residue: int, normal: bool, gene: Gene
) -> None:
    stop = premature_stop(annotated(name, gene), gene)
    assert stop is not None
    assert (stop.codon, stop.index + 1, stop.in_normal_frame) == (codon, residue, normal)
    if normal:
        assert stop.next_base == gene.transcript.cds[residue * 3]


@pytest.mark.parametrize("name", ["c.6127G>A", "c.682+1G>A", "c.6189_6206del"])
def test_what_makes_no_stop_has_none(name: str, gene: Gene) -> None:
    assert premature_stop(annotated(name, gene), gene) is None


def test_every_exon_of_the_helix_loses_whole_triplets_where_it_is_in_frame(gene: Gene) -> None:
    """107 of 118 exons are in frame, as their lengths say."""
    in_frame = 0
    for exon in gene.transcript.exons:
        if exon.number is None:
            continue
        base = gene.locus.gene[exon.start + 5]
        change = GeneChange(
            exon.start.__class__(exon.start + 5),
            exon.start.__class__(exon.start + 6),
            "A" if base != "A" else "C",
        )
        facts = without_exon(annotate_change(gene, change), gene)
        if facts is None:
            assert exon.number in (1, 118)
            continue
        assert facts.in_frame is (exon.length % 3 == 0)
        in_frame += facts.in_frame
        if facts.in_frame:
            assert facts.residues_lost * 3 == exon.length
            assert facts.triplets_lost <= facts.residues_lost // 3 + 1
    assert in_frame == 107


@pytest.mark.parametrize(
    ("name", "editor", "strand"),
    [
        ("c.6127G>A", "adenine", "coding"),
        ("c.1732C>T", "adenine", "template"),
        ("c.425A>G", "cytosine", "template"),
        ("c.8393T>A", "", ""),
        ("c.6119G>T", "", ""),
    ],
)
def test_only_transitions_are_undone_by_base_editors(
    name: str, editor: str, strand: str, gene: Gene
) -> None:
    undo = reversion(annotated(name, gene), gene)
    assert undo is not None
    assert (undo.editor, undo.strand) == (editor, strand)


def test_insertions_and_deletions_have_no_base_to_edit(gene: Gene) -> None:
    for name in ("c.6527dup", "c.7787del", "c.6189_6206del"):
        assert reversion(annotated(name, gene), gene) is None


def test_every_product_has_its_sources_and_its_sentence() -> None:
    products = approved_products()
    assert [product.name for product in products] == ["Vyjuvek", "Filsuvez", "Zevaskyn"]
    for product in products:
        assert set(product.sources) <= set(load_citations())
        assert f"product.approved.{product.key}" in sentences()

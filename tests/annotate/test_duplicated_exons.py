"""Duplications of whole exons that are written as bases."""

import pytest

from col7a1tools.annotate.annotate import annotate_change
from col7a1tools.annotate.stretch import Span, duplicated_exons, whole_exons
from col7a1tools.annotate.structural import annotate_structural
from col7a1tools.classify import classify
from col7a1tools.gene import Gene
from col7a1tools.model.positions import Assembly, GeneOffset
from col7a1tools.model.variant import GeneChange, StructuralChange, StructuralType
from col7a1tools.nomenclature.normalise import normalise
from col7a1tools.nomenclature.parse import parse_description

FLANK = 20


def copy_of(span: Span, gene: Gene) -> GeneChange:
    return GeneChange(
        GeneOffset(span.end), GeneOffset(span.end), gene.locus.gene[span.start : span.end]
    )


def symbol_of(span: Span, gene: Gene) -> StructuralChange:
    last = gene.locus.spans[Assembly.GRCH38].start + len(gene.locus) - 1
    return StructuralChange(
        StructuralType.DUPLICATION,
        Assembly.GRCH38,
        last - span.end + 1,
        last - span.start,
        tandem=True,
    )


def test_bases_and_symbol_of_one_duplication_get_one_answer(gene: Gene) -> None:
    exons = gene.transcript.exons
    for first in range(1, len(exons) - 1):
        last = min(first + first % 3, len(exons) - 2)
        span = Span(exons[first].start - FLANK, exons[last].end + FLANK)
        written = annotate_change(gene, copy_of(span, gene))
        symbol = annotate_structural(gene, symbol_of(span, gene))
        assert written.collagen_effect == symbol.collagen_effect == "exon_duplication"
        assert written.placement.exon == symbol.placement.exon
        assert written.names == symbol.names
        classes = classify(written, gene), classify(symbol, gene)
        assert classes[0].evidence == classes[1].evidence


def test_every_spelling_of_the_duplication_is_found(gene: Gene) -> None:
    exons = gene.transcript.exons
    for exon in exons[1:-1]:
        span = Span(exon.start - FLANK, exon.end + FLANK)
        bases = gene.locus.gene[span.start : span.end]
        for place, inserted in ((span.end, bases), (span.start, bases)):
            change = GeneChange(GeneOffset(place), GeneOffset(place), inserted)
            found = duplicated_exons(normalise(change, gene), gene)
            assert found is not None
            assert len(whole_exons(found, gene)) == 1


@pytest.mark.parametrize(
    "name",
    [
        "c.4198_4224dup",  # exon 37 twice, within one exon
        "c.3140_3276+5dup",  # a second donor, no second acceptor
        "c.3140-5_3276dup",  # a second acceptor
        "c.3140-5_3200dup",
        "c.3139+1_3139+40dup",
        "c.3140-50_3276+50del",
    ],
)
def test_other_changes_double_no_exon(name: str, gene: Gene) -> None:
    change = parse_description(name, gene).alleles[0].variants[0].change
    assert isinstance(change, GeneChange)
    assert duplicated_exons(normalise(change, gene), gene) is None
    assert annotate_change(gene, change).collagen_effect != "exon_duplication"


def test_an_exon_doubled_within_itself_is_read_as_residues(gene: Gene) -> None:
    change = parse_description("c.4198_4224dup", gene).alleles[0].variants[0].change
    assert isinstance(change, GeneChange)
    inside = annotate_change(gene, change).in_exon
    assert inside is not None
    # Nine residues, Gly1400 to Arg1408, stand twice; the last place that they can have is named.
    assert inside.protein.hgvs == "p.(Asp1401_Gly1409dup)"


def test_an_exon_doubled_with_one_base_of_each_intron_is_one_long_exon(gene: Gene) -> None:
    """Neither copy has a site towards the other: GG stands between them, not GT or AG."""
    exons, sequence = gene.transcript.exons, gene.locus.gene
    for exon in exons[2:-1]:
        span = Span(exon.start - 1, exon.end + 1)
        annotation = annotate_change(gene, copy_of(span, gene))
        assert "splice_donor_variant" in annotation.consequence  # the place that HGVS names
        assert annotation.in_exon is not None
        inside = annotation.in_exon.change
        assert changed(inside, sequence) == changed(copy_of(span, gene), sequence)
        assert inside.start == exon.end
        rules = {finding.rule for finding in annotation.findings}
        assert "splice.exon_twice_in_one" in rules
        assert rules.isdisjoint({"splice.donor_core", "splice.insertion_at_exon_edge"})
        shifted = (exon.length + 2) % 3 != 0
        assert ("frameshift_variant" in annotation.in_exon.consequence) is shifted
        assert annotation.collagen_effect not in {"frameshift_exon_loss", "in_frame_exon_loss"}


def test_an_exon_doubled_with_a_site_between_the_copies_is_not_read_as_one(gene: Gene) -> None:
    for name in ("c.3140-5_3276+1dup", "c.3140-1_3276+2dup"):
        change = parse_description(name, gene).alleles[0].variants[0].change
        assert isinstance(change, GeneChange)
        assert annotate_change(gene, change).in_exon is None


def changed(change: GeneChange, sequence: str) -> str:
    return sequence[: change.start] + change.inserted + sequence[change.end :]

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

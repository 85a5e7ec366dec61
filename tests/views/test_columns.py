"""The columns of a result, whatever the result."""

from collections.abc import Iterator

import pytest
from hypothesis import given

from col7a1tools.gene import load_gene
from col7a1tools.interpret import make_interpreter, read_change
from col7a1tools.model.positions import Assembly
from col7a1tools.model.record import AltAllele
from col7a1tools.model.result import AlleleResult
from col7a1tools.model.variant import GeneChange, NotAnnotated, StructuralChange, StructuralType
from col7a1tools.views.columns import (
    ANNOTATION_COLUMNS,
    COLUMNS,
    annotation_values,
    note_values,
)
from tests.strategies import changes

GENE = load_gene()


def result_of(change: GeneChange | StructuralChange) -> AlleleResult:
    alt = AltAllele(1, "x", NotAnnotated.NO_ALTERNATE)
    reading = read_change(change, GENE)
    return AlleleResult(alt, reading.annotation, reading.classification, None)


def check(result: AlleleResult) -> None:
    new, old = (annotation_values(result, assembly) for assembly in Assembly)
    assert len(new) == len(old) == len(ANNOTATION_COLUMNS)
    for value in (*new, *old, *note_values(result)):
        assert value
        assert not set(value) & set("\t\r\n")
    assert new[1:] == old[1:]


def test_no_column_is_named_twice() -> None:
    assert len(set(COLUMNS)) == len(COLUMNS)


@given(changes())
def test_every_sequence_change_fills_the_columns(change: GeneChange) -> None:
    check(result_of(change))


def structural_changes() -> Iterator[StructuralChange]:
    """Each type, from a few bases to more than the gene, precise and not."""
    first = GENE.locus.spans[Assembly.GRCH38].start
    for kind in StructuralType:
        for start, length in ((100, 40), (5000, 900), (20000, 9000), (-5000, 60000), (38000, 900)):
            for precise in (True, False):
                yield StructuralChange(
                    kind, Assembly.GRCH38, first + start, first + start + length, precise=precise
                )


@pytest.mark.parametrize(
    "change", list(structural_changes()), ids=lambda c: f"{c.type.value}-{c.start}-{c.precise}"
)
def test_every_structural_change_fills_the_columns(change: StructuralChange) -> None:
    check(result_of(change))


@pytest.mark.parametrize("reason", NotAnnotated, ids=lambda reason: reason.value)
def test_an_allele_without_annotation_says_why(reason: NotAnnotated) -> None:
    result = make_interpreter(GENE)(AltAllele(1, "x", reason))
    assert set(annotation_values(result, Assembly.GRCH38)) == {"."}
    assert note_values(result) == (reason.value,)

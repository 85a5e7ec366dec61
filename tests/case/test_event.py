"""A gene that is lost or cut, and calls that cannot both be right, are told as such."""

import pytest

from col7a1tools.case.carried import short_name
from col7a1tools.case.phase import Phase, phase_of_pair
from col7a1tools.gene import Gene
from col7a1tools.model.positions import Assembly
from col7a1tools.model.variant import StructuralChange, StructuralType
from col7a1tools.report.document import ReportDocument
from col7a1tools.views.labels import load_labels
from col7a1tools.views.pictures import copies_panels, draw_figures
from tests.report.patients import call, observed, patient


def event(kind: StructuralType, start: int, end: int, mate: str = "") -> StructuralChange:
    return StructuralChange(kind, Assembly.GRCH38, start, end, mate=mate)


LOST = event(StructuralType.DELETION, 48560001, 48600000)
CUT = event(StructuralType.BREAKEND, 48570001, 48570001, "G[chr5:1000000[")
CUT_IN_EXON = event(StructuralType.BREAKEND, 48593538, 48593538, "G[chr5:1000000[")
COPIED = event(StructuralType.DUPLICATION, 48570001, 48580000)
PIECE = event(StructuralType.DELETION, 48570001, 48573900)


def of(change: StructuralChange, gene: Gene) -> ReportDocument:
    return patient([call(change, "0/1", reads=None)], gene)


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (CUT, "chr3:48570001 G[chr5:1000000["),
        (COPIED, "DUP chr3:48570001-48580000"),
        (LOST, "c.(?_-63)_(*333_?)del"),
    ],
)
def test_every_event_has_a_name_that_tells_its_place(
    change: StructuralChange, name: str, gene: Gene
) -> None:
    assert short_name(observed(call(change, "0/1"), gene).annotation) == name


@pytest.mark.parametrize(
    ("change", "english", "spanish"),
    [
        (CUT, "behind part 98", "detrás de la parte 98"),
        (CUT_IN_EXON, "in part 3", "en la parte 3"),
    ],
)
def test_a_cut_gene_is_not_called_a_change_outside_what_is_read(
    change: StructuralChange, english: str, spanish: str, gene: Gene
) -> None:
    (variant,) = of(change, gene).variants
    assert variant.effect.rule == "effect.gene_cut"
    (said,) = variant.findings
    assert english in said.family["en"]
    assert spanish in said.family["es"]
    assert "G[chr5:1000000[" in said.clinician["en"]
    assert "harmless" not in variant.meaning.family["en"]


def test_a_lost_gene_is_told_as_a_whole_and_drawn_as_a_gap(gene: Gene) -> None:
    document = of(LOST, gene)
    (variant,) = document.variants
    assert variant.effect.family["en"] == "This copy of the gene is missing"
    assert [one.rule for one in variant.findings] == ["structural.whole_gene_lost"]
    assert variant.domain_name["en"] == "."
    labels = load_labels("en")
    (panel,) = copies_panels(document, labels)
    (mark,) = panel.first
    assert mark.missing
    copies = draw_figures(document, labels)[0]
    assert "stroke-dasharray" in copies.svg


def test_a_run_of_parts_is_written_out(gene: Gene) -> None:
    (variant,) = of(PIECE, gene).variants
    said = " ".join(one.family["en"] for one in variant.findings)
    dicho = " ".join(one.family["es"] for one in variant.findings)
    assert "(parts 80 to 98)" in said
    assert "(las partes 80 a 98)" in dicho


def test_one_of_two_copies_cannot_be_read_where_one_copy_is_gone(gene: Gene) -> None:
    deletion, inner = call(LOST, "0/1", reads=None), call("c.6527dup", "0/1")
    one, other = observed(deletion, gene), observed(inner, gene)
    contradicts = Phase.UNKNOWN, "phase.called_over_deletion"
    assert phase_of_pair(one, other)[:2] == contradicts
    assert phase_of_pair(other, one)[:2] == contradicts
    document = patient([deletion, inner], gene)
    assert document.interpretation.headline.rule == "copies.two_contradicting"
    assert document.interpretation.statements[0].rule == "collagen.person_contradiction"
    assert copies_panels(document, load_labels("en")) == ()


def test_a_call_on_the_only_copy_left_does_not_contradict_the_deletion(gene: Gene) -> None:
    document = patient([call(LOST, "0/1", reads=None), call("c.6527dup", "1/1")], gene)
    assert document.alleles.state == "hemizygous"
    (panel,) = copies_panels(document, load_labels("en"))
    assert len(panel.first) == len(panel.second) == 1

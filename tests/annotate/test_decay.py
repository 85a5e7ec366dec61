"""Nonsense-mediated decay: predicted for a stop over 50 nucleotides before the last junction."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from col7a1tools.annotate.annotate import annotate_change
from col7a1tools.annotate.decay import last_junction
from col7a1tools.model.annotation import Annotation, ProteinChangeKind
from col7a1tools.model.positions import GeneOffset
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.normalise import normalise
from tests.annotate.brute_force import changed_mrna, protein_of, reference_protein, upstream
from tests.plain_names import annotate, coding_offsets, protein_description
from tests.strategies import GENE, changes

LAST_DECAYING_CODON = 2922
LAST_EXON = GENE.transcript.exons[-1]
OLD = reference_protein()


def _rules(annotation: Annotation) -> set[str]:
    return {finding.rule for finding in annotation.findings}


def _stop_at(codon: int) -> Annotation:
    first, last = (coding_offsets()[str(3 * codon - step)] for step in (2, 0))
    assert last - first == 2, "the codon lies in one exon"
    change = GeneChange(GeneOffset(first), GeneOffset(last + 1), "TAA")
    return annotate_change(GENE, change)


def test_the_last_junction_lies_behind_c_8818() -> None:
    assert last_junction(GENE.transcript) == 8818
    assert coding_offsets()["8819"] == LAST_EXON.start


@pytest.mark.parametrize("codon", [*range(2900, 2939), 2941, 2944])
def test_stops_from_codon_2923_on_escape_decay(codon: int) -> None:
    annotation = _stop_at(codon)
    assert protein_description(annotation).endswith(f"{codon}Ter)")
    decays = codon <= LAST_DECAYING_CODON
    assert ("protein.decay_predicted" in _rules(annotation)) == decays
    assert ("protein.decay_escaped" in _rules(annotation)) != decays
    word = "no_protein_expected" if decays else "truncated_protein"
    assert annotation.collagen_effect == word


def test_a_stop_that_escapes_says_how_much_of_the_chain_is_lost() -> None:
    finding = next(f for f in _stop_at(2930).findings if f.rule == "protein.decay_escaped")
    assert finding.values == {"stop_codon": 2930, "residues_lost": 15, "percent": "0.5"}


def _near_the_end() -> st.SearchStrategy[GeneChange]:
    offsets = [coding_offsets()[str(number)] for number in range(8500, 8830)]
    return changes(st.sampled_from(offsets)).map(lambda change: normalise(change, GENE))


@given(_near_the_end())
def test_a_frame_shift_decays_where_its_stop_lies_in_the_changed_transcript(
    change: GeneChange,
) -> None:
    exons = GENE.transcript.exons
    assume(any(e.start < change.start and change.end < e.end for e in exons))
    annotation = annotate_change(GENE, change)
    assume(annotation.protein.kind is ProteinChangeKind.FRAMESHIFT)
    mrna = changed_mrna(change)
    made = protein_of(mrna)
    if not made.endswith("*"):
        assert annotation.collagen_effect == "unknown"
        return
    stop_end = len(upstream()) + 3 * len(made)
    junction = len(mrna) - LAST_EXON.length
    if change.start >= LAST_EXON.start:
        junction = LAST_EXON.transcript_start
    if junction - stop_end > 50:
        expected = "no_protein_expected"
    elif len(made) > len(OLD):
        expected = "extended_protein"
    else:
        expected = "truncated_protein"
    assert annotation.collagen_effect == expected


@pytest.mark.parametrize(
    ("name", "protein", "word"),
    [
        ("c.8524del", "p.(Glu2842LysfsTer56)", "no_protein_expected"),
        ("c.8581dup", "p.(Glu2861GlyfsTer7)", "no_protein_expected"),
        ("c.8795_8796insATAGACACCTATTT", "p.(Val2933Ter)", "truncated_protein"),
        ("c.8760del", "p.(Thr2921ProfsTer31)", "extended_protein"),
        ("c.8832_8833del", "p.(Asp2944GlufsTer5)", "extended_protein"),
    ],
)
def test_late_frame_shifts(name: str, protein: str, word: str) -> None:
    annotation = annotate(name)
    assert protein_description(annotation) == protein
    assert annotation.collagen_effect == word

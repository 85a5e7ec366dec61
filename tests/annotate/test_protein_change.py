"""The p. name against the protein that the changed transcript encodes."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from col7a1tools.annotate.annotate import annotate_change
from col7a1tools.model.annotation import ProteinChange, ProteinChangeKind
from col7a1tools.model.positions import GeneOffset
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.normalise import normalise
from tests.annotate.brute_force import (
    changed_mrna,
    protein_of,
    reference_protein,
    said_protein,
    translated,
    upstream,
)
from tests.plain_names import (
    annotate,
    coding_offsets,
    description,
    protein_description,
    read_coding,
)
from tests.strategies import GENE, changes, exonic_offsets

Kind = ProteinChangeKind
OLD = reference_protein()
_CODING = {offset for label, offset in coding_offsets().items() if re.fullmatch(r"\d+", label)}
_ENDS = sorted(_CODING)[:15] + sorted(_CODING)[-20:]


def _exonic_changes() -> st.SearchStrategy[GeneChange]:
    """Normalised changes that one exon holds, around the start and the stop more often."""
    anywhere = changes(exonic_offsets())
    at_the_ends = changes(st.sampled_from(_ENDS))
    return st.one_of(anywhere, at_the_ends).map(lambda change: normalise(change, GENE))


def _held(change: GeneChange) -> bool:
    return any(
        exon.start <= change.start and change.end <= exon.end for exon in GENE.transcript.exons
    )


def _start_codon(mrna: str) -> int:
    """Where the start codon stands: at its place, or moved with the whole coding sequence."""
    if mrna[len(upstream()) :].startswith("ATG"):
        return len(upstream())
    coding = GENE.transcript.mrna[len(upstream()) :]
    assert mrna.endswith(coding)
    return len(mrna) - len(coding)


def _predicted(change: GeneChange) -> str:
    """The p. name with splicing left as it is; ``.`` for none."""
    outcomes = annotate_change(GENE, change).outcomes
    return next((found.protein for found in outcomes if found.kind == "coding_change"), ".")


@given(_exonic_changes())
def test_the_named_protein_is_the_one_that_the_changed_transcript_encodes(
    change: GeneChange,
) -> None:
    assume(_held(change))
    name = _predicted(change)
    mrna = changed_mrna(change)
    if name == "p.(Met1?)":
        assert not mrna.endswith(GENE.transcript.cds + GENE.transcript.mrna[-333:])
        return
    if name.startswith("p.(Met1ext-"):
        return
    made = translated(mrna[_start_codon(mrna) :])
    if name == ".":
        assert made == OLD
    else:
        assert said_protein(name, made) == made


@given(_exonic_changes())
def test_a_name_says_no_more_than_changes_and_lies_most_c_terminal(change: GeneChange) -> None:
    assume(_held(change))
    annotation = annotate_change(GENE, change)
    protein = annotation.protein
    if protein.kind in {Kind.IN_FRAME_DELETION, Kind.IN_FRAME_DUPLICATION}:
        assert protein.first is not None
        assert protein.last is not None
        assert OLD[protein.last + 1] != OLD[protein.first], "one residue further says the same"
    if protein.kind is Kind.IN_FRAME_INSERTION:
        assert protein.last is not None
        assert OLD[protein.last] != protein.alt[0]
        length = len(protein.alt)
        assert OLD[protein.last - length : protein.last] != protein.alt, "a duplication"
    if protein.kind is Kind.IN_FRAME_DELINS:
        assert protein.ref[0] != protein.alt[0]
        assert protein.ref[-1] != protein.alt[-1]
        assert len(protein.ref) + len(protein.alt) > 2


@given(_exonic_changes())
def test_the_fields_of_a_protein_change_agree_with_its_name(change: GeneChange) -> None:
    assume(_held(change))
    protein = annotate_change(GENE, change).protein
    if protein.first is None:
        assert protein.hgvs in {".", "p.?"}
        return
    numbers = [int(number) for number in re.findall(r"(?<=[a-z])\d+", protein.hgvs)]
    assert protein.first + 1 in numbers
    if protein.kind in {Kind.NONSENSE, Kind.FRAMESHIFT} and protein.stop is not None:
        assert protein.alt.endswith("*")
        assert protein.stop == protein.first + len(protein.alt) - 1


@pytest.mark.parametrize(
    ("coding", "protein", "kind"),
    [
        ("c.425A>G", "p.(Lys142Arg)", Kind.MISSENSE),
        ("c.846G>A", "p.(Glu282=)", Kind.SYNONYMOUS),
        ("c.4858_4860delinsGGG", "p.(Arg1620Gly)", Kind.MISSENSE),
        ("c.1732C>T", "p.(Arg578Ter)", Kind.NONSENSE),
        ("c.6527dup", "p.(Gly2177TrpfsTer113)", Kind.FRAMESHIFT),
        ("c.7787del", "p.(Gly2596ValfsTer35)", Kind.FRAMESHIFT),
        ("c.3504del", "p.(Leu1169Ter)", Kind.NONSENSE),
        ("c.6189_6206del", "p.(Lys2066_Glu2071del)", Kind.IN_FRAME_DELETION),
        ("c.6187_6189dup", "p.(Arg2063dup)", Kind.IN_FRAME_DUPLICATION),
        ("c.6188_6189insAAA", "p.(Arg2063_Gly2064insLys)", Kind.IN_FRAME_INSERTION),
        ("c.8411_8415delinsAT", "p.(Cys2804_Gln2805delinsTyr)", Kind.IN_FRAME_DELINS),
        ("c.1A>G", "p.(Met1?)", Kind.START_LOST),
        ("c.8835A>T", "p.(Ter2945CysextTer51)", Kind.C_TERMINAL_EXTENSION),
        ("c.8834del", "p.(Ter2945=)", Kind.SYNONYMOUS),
        ("c.682+1G>A", "p.?", Kind.UNKNOWN),
        ("c.682+20G>A", ".", Kind.NONE),
        ("c.*34del", ".", Kind.NONE),
    ],
    ids=lambda value: value if isinstance(value, str) and value.startswith("c.") else "",
)
def test_every_form_of_protein_name(coding: str, protein: str, kind: ProteinChangeKind) -> None:
    annotation = annotate(coding)
    assert protein_description(annotation) == protein
    assert annotation.protein.kind is kind
    assert annotation.names.protein in {".", f"NP_000085.1:{protein}"}


def _new_start(position: int) -> GeneChange:
    """Make an ATG of the codon that begins at an offset of the transcript."""
    offsets = sorted(coding_offsets()[str(number)] for number in range(-63, 0))
    start, end = offsets[position], offsets[position + 2] + 1
    assert end - start == 3
    return GeneChange(GeneOffset(start), GeneOffset(end), "ATG")


@pytest.mark.parametrize("codons", range(2, 22))
def test_an_upstream_start_in_frame_extends_the_chain_unless_a_stop_stands_between(
    codons: int,
) -> None:
    position = len(upstream()) - 3 * codons
    annotation = annotate_change(GENE, _new_start(position))
    made = translated("ATG" + upstream()[position + 3 :] + GENE.transcript.cds)
    if made.endswith(OLD) and len(made) == len(OLD) + codons:
        assert annotation.protein.hgvs == f"p.(Met1ext-{codons})"
        assert annotation.protein.kind is Kind.N_TERMINAL_EXTENSION
        assert annotation.protein.alt == made[: codons + 1]
    else:
        assert annotation.protein == ProteinChange(Kind.NONE)


def test_an_upstream_start_out_of_frame_says_nothing_of_the_chain() -> None:
    assert annotate_change(GENE, _new_start(len(upstream()) - 10)).protein.kind is Kind.NONE


@pytest.mark.parametrize(
    "name",
    ["c.1A>C", "c.1A>T", "c.2T>C", "c.3G>A", "c.2_4del", "c.1_2delinsGC", "c.-1_1delinsCC"],
)
def test_any_change_of_the_start_codon_leaves_the_protein_open(name: str) -> None:
    annotation = annotate(name)
    assert description(annotation) == name
    assert protein_description(annotation) == "p.(Met1?)"


@pytest.mark.parametrize(
    ("name", "protein"),
    [("c.1dup", "p.(Met1=)"), ("c.2_3insCCAAT", "p.(Met1=)"), ("c.-1_1insCATG", "p.(Met1ext-1)")],
)
def test_an_insertion_before_an_intact_coding_sequence_shifts_no_frame(
    name: str, protein: str
) -> None:
    annotation = annotate(name)
    assert changed_mrna(read_coding(name)).endswith(GENE.transcript.mrna[len(upstream()) :])
    assert [(found.protein, found.in_frame) for found in annotation.outcomes[:1]] == [
        (protein, True)
    ]


def test_the_protein_of_the_reference_transcript_is_the_shipped_one() -> None:
    assert protein_of(GENE.transcript.mrna) == OLD == f"{GENE.protein.residues}*"

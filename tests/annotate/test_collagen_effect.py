"""The effect on collagen VII: one documented word a variant, with the findings behind it."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from col7a1tools.annotate.annotate import annotate_change
from col7a1tools.annotate.effects import EFFECTS
from col7a1tools.annotate.structural import annotate_structural
from col7a1tools.annotate.triplets import breaks_repeat, outside_triplets
from col7a1tools.gene.protein import Register
from col7a1tools.model.annotation import Annotation, ProteinChangeKind
from col7a1tools.model.positions import Assembly, GeneOffset
from col7a1tools.model.variant import GeneChange, StructuralChange, StructuralType
from tests.annotate.brute_force import changed_mrna, protein_of, reference_protein
from tests.plain_names import annotate, coding_offsets, protein_description, read_coding
from tests.strategies import GENE, changes

SEQUENCE = GENE.locus.gene
PROTEIN = GENE.protein
HELIX = range(1253, 2783)
IMPERFECTION_GLYCINES = {1899, 2216, 2372, 2464}
CYSTEINES = {
    11, 31, 144, 216, 1048, 1234, 1247, 1251, 2634, 2802, 2804, 2876, 2885, 2904, 2912, 2925, 2929,
}  # fmt: skip

# One variant for each word, and one structural change for each of the others.
REACHED = {
    "no_protein_expected": "c.6527dup",
    "truncated_protein": "c.8767_8769delinsTAA",
    "start_lost": "c.1A>G",
    "extended_protein": "c.8835A>T",
    "frameshift_exon_loss": "c.426+1G>A",
    "in_frame_exon_loss": "c.682+1G>A",
    "splice_site_lost": "c.85+1G>A",
    "splice_change_possible": "c.7023G>A",
    "glycine_substitution": "c.6127G>A",
    "imperfection_glycine_substitution": "c.6646G>A",
    "helix_x_substitution": "c.4858C>G",
    "helix_y_substitution": "c.6205C>T",
    "interruption_substitution": "c.5818C>A",
    "cysteine_loss": "c.8626T>C",
    "signal_peptide_substitution": "c.10C>T",
    "nc1_substitution": "c.1442G>A",
    "nc2_substitution": "c.8371C>T",
    "processing_site_change": "c.8444_8524del",
    "in_frame_deletion": "c.6189_6206del",
    "in_frame_insertion": "c.6187_6189dup",
    "whole_gene_or_exon_deletion": "c.521-2_682+8del",
    "synonymous": "c.4857G>A",
    "no_change_expected": "c.8440+70T>A",
    "unknown": "c.-10G>A",
}
STRUCTURAL = {
    "exon_duplication": StructuralType.DUPLICATION,
    "structural_unclear": StructuralType.BREAKEND,
}


def _rules(annotation: Annotation) -> list[str]:
    return [finding.rule for finding in annotation.findings]


def _missense(residue: int) -> Iterator[Annotation]:
    """Every missense substitution of one residue (1-based) by one base."""
    for step in (2, 1, 0):
        offset = coding_offsets()[str(3 * residue - step)]
        for base in "ACGT":
            change = GeneChange(GeneOffset(offset), GeneOffset(offset + 1), base)
            if base != SEQUENCE[offset]:
                annotation = annotate_change(GENE, change)
                if annotation.protein.kind is ProteinChangeKind.MISSENSE:
                    yield annotation


def _roles() -> dict[int, str]:
    """Role of every helix residue (1-based), by laying triplets from the C-terminus.

    Three triplets or more that follow each other are helix; what lies between is not.
    """
    residues = reference_protein()
    roles = dict.fromkeys((index + 1 for index in HELIX), "interruption")
    end = HELIX.stop
    while end > HELIX.start:
        starts = list(range(end - 3, HELIX.start - 1, -3))
        triplets = next((n for n, i in enumerate(starts) if residues[i] != "G"), len(starts))
        if triplets < 3:
            end -= 1
            continue
        for start in starts[:triplets]:
            roles |= {start + 1: "glycine", start + 2: "x", start + 3: "y"}
        end -= 3 * triplets
    return roles


ROLES = _roles()


def _example(word: str) -> Annotation:
    if word in REACHED:
        return annotate(REACHED[word])
    start = GENE.locus.chromosome_position(
        Assembly.GRCH38, GENE.locus.forward_strand(GeneOffset(coding_offsets()["1780+30"]))
    )
    length = 0 if word == "structural_unclear" else 210
    change = StructuralChange(STRUCTURAL[word], Assembly.GRCH38, start, start + length)
    return annotate_structural(GENE, change)


@pytest.mark.parametrize("word", EFFECTS)
def test_every_documented_word_is_reached(word: str) -> None:
    assert _example(word).collagen_effect == word


@given(changes())
def test_no_other_word_is_ever_given(change: GeneChange) -> None:
    annotation = annotate_change(GENE, change)
    assert annotation.collagen_effect in EFFECTS
    for outcome in annotation.outcomes:
        for finding in outcome.findings:
            assert finding.values.get("effect", "unknown") in EFFECTS


@st.composite
def _structural_changes(draw: st.DrawFn) -> StructuralChange:
    """Symbolic alleles inside the locus, over its ends and beside it."""
    kind = draw(st.sampled_from(list(StructuralType)))
    assembly = draw(st.sampled_from(list(Assembly)))
    start = GENE.locus.spans[assembly].start + draw(st.integers(-6000, 44_000))
    one_place = kind in {StructuralType.INSERTION, StructuralType.BREAKEND}
    end = start if one_place else start + draw(st.integers(0, 40_000))
    tandem, precise = draw(st.booleans()), draw(st.booleans())
    return StructuralChange(kind, assembly, start, end, tandem=tandem, precise=precise)


@given(_structural_changes())
def test_no_structural_change_is_without_a_documented_word(change: StructuralChange) -> None:
    annotation = annotate_structural(GENE, change)
    assert annotation.collagen_effect in EFFECTS
    assert annotation.consequence


def test_the_repeat_has_474_glycines_in_register() -> None:
    assert list(ROLES.values()).count("glycine") == 474


def test_every_missense_change_in_the_helix_is_read_by_the_role_of_its_residue() -> None:
    words = {
        "glycine": "glycine_substitution",
        "x": "helix_x_substitution",
        "y": "helix_y_substitution",
        "interruption": "interruption_substitution",
    }
    for residue, role in ROLES.items():
        word = words[role]
        if residue in IMPERFECTION_GLYCINES:
            word = "imperfection_glycine_substitution"
        if residue in CYSTEINES:
            word = "cysteine_loss"
        for annotation in _missense(residue):
            assert annotation.collagen_effect == word, protein_description(annotation)


def test_every_cysteine_and_no_other_residue_is_a_cysteine_lost() -> None:
    assert {index + 1 for index, residue in enumerate(PROTEIN.residues) if residue == "C"} == (
        CYSTEINES
    )
    for residue in CYSTEINES:
        for annotation in _missense(residue):
            assert annotation.collagen_effect == "cysteine_loss"
            assert "collagen.cysteine_lost" in _rules(annotation)


def test_outside_the_helix_the_word_names_the_region() -> None:
    regions = (
        (2, 10, "signal_peptide_substitution"),
        (24, 30, "nc1_substitution"),
        (1252, 1253, "nc1_substitution"),
        (2784, 2801, "nc2_substitution"),
        (2930, 2944, "nc2_substitution"),
    )
    for first, last, word in regions:
        for residue in range(first, last + 1):
            assert {found.collagen_effect for found in _missense(residue)} <= {word}


@pytest.mark.parametrize("residue", sorted(IMPERFECTION_GLYCINES))
def test_glycines_that_open_a_two_residue_gap_have_a_finding_of_their_own(residue: int) -> None:
    annotations = list(_missense(residue))
    assert annotations
    for annotation in annotations:
        assert "collagen.imperfection_glycine" in _rules(annotation)


def test_the_hinge_is_named_and_other_interruptions_are_numbered() -> None:
    (hinge,) = (found for found in _missense(1950) if found.protein.alt == "V")
    assert "collagen.hinge" in _rules(hinge)
    other = next(_missense(1294))
    finding = next(f for f in other.findings if f.rule == "collagen.interruption")
    assert finding.values["interruption"] == 1


def test_a_cysteine_gained_is_told_beside_the_word() -> None:
    annotation = annotate("c.6205C>T")
    assert protein_description(annotation) == "p.(Arg2069Cys)"
    assert annotation.collagen_effect == "helix_y_substitution"
    assert "collagen.cysteine_gained" in _rules(annotation)


@pytest.mark.parametrize(
    ("residue", "codons", "word"),
    [
        (1618, "AAAAAAAAA", "glycine_substitution"),
        (1620, "AAAACA", "helix_y_substitution"),
        (2884, "GCAGCA", "cysteine_loss"),
        (2215, "AAAAAA", "imperfection_glycine_substitution"),
        (22, "TGGTGG", "signal_peptide_substitution"),
        (2830, "TGGTGG", "nc2_substitution"),
    ],
)
def test_several_residues_replaced_at_once_are_each_read(
    residue: int, codons: str, word: str
) -> None:
    start = coding_offsets()[str(3 * residue - 2)]
    end = coding_offsets()[str(3 * residue - 3 + len(codons))] + 1
    assert end - start == len(codons), "the codons lie in one exon"
    annotation = annotate_change(GENE, GeneChange(GeneOffset(start), GeneOffset(end), codons))
    assert annotation.outcomes[0].protein.count("delins") == 1
    assert annotation.consequence[0] == "missense_variant"
    assert annotation.collagen_effect == word


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("c.4857_4865del", False),
        ("c.4857_4859del", True),
        ("c.4857_4865dup", False),
        ("c.4857_4858insAAAAAAAAA", True),
        ("c.6189_6206del", False),
        ("c.3877_3885del", False),
        ("c.5851_5853del", False),
    ],
)
def test_in_frame_changes_of_the_helix_keep_or_break_the_repeat(name: str, broken: bool) -> None:
    annotation = annotate(name)
    rules = _rules(annotation)
    assert ("collagen.register_shifted" in rules) == broken
    assert ("collagen.register_kept" in rules) != broken
    made = protein_of(changed_mrna(read_coding(name)))
    before, after = (outside_triplets(chain) for chain in (reference_protein(), made))
    inside_gap = name == "c.5851_5853del"
    assert broken == (after > before and not inside_gap)


@given(st.integers(HELIX.start, HELIX.stop - 40), st.integers(1, 30), st.text("GPAR", max_size=9))
def test_reading_a_part_of_the_helix_is_reading_all_of_it(first: int, lost: int, new: str) -> None:
    residues = PROTEIN.residues
    end = first + lost
    gap = PROTEIN.interruption_at(first)
    inside = gap is not None and gap.start < first and end < gap.end
    changed = residues[:first] + new + residues[end:]
    expected = outside_triplets(changed) > outside_triplets(residues)
    assert breaks_repeat(first, end, new, PROTEIN) == (expected and not inside)


def test_the_shipped_register_is_what_laying_the_triplets_gives() -> None:
    names = {
        Register.GLYCINE: "glycine",
        Register.X: "x",
        Register.Y: "y",
        Register.INTERRUPTION: "interruption",
    }
    assert {index + 1: names[role] for index, role in PROTEIN.register.items()} == ROLES


def test_the_first_and_the_last_base_of_every_exon_are_flagged_whatever_they_encode() -> None:
    exons = GENE.transcript.exons
    for index, exon in enumerate(exons):
        for offset in range(exon.start, exon.end):
            last, first = offset == exon.end - 1, offset == exon.start
            if not (first or last or offset in {exon.start + 1, exon.end - 2}):
                continue
            base = "A" if SEQUENCE[offset] != "A" else "C"
            change = GeneChange(GeneOffset(offset), GeneOffset(offset + 1), base)
            rules = _rules(annotate_change(GENE, change))
            inner = index > 0
            assert ("splice.first_base_of_exon" in rules) == (first and inner)
            assert ("splice.last_base_of_exon" in rules) == (last and index + 1 < len(exons))


def test_a_silent_change_at_the_end_of_an_exon_is_not_called_harmless() -> None:
    for name in ("c.846G>A", "c.4011G>A", "c.5097G>A", "c.5820G>A", "c.6501G>A", "c.7023G>A"):
        annotation = annotate(name)
        assert protein_description(annotation).endswith("=)")
        assert annotation.collagen_effect == "splice_change_possible"
        kinds = [outcome.kind for outcome in annotation.outcomes]
        assert kinds == ["coding_change", "exon_skipped"]


def test_a_missense_change_near_the_end_of_an_exon_keeps_its_word_and_both_outcomes() -> None:
    annotation = annotate("c.425A>G")
    assert annotation.collagen_effect == "nc1_substitution"
    kinds = {outcome.kind: outcome.in_frame for outcome in annotation.outcomes}
    assert kinds == {"coding_change": True, "exon_skipped": False}
    assert "splice.last_bases_of_exon" in _rules(annotation)

"""What other annotators get wrong on this gene, each with the answer that the sequence gives.

The peers' answers were measured on every substitution of the transcript and 5,000 random indels;
where a right answer is a protein, it is checked against a translation of the whole transcript.
"""

from itertools import pairwise, product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from col7a1tools.annotate.annotate import annotate_change
from col7a1tools.model.annotation import Annotation, Impact, ProteinChangeKind
from col7a1tools.model.positions import Assembly, GeneOffset
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.normalise import normalise, vcf_allele
from tests.annotate.brute_force import (
    changed_mrna,
    mrna_without,
    protein_of,
    reference_protein,
    said_protein,
    upstream,
)
from tests.plain_names import (
    annotate,
    annotate_vcf,
    coding_offsets,
    description,
    protein_description,
    read_coding,
)
from tests.strategies import GENE, changes, exonic_offsets

SEQUENCE = GENE.locus.gene
EXONS = GENE.transcript.exons
INTRONS = [(before.end, after.start) for before, after in pairwise(EXONS)]
OLD = reference_protein()

# A c. name, the p. name, and whether a stop is gained.
CODING = (
    # VEP reads the 3' UTR of a gene on the reverse strand from its wrong end.
    ("c.8835A>T", "p.(Ter2945CysextTer51)", False),
    ("c.8832_8833del", "p.(Asp2944GlufsTer5)", False),
    ("c.8834del", "p.(Ter2945=)", False),
    # VEP calls a stop-gaining insertion an in-frame insertion that keeps the stop.
    ("c.8795_8796insATAGACACCTATTT", "p.(Val2933Ter)", True),
    ("c.6713_6714insTCCGTCTCGTTAACAGT", "p.(Gly2239ProfsTer4)", True),
    # bcftools csq calls this stop an in-frame deletion.
    ("c.1077_1087delinsCTGAT", "p.(Trp360Ter)", True),
    # bcftools csq and SnpEff call this in-frame change a stop.
    ("c.8411_8415delinsAT", "p.(Cys2804_Gln2805delinsTyr)", False),
    # A frame shift whose first new codon is a stop.
    ("c.3504del", "p.(Leu1169Ter)", False),
    # In-frame deletions and duplications lie most C-terminal, dup before ins.
    ("c.6189_6206del", "p.(Lys2066_Glu2071del)", False),
    ("c.4857_4865dup", "p.(Arg1620_Gly1622dup)", False),
    # Several bases in two codons: one range, never two residues on one number.
    ("c.4855_4860delinsCGTGAA", "p.(Gly1619_Arg1620delinsArgGlu)", False),
    ("c.4857_4858delinsAA", "p.(Gly1619_Arg1620=)", False),
    # SnpEff and pyhgvs write a deletion-insertion.
    ("c.203_207inv", "p.(Phe68Ter)", True),
    # Mutalyzer writes c.8580_8581G[4].
    ("c.8580_8581dup", "p.(Glu2861GlyfsTer38)", False),
)

# GRCh38 position, REF, ALT not aligned to the left, and the c. name.
NOT_LEFT_ALIGNED = (
    (48_565_611, "G", "GTTCTGGGAG", "c.8440+18_8440+26dup"),
    (48_576_916, "CTCCC", "C", "c.5569_5572del"),
)

START_CODON = [coding_offsets()[label] for label in ("1", "2", "3")]


def _without_stop_retained(annotation: Annotation) -> bool:
    return "stop_retained_variant" not in annotation.consequence


@pytest.mark.parametrize(("coding", "protein", "stops"), CODING, ids=[row[0] for row in CODING])
def test_coding_changes_are_named_from_the_translated_transcript(
    coding: str, protein: str, stops: bool
) -> None:
    annotation = annotate(coding)
    assert description(annotation) == coding
    assert protein_description(annotation) == protein
    made = protein_of(changed_mrna(read_coding(coding)))
    assert said_protein(protein, made) == made
    assert ("stop_gained" in annotation.consequence) == stops
    if stops:
        assert annotation.impact is Impact.HIGH
        assert _without_stop_retained(annotation)
        assert "inframe_insertion" not in annotation.consequence


@given(changes(exonic_offsets()))
def test_a_chain_that_ends_early_is_never_of_low_or_moderate_impact(change: GeneChange) -> None:
    change = normalise(change, GENE)
    inside = any(e.start < change.start and change.end < e.end for e in EXONS)
    assume(inside and change.start > START_CODON[-1])
    made = protein_of(changed_mrna(change))
    cut_short = len(made) < len(OLD) - 60
    assume(cut_short)
    annotation = annotate_change(GENE, change)
    assert annotation.impact is Impact.HIGH
    assert _without_stop_retained(annotation)


@given(changes(exonic_offsets()))
def test_a_frame_shift_whose_first_new_codon_is_a_stop_is_a_nonsense_change(
    change: GeneChange,
) -> None:
    protein = annotate_change(GENE, change).protein
    assert not protein.hgvs.endswith("TerfsTer1)")
    if protein.kind is ProteinChangeKind.FRAMESHIFT:
        assert protein.alt[0] != "*"


@pytest.mark.parametrize(
    ("position", "ref", "alt", "coding"), NOT_LEFT_ALIGNED, ids=[row[3] for row in NOT_LEFT_ALIGNED]
)
def test_an_allele_that_is_not_left_aligned_has_the_same_name(
    position: int, ref: str, alt: str, coding: str
) -> None:
    annotation = annotate_vcf(position, ref, alt)
    assert description(annotation) == coding
    aligned = vcf_allele(annotation.change, GENE, Assembly.GRCH38)  # type: ignore[arg-type]
    assert aligned.pos < position
    assert annotate_vcf(aligned.pos, aligned.ref, aligned.alt) == annotation


def test_the_middle_base_of_every_odd_intron_belongs_to_the_exon_before_it() -> None:
    odd = [(donor, acceptor) for donor, acceptor in INTRONS if (acceptor - donor) % 2]
    assert len(odd) > 40
    for donor, acceptor in odd:
        middle = (donor + acceptor) // 2
        assert middle - donor == acceptor - 1 - middle
        base = next(base for base in "ACGT" if base != SEQUENCE[middle])
        change = GeneChange(GeneOffset(middle), GeneOffset(middle + 1), base)
        name = description(annotate_change(GENE, change))
        assert f"+{middle - donor + 1}{SEQUENCE[middle]}>{base}" in name


def test_c_8440_plus_70_is_not_named_from_the_exon_behind_the_intron() -> None:
    assert description(annotate("c.8440+70T>A")) == "c.8440+70T>A"


def test_an_insertion_exactly_at_an_exon_border_keeps_both_candidate_outcomes() -> None:
    annotation = annotate("c.7558-17_7558-1dup")
    assert description(annotation) == "c.7558-17_7558-1dup"
    assert protein_description(annotation) == "p.?"
    kinds = {outcome.kind: outcome.protein for outcome in annotation.outcomes}
    change = read_coding("c.7558-17_7558-1dup")
    made = protein_of(changed_mrna(change))
    assert said_protein(kinds["coding_change"], made) == made
    skipped = protein_of(mrna_without({101}))
    assert said_protein(kinds["exon_skipped"], skipped) == skipped
    assert "splice.insertion_at_exon_edge" in {finding.rule for finding in annotation.findings}


@pytest.mark.parametrize("name", ["c.1A>T", "c.1A>C", "c.1A>G"])
def test_any_substitution_of_the_start_codon_loses_it(name: str) -> None:
    annotation = annotate(name)
    assert annotation.consequence[0] == "start_lost"
    assert annotation.impact is Impact.HIGH
    assert annotation.collagen_effect == "start_lost"


@given(changes(st.sampled_from(START_CODON)))
def test_an_indel_that_destroys_the_start_codon_loses_it(change: GeneChange) -> None:
    change = normalise(change, GENE)
    exon = EXONS[1]
    assume(exon.start <= change.start and change.end <= exon.end)
    assume(not (change.start == change.end == exon.start))
    mrna = changed_mrna(change)
    in_place = mrna[len(upstream()) :].startswith("ATG")
    moved = mrna.endswith(GENE.transcript.mrna[len(upstream()) :])
    lost = not in_place and not moved
    assert ("start_lost" in annotate_change(GENE, change).consequence) == lost


@pytest.mark.parametrize("step", range(1, 9))
def test_a_donor_region_is_no_donor_site(step: int) -> None:
    """A search for the letters ``splice_donor`` takes +3 to +6 for the canonical site."""
    for donor, _ in INTRONS[1:]:
        base = next(base for base in "ACGT" if base != SEQUENCE[donor + step - 1])
        change = GeneChange(GeneOffset(donor + step - 1), GeneOffset(donor + step), base)
        annotation = annotate_change(GENE, change)
        canonical = step <= 2
        rules = {finding.rule for finding in annotation.findings}
        assert ("splice_donor_variant" in annotation.consequence) == canonical
        assert ("splice.donor_core" in rules) == canonical
        assert (annotation.impact is Impact.HIGH) == canonical
        assert (annotation.protein.hgvs == "p.?") == canonical


def test_nine_in_ten_canonical_splice_sites_flank_an_exon_that_can_be_skipped_in_frame() -> None:
    """Which is why a lost site is not by itself the loss of the protein."""
    words = []
    for (donor, acceptor), side in product(INTRONS[1:], ("donor", "acceptor")):
        offset = donor if side == "donor" else acceptor - 1
        change = GeneChange(GeneOffset(offset), GeneOffset(offset + 1), "C")
        words.append(annotate_change(GENE, change).collagen_effect)
    # 117 introns; the first donor and the last acceptor belong to exons that cannot be skipped.
    lengths = {exon.number: exon.length for exon in EXONS if exon.number not in {None, 1, 118}}
    in_frame = 2 * sum(length % 3 == 0 for length in lengths.values())
    assert words.count("in_frame_exon_loss") == in_frame == 214
    assert words.count("frameshift_exon_loss") == 2 * len(lengths) - in_frame
    assert words.count("splice_site_lost") == 2


def test_two_changes_of_one_codon_in_one_record_are_read_together() -> None:
    """Codon 142 is AAG: each alone gives Arg or Glu, both together Gly."""
    together = annotate("c.424_425delinsGG")
    assert protein_description(annotate("c.425A>G")) == "p.(Lys142Arg)"
    assert protein_description(annotate("c.424A>G")) == "p.(Lys142Glu)"
    assert protein_description(together) == "p.(Lys142Gly)"

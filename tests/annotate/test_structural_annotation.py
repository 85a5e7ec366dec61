"""Symbolic and breakend alleles: named from their bases where these are known, else with doubt."""

import pytest

from col7a1tools.annotate.structural import annotate_structural
from col7a1tools.gene import Gene
from col7a1tools.model.annotation import Annotation, Impact
from col7a1tools.model.positions import Assembly, PlusOffset
from col7a1tools.model.variant import StructuralChange, StructuralType
from col7a1tools.nomenclature.parse import parse_description
from tests.annotate.brute_force import mrna_without, protein_of, said_protein
from tests.plain_names import annotate, coding_offsets, description
from tests.strategies import GENE

Type = StructuralType
BOTH = (Assembly.GRCH38, Assembly.GRCH37)


def _change(
    kind: StructuralType,
    first: str,
    last: str,
    assembly: Assembly = Assembly.GRCH38,
    *,
    tandem: bool = False,
    precise: bool = True,
) -> StructuralChange:
    """A structural change between two c. positions."""
    locus = GENE.locus
    end, start = (
        locus.chromosome_position(assembly, PlusOffset(len(locus) - 1 - coding_offsets()[label]))
        for label in (first, last)
    )
    return StructuralChange(kind, assembly, start, end, tandem=tandem, precise=precise)


def _beyond(kind: StructuralType, first: str | None, last: str | None) -> StructuralChange:
    """A change that reaches 5,000 bases beyond the locus on each side left open."""
    span = GENE.locus.spans[Assembly.GRCH38]
    inner = _change(kind, first or "1", last or "1")
    return StructuralChange(
        kind,
        Assembly.GRCH38,
        inner.start if last else span.start - 5000,
        inner.end if first else span.end + 5000,
    )


def _describe(change: StructuralChange) -> Annotation:
    return annotate_structural(GENE, change)


def _rules(annotation: Annotation) -> set[str]:
    return {finding.rule for finding in annotation.findings}


@pytest.mark.parametrize("assembly", BOTH, ids=lambda assembly: assembly.value)
def test_a_precise_deletion_is_the_sequence_change_that_its_ends_say(assembly: Assembly) -> None:
    symbolic = _describe(_change(Type.DELETION, "1637-240", "3255", assembly))
    assert symbolic == annotate("c.1637-240_3255del")
    assert symbolic.names.genomic_grch38 == "NC_000003.12:g.48586996_48591059del"
    assert symbolic.names.genomic_grch37 == "NC_000003.11:g.48624429_48628492del"


def test_an_exon_that_lost_its_acceptor_is_left_out_with_the_deleted_ones() -> None:
    """The deletion takes exons 13 to 23 and the front of 24: all 12 are lost, out of frame."""
    annotation = annotate("c.1637-240_3255del")
    kinds = [(outcome.kind, outcome.in_frame) for outcome in annotation.outcomes]
    assert kinds == [("exons_deleted", False), ("cryptic_site_or_intron_retained", None)]
    made = protein_of(mrna_without(set(range(13, 25))))
    assert said_protein(annotation.outcomes[0].protein, made) == made
    assert annotation.collagen_effect == "whole_gene_or_exon_deletion"
    assert annotation.placement.exon == "13-24/118"
    assert annotation.placement.exon_mane == "14-25/119"


def test_a_deletion_of_one_whole_exon_leaves_one_outcome() -> None:
    annotation = annotate("c.521-2_682+8del")
    assert annotation.collagen_effect == "whole_gene_or_exon_deletion"
    (outcome,) = annotation.outcomes
    assert outcome.in_frame
    made = protein_of(mrna_without({5}))
    assert said_protein(outcome.protein, made) == made


@pytest.mark.parametrize(
    ("name", "effect"),
    [
        ("c.500_690del", "whole_gene_or_exon_deletion"),
        ("c.680_690del", "no_protein_expected"),
        ("c.679_690del", "in_frame_deletion"),
    ],
)
def test_two_exons_that_a_deletion_cuts_become_one(name: str, effect: str) -> None:
    annotation = annotate(name)
    assert description(annotation) == name
    assert annotation.names.protein.endswith("p.?")
    fused = annotation.outcomes[0]
    assert fused.kind == "exons_fused"
    transcript = GENE.transcript
    first, last = (int(part) for part in name[2:-3].split("_"))
    cds = transcript.cds[: first - 1] + transcript.cds[last:]
    made = protein_of(
        transcript.mrna[: transcript.cds_start] + cds + transcript.mrna[transcript.cds_end :]
    )
    assert said_protein(fused.protein, made) == made
    assert annotation.collagen_effect == effect


def test_a_deletion_of_exactly_an_intron_changes_no_residue_of_the_joined_exons() -> None:
    annotation = annotate("c.682+1_683-1del")
    assert annotation.collagen_effect == "splice_change_possible"
    assert annotation.outcomes[0].kind == "exons_fused"
    assert annotation.outcomes[0].protein == "p.(Pro228=)"
    assert annotation.names.protein.endswith("p.?")


@pytest.mark.parametrize("first", ["-63", None])
def test_a_deletion_of_the_gene_ablates_the_transcript(first: str | None) -> None:
    change = _change(Type.DELETION, "-63", "*333") if first else _beyond(Type.DELETION, None, None)
    annotation = _describe(change)
    assert annotation.consequence == ("transcript_ablation",)
    assert annotation.impact is Impact.HIGH
    assert annotation.collagen_effect == "whole_gene_or_exon_deletion"
    assert annotation.outcomes == ()
    assert annotation.placement.exon == "1-118/118"


@pytest.mark.parametrize(
    ("change", "coding"),
    [
        (_beyond(Type.DELETION, None, None), "c.(?_-63)_(*333_?)del"),
        (_beyond(Type.DELETION, None, "300"), "c.(?_-63)_300del"),
        (_beyond(Type.DELETION, "8700", None), "c.8700_(*333_?)del"),
        (
            _change(Type.DELETION, "1637-40", "3276+20", precise=False),
            "c.(?_1637-40)_(3276+20_?)del",
        ),
        (
            _change(Type.INVERSION, "1637-40", "1780+30", precise=False),
            "c.(?_1637-40)_(1780+30_?)inv",
        ),
        (_change(Type.DUPLICATION, "1637-40", "1780+30", tandem=True), "c.1637-40_1780+30dup"),
        (_change(Type.DUPLICATION, "1637-40", "1780+30"), ""),
        (_change(Type.INVERSION, "1637-40", "1780+30"), "c.1637-40_1780+30inv"),
        (_change(Type.COPY_NUMBER, "1637-40", "1780+30"), ""),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_names_carry_the_doubt_of_the_record(change: StructuralChange, coding: str) -> None:
    annotation = _describe(change)
    assert description(annotation) == coding
    if coding and not change.precise:
        number = annotation.names.genomic_grch38.partition(":g.")[2]
        assert number.startswith(f"(?_{change.start})_({change.end}_?)")
    assert annotation.names.protein == "NP_000085.1:p.?"


def test_an_imprecise_deletion_is_read_by_its_whole_exons_and_says_that_its_ends_are_open() -> None:
    annotation = _describe(_change(Type.DELETION, "1637-40", "1780+30", precise=False))
    assert annotation.collagen_effect == "whole_gene_or_exon_deletion"
    assert {"structural.touches", "structural.imprecise"} <= _rules(annotation)
    (outcome,) = annotation.outcomes
    made = protein_of(mrna_without({13}))
    assert said_protein(outcome.protein, made) == made


def test_a_tandem_duplication_of_exons_is_told_from_one_of_unknown_orientation() -> None:
    tandem = _describe(_change(Type.DUPLICATION, "1637-40", "1780+30", tandem=True))
    other = _describe(_change(Type.DUPLICATION, "1637-40", "1780+30"))
    assert tandem.collagen_effect == other.collagen_effect == "exon_duplication"
    assert tandem.consequence[0] == "feature_elongation"
    assert "structural.tandem" in _rules(tandem)
    assert "structural.orientation_unknown" in _rules(other)


def test_a_copy_whose_place_is_unknown_is_an_insertion_somewhere_and_no_dup() -> None:
    change = _change(Type.DUPLICATION, "1637-40", "1780+30")
    names = _describe(change).names
    inserted = f"NC_000003.12:g.{change.start}_{change.end}"
    assert names.genomic_grch38 == f"NC_000003.12:g.?_?ins[{inserted}]"
    assert (names.coding, names.protein) == (".", "NP_000085.1:p.?")


def test_an_inversion_over_exons_leaves_them_out_as_one_run() -> None:
    annotation = annotate("c.7097_7200inv")
    outcomes = [(one.kind, one.in_frame) for one in annotation.outcomes]
    assert outcomes == [("exons_skipped", True), ("cryptic_site_or_intron_retained", None)]
    made = protein_of(mrna_without({92, 93, 94}))
    assert said_protein(annotation.outcomes[0].protein, made) == made


@pytest.mark.parametrize(("first", "last"), [("1650", "1652"), ("1636+20", "1636+40")])
def test_a_tandem_duplication_inside_one_exon_or_intron_is_a_sequence_change(
    first: str, last: str
) -> None:
    annotation = _describe(_change(Type.DUPLICATION, first, last, tandem=True))
    assert annotation == annotate(f"c.{first}_{last}dup")


def test_an_inverted_exon_is_expected_to_be_left_out() -> None:
    annotation = _describe(_change(Type.INVERSION, "1637-40", "1780+30"))
    assert annotation == annotate("c.1637-40_1780+30inv")
    assert annotation.collagen_effect == "in_frame_exon_loss"


@pytest.mark.parametrize(
    ("kind", "term"),
    [(Type.BREAKEND, "feature_truncation"), (Type.INSERTION, "feature_elongation")],
)
@pytest.mark.parametrize(
    ("label", "place"), [("1650", "coding_sequence_variant"), ("1636+40", "intron_variant")]
)
def test_breakends_and_insertions_have_a_place_but_no_effect_that_could_be_read(
    kind: StructuralType, term: str, label: str, place: str
) -> None:
    annotation = _describe(_change(kind, label, label))
    assert annotation.consequence == (term, place)
    assert annotation.collagen_effect == "structural_unclear"
    assert annotation.names.coding == annotation.names.genomic_grch38 == "."
    assert ("structural.intronic" in _rules(annotation)) == (place == "intron_variant")


@pytest.mark.parametrize("precise", [True, False])
def test_a_change_beside_the_transcript_says_nothing_of_the_protein(*, precise: bool) -> None:
    end = GENE.locus.spans[Assembly.GRCH38].end
    change = StructuralChange(Type.DELETION, Assembly.GRCH38, end - 100, end - 50, precise=precise)
    annotation = _describe(change)
    assert annotation.consequence == ("upstream_gene_variant",)
    assert annotation.collagen_effect == "unknown"
    assert annotation.names.protein == annotation.names.coding == "."


@pytest.mark.parametrize("kind", list(Type))
def test_both_assemblies_give_the_same_reading(kind: StructuralType) -> None:
    new, old = (
        _describe(_change(kind, "1637-40", "1780+30", assembly, precise=False)) for assembly in BOTH
    )
    assert new.names == old.names
    assert (new.consequence, new.collagen_effect, new.outcomes, new.findings) == (
        old.consequence,
        old.collagen_effect,
        old.outcomes,
        old.findings,
    )


@pytest.mark.parametrize(
    ("text", "coding", "genomic"),
    [
        (
            "c.(3139+1_3140-1)_(3276+1_3277-1)del",
            "c.(3139+1_3140-1)_(3276+1_3277-1)del",
            "g.(48586690_48586971)_(48587109_48587189)del",
        ),
        (
            "c.1637-240_(3276+1_3277-1)dup",
            "c.1637-240_(3276+1_3277-1)dup",
            "g.(48586690_48586971)_48591056dup",
        ),
        ("c.(?_3140)_(3276_?)del", "c.(?_3140)_(3276_?)del", "g.(?_48586972)_(48587108_?)del"),
        (
            "NC_000003.12:g.(48000000_48100000)_(48700000_48800000)del",
            "c.(?_-63)_(*333_?)del",
            "g.(48000000_48100000)_(48700000_48800000)del",
        ),
    ],
)
def test_uncertain_ends_keep_their_limits(text: str, coding: str, genomic: str, gene: Gene) -> None:
    change = parse_description(text, gene).alleles[0].variants[0].change
    assert isinstance(change, StructuralChange)
    names = annotate_structural(gene, change).names
    assert names.coding == f"NM_000094.4:{coding}"
    assert names.genomic_grch38 == f"NC_000003.12:{genomic}"


def test_limits_that_hold_no_exon_leave_no_doubt_of_the_exons(gene: Gene) -> None:
    for text, rule in (
        ("c.(3139+1_3140-1)_(3276+1_3277-1)del", "structural.exons_known"),
        ("c.(2992+1_3140-1)_(3276+1_3277-1)del", "structural.imprecise"),
        ("c.(?_3140)_(3276_?)del", "structural.imprecise"),
    ):
        change = parse_description(text, gene).alleles[0].variants[0].change
        assert isinstance(change, StructuralChange)
        rules = {finding.rule for finding in annotate_structural(gene, change).findings}
        assert rules & {"structural.exons_known", "structural.imprecise"} == {rule}

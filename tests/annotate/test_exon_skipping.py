"""What is left when an exon is skipped, against the spliced and translated rest."""

import csv
import re
from pathlib import Path

import pytest

from col7a1tools.annotate.splicing import joined_without, skipped_exon
from col7a1tools.gene.transcript import Exon
from col7a1tools.model.annotation import Outcome
from tests.annotate.brute_force import mrna_without, protein_of, reference_protein, said_protein
from tests.plain_names import annotate, coding_offsets
from tests.strategies import GENE

EXONS = GENE.transcript.exons
SKIPPABLE = [exon for exon in EXONS if exon.number not in {None, 1, 118}]
OUT_OF_FRAME = {2, 3, 4, 6, 7, 24, 25, 27, 113}


def _skip(exon: Exon) -> Outcome:
    outcome = skipped_exon(exon.number_mane - 1, GENE)
    assert outcome is not None
    return outcome


def _number(exon: Exon) -> int:
    assert exon.number is not None
    return exon.number


def _rules(outcome: Outcome) -> set[str]:
    return {finding.rule for finding in outcome.findings}


@pytest.mark.parametrize("exon", SKIPPABLE, ids=lambda exon: f"exon {exon.number}")
def test_the_protein_of_a_skip_is_what_the_other_exons_encode(exon: Exon) -> None:
    outcome = _skip(exon)
    made = protein_of(mrna_without({_number(exon)}))
    assert said_protein(outcome.protein, made) == made
    assert outcome.in_frame == (exon.length % 3 == 0)
    if outcome.in_frame:
        # No stop arises at the joint, and the chain is shorter by a third of the bases.
        assert len(reference_protein()) - len(made) == exon.length // 3


def test_107_of_116_skips_keep_the_frame() -> None:
    assert len(SKIPPABLE) == 116
    assert {exon.number for exon in SKIPPABLE if not _skip(exon).in_frame} == OUT_OF_FRAME
    assert sum(_skip(exon).in_frame is True for exon in SKIPPABLE) == 107


@pytest.mark.parametrize("index", [0, 1, len(EXONS) - 1])
def test_the_exons_with_the_start_and_the_stop_cannot_be_skipped(index: int) -> None:
    assert skipped_exon(index, GENE) is None


def test_skips_that_shift_the_frame_meet_a_stop_before_the_last_junction() -> None:
    for exon in SKIPPABLE:
        if _number(exon) in OUT_OF_FRAME:
            assert "protein.decay_predicted" in _rules(_skip(exon))


def test_skipping_exon_115_takes_the_processing_segment_as_in_the_published_patient() -> None:
    outcome = _skip(EXONS[115])
    assert EXONS[115].number == 115
    assert "collagen.processing_segment_lost" in _rules(outcome)
    assert outcome.findings[0].values["residues"] == 29
    others = [exon for exon in SKIPPABLE if exon.number != 115]
    assert not any("collagen.processing_segment_lost" in _rules(_skip(exon)) for exon in others)


@pytest.mark.parametrize(
    ("first", "last", "in_frame"), [(13, 24, False), (13, 23, True), (2, 4, True), (24, 25, True)]
)
def test_a_run_of_missing_exons_is_read_as_a_whole(first: int, last: int, in_frame: bool) -> None:
    numbers = set(range(first, last + 1))
    outcome = joined_without(tuple(sorted(numbers)), GENE)
    assert outcome is not None
    bases = sum(exon.length for exon in EXONS if exon.number in numbers)
    assert outcome.in_frame == in_frame == (bases % 3 == 0)
    made = protein_of(mrna_without(numbers))
    assert said_protein(outcome.protein, made) == made
    assert outcome.findings[0].values["exon"] == f"{first}-{last}"


@pytest.mark.parametrize(
    ("name", "skipped", "effect"),
    [
        ("c.682+1G>A", 5, "in_frame_exon_loss"),
        ("c.521-1G>C", 5, "in_frame_exon_loss"),
        ("c.426+1G>A", 3, "frameshift_exon_loss"),
        ("c.267-2A>G", 3, "frameshift_exon_loss"),
        ("c.675_682+3del", 5, "in_frame_exon_loss"),
    ],
)
def test_a_lost_site_skips_its_own_exon_and_leaves_other_outcomes_open(
    name: str, skipped: int, effect: str
) -> None:
    annotation = annotate(name)
    kinds = [outcome.kind for outcome in annotation.outcomes]
    assert kinds == ["exon_skipped", "cryptic_site_or_intron_retained"]
    assert annotation.outcomes[0] == _skip(EXONS[skipped])
    assert annotation.outcomes[1].in_frame is None
    assert annotation.collagen_effect == effect


@pytest.mark.parametrize("name", ["c.85+1G>A", "c.8819-1G>A", "c.-2+1G>A", "c.-1-1G>A"])
def test_no_exon_is_said_to_be_skipped_where_the_neighbour_has_none_to_join(name: str) -> None:
    annotation = annotate(name)
    assert [outcome.kind for outcome in annotation.outcomes] == ["cryptic_site_or_intron_retained"]
    assert annotation.collagen_effect == "splice_site_lost"


def test_the_change_of_the_gc_donor_of_intron_103_to_gt_is_no_loss() -> None:
    donor = coding_offsets()["7758+2"]
    assert GENE.locus.gene[donor - 1 : donor + 1] == "GC"
    mended, broken = annotate("c.7758+2C>T"), annotate("c.7758+2C>A")
    assert mended.consequence == broken.consequence == ("splice_donor_variant",)
    assert mended.collagen_effect == "splice_change_possible"
    assert "splice.gc_donor_becomes_gt" in {finding.rule for finding in mended.findings}
    assert broken.collagen_effect == "in_frame_exon_loss"


def test_only_two_introns_have_a_gc_donor() -> None:
    donors = {exon.number: GENE.locus.gene[exon.end : exon.end + 2] for exon in EXONS[:-1]}
    assert {number for number, bases in donors.items() if bases == "GC"} == {None, 103}
    assert set(donors.values()) == {"GT", "GC"}


def _facts(shared: Path) -> dict[int, dict[str, str]]:
    with (shared / "facts" / "exons_phase.tsv").open(encoding="utf-8", newline="") as file:
        return {int(row["exon"]): row for row in csv.DictReader(file, delimiter="\t")}


@pytest.mark.truth
def test_what_a_skip_does_to_the_repeat_agrees_with_the_fact_table(shared: Path) -> None:
    words = {
        "": set(),
        "preserved": {"collagen.register_kept"},
        "changed": {"collagen.register_shifted"},
    }
    facts = _facts(shared)
    assert not facts[112]["gxy_register_after_skip"], "half helix, half NC-2: left out there"
    for exon in SKIPPABLE:
        if exon.number != 112:
            fact = facts[_number(exon)]["gxy_register_after_skip"].partition(":")[0]
            found = {rule for rule in _rules(_skip(exon)) if "register" in rule}
            assert found == words[fact]


@pytest.mark.truth
def test_residues_lost_and_new_stops_agree_with_the_fact_table(shared: Path) -> None:
    facts = _facts(shared)
    for exon in SKIPPABLE:
        effect = facts[_number(exon)]["skip_effect"]
        outcome = _skip(exon)
        number = int(re.findall(r"\d+", effect)[0])
        if outcome.in_frame:
            assert effect.startswith("in-frame")
            assert outcome.findings[0].values["residues"] == number
        else:
            # The table counts codons from the joint, the name from the first changed residue.
            shift = re.fullmatch(r"p\.\(\w{3}(\d+)\w{3}fsTer(\d+)\)", outcome.protein)
            assert shift is not None
            joint = (exon.transcript_start - GENE.transcript.cds_start) // 3 + 1
            assert int(shift[1]) - joint + int(shift[2]) == number

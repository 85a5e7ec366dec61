"""Exon and intron in both numberings, and the protein region."""

from itertools import pairwise

import pytest

from col7a1tools.annotate.annotate import annotate_change
from col7a1tools.model.annotation import Placement
from col7a1tools.model.positions import GeneOffset
from col7a1tools.model.variant import GeneChange
from tests.plain_names import annotate, coding_offsets
from tests.strategies import GENE

EXONS = GENE.transcript.exons


def _at(offset: int) -> Placement:
    base = "A" if GENE.locus.gene[offset] != "A" else "C"
    change = GeneChange(GeneOffset(offset), GeneOffset(offset + 1), base)
    return annotate_change(GENE, change).placement


def test_every_exon_has_its_number_in_the_literature_and_one_more_in_the_naming_transcript() -> (
    None
):
    for number, exon in enumerate(EXONS):
        for offset in (exon.start, exon.end - 1):
            placement = _at(offset)
            assert placement.exon == (f"{number}/118" if number else ".")
            assert placement.exon_mane == f"{number + 1}/119"
            assert placement.intron == placement.intron_mane == "."


def test_every_intron_has_the_number_of_the_exon_before_it() -> None:
    for number, (before, behind) in enumerate(pairwise(EXONS)):
        for offset in (before.end, (before.end + behind.start) // 2, behind.start - 1):
            placement = _at(offset)
            assert placement.intron == (f"{number}/117" if number else ".")
            assert placement.intron_mane == f"{number + 1}/118"
            assert placement.exon == placement.exon_mane == "."


@pytest.mark.parametrize(
    ("name", "exon", "intron", "domain"),
    [
        ("c.1A>G", "1/118", ".", "Signal peptide"),
        ("c.3759G>A", "28/118", ".", "Cys/Pro-rich"),
        ("c.3760G>A", "29/118", ".", "Triple helix"),
        ("c.5818C>A", "70/118", ".", "Hinge"),
        ("c.6527dup", "80/118", ".", "Triple helix"),
        ("c.8441G>A", "115/118", ".", "NC-2 processing site segment"),
        ("c.8834G>A", "118/118", ".", "NC-2"),
        ("c.*34del", "118/118", ".", "."),
        ("c.682+40C>G", ".", "5/117", "."),
        ("c.675_682+3del", "5/118", "5/117", "vWFA 1 (CMP-like);NC-1"),
        ("c.1637-240_3255del", "13-24/118", "12-23/117", "Fibronectin III 4;vWFA 2"),
    ],
)
def test_places_of_single_changes(name: str, exon: str, intron: str, domain: str) -> None:
    placement = annotate(name).placement
    assert (placement.exon, placement.intron, placement.domain) == (exon, intron, domain)


def test_a_lost_splice_site_has_the_region_of_its_own_exon() -> None:
    donor, acceptor = annotate("c.682+1G>A").placement, annotate("c.683-1G>A").placement
    assert donor.intron == acceptor.intron == "5/117"
    assert donor.domain == "vWFA 1 (CMP-like);NC-1"
    assert acceptor.domain != donor.domain


@pytest.mark.parametrize("residue", [1, 23, 24, 1253, 1254, 1940, 1978, 2783, 2784, 2874, 2944])
def test_the_region_is_the_narrowest_that_holds_the_residue(residue: int) -> None:
    holding = [region for region in GENE.protein.regions if region.start < residue <= region.end]
    narrowest = min(holding, key=lambda region: region.length)
    offset = coding_offsets()[str(3 * residue - 1)]
    assert _at(offset).domain == narrowest.name


def test_a_change_that_reaches_out_of_the_transcript_says_why_it_has_no_c_name() -> None:
    transcript = GENE.transcript
    inside = GeneChange(GeneOffset(transcript.end - 300), GeneOffset(transcript.end - 200), "")
    over_the_end = inside._replace(end=GeneOffset(transcript.end + 70))
    behind = GeneChange(GeneOffset(transcript.end + 70), GeneOffset(transcript.end + 90), "")
    said = {
        change: [one.rule for one in annotate_change(GENE, change).findings]
        for change in (inside, over_the_end, behind)
    }
    assert "structural.beyond_transcript" in said[over_the_end]
    assert "structural.beyond_transcript" not in said[inside] + said[behind]
    annotation = annotate_change(GENE, over_the_end)
    assert annotation.names.coding == "."
    assert annotation.collagen_effect == "unknown"  # an end of the UTR is lost, no splice site

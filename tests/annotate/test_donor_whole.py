"""Changes that are named at a donor and leave it whole are read as what they do to the exon."""

from collections.abc import Iterator

import pytest

from col7a1tools.annotate.annotate import annotate_change
from col7a1tools.annotate.coding import CodingChange, protein_change
from col7a1tools.annotate.laid import lay
from col7a1tools.gene import Gene
from col7a1tools.gene.transcript import Exon
from col7a1tools.model.positions import GeneOffset
from col7a1tools.model.variant import GeneChange
from col7a1tools.nomenclature.normalise import ending_at, normalise, shift_five_prime
from col7a1tools.nomenclature.parse import parse_description
from col7a1tools.splice import SpliceCall, assess_splicing

LONGEST = 6


def changed(change: GeneChange, sequence: str) -> str:
    return sequence[: change.start] + change.inserted + sequence[change.end :]


def at_exon_ends(gene: Gene) -> Iterator[tuple[Exon, GeneChange]]:
    """Deletions and copies of the last bases of every exon."""
    sequence = gene.locus.gene
    for exon in gene.transcript.exons[1:-1]:
        end = GeneOffset(exon.end)
        for length in range(1, LONGEST + 1):
            start = GeneOffset(exon.end - length)
            yield exon, GeneChange(start, end, "")
            yield exon, GeneChange(end, end, sequence[start:end])


def test_the_dna_is_the_same_and_the_intron_stays(gene: Gene) -> None:
    sequence = gene.locus.gene
    read = 0
    for exon, change in at_exon_ends(gene):
        laid = lay(change, gene)
        if laid.in_exon is None:
            continue
        read += 1
        inside = laid.in_exon.change
        assert changed(inside, sequence) == changed(laid.change, sequence)
        assert exon.start < inside.start <= inside.end == exon.end
        # Bases of the coding sequence go or come as the exon's own bases do.
        shift = exon.transcript_start - exon.start - gene.transcript.cds_start
        coding = CodingChange(inside.start + shift, inside.end + shift, inside.inserted)
        assert laid.in_exon.exonic == protein_change(coding, gene)
        assert not laid.in_exon.sites
    assert read > 100


def test_it_is_read_so_where_the_name_is_at_the_donor_and_the_donor_is_as_strong(
    gene: Gene,
) -> None:
    """And nowhere else: other changes are in the exon by name, or lose the donor."""
    for exon, change in at_exon_ends(gene):
        named = normalise(change, gene)
        moved = named.end > exon.end
        weak = assess_splicing(gene, change).call is SpliceCall.AFFECTED
        inside = lay(change, gene).in_exon
        if inside is not None:
            assert moved
            assert not weak
        elif moved and not weak:
            # The old place begins as an intron too, so nothing tells which of two is used.
            altered = changed(change, gene.locus.gene)
            assert altered[exon.end : exon.end + 2] in {"GT", "GC"}, (exon.number, change)


@pytest.mark.parametrize(
    ("name", "written", "effect", "protein"),
    [
        # Exon 55 has 45 bases: a skip would keep the frame, the added G does not.
        ("c.5097dup", "c.5097+1dup", "no_protein_expected", "p.(Pro1701SerfsTer35)"),
        # Exon 6 has 164 bases: a skip would break the frame, three more or fewer do not.
        ("c.844_846dup", "c.845_846+1dup", "in_frame_insertion", "p.(Glu282dup)"),
        ("c.844_846del", "c.845_846+1del", "in_frame_deletion", "p.(Glu282del)"),
        ("c.1636del", "c.1636+1del", "no_protein_expected", "p.(Val547LeufsTer68)"),
    ],
)
def test_examples(name: str, written: str, effect: str, protein: str, gene: Gene) -> None:
    change = parse_description(name, gene).alleles[0].variants[0].change
    assert isinstance(change, GeneChange)
    annotation = annotate_change(gene, change)
    assert annotation.names.coding == f"NM_000094.4:{written}"
    assert annotation.protein.hgvs == "p.?"  # HGVS: the name lies at a splice site
    assert annotation.consequence[0] == "splice_donor_variant"
    assert annotation.collagen_effect == effect
    assert annotation.in_exon is not None
    assert annotation.in_exon.protein.hgvs == protein
    finding = annotation.findings[0]
    assert finding.rule == "splice.donor_whole"
    assert finding.values["protein"] == annotation.in_exon.protein.hgvs
    # The exon keeps the bases: no second outcome is held open beside that.
    assert "splice.insertion_at_exon_edge" not in {one.rule for one in annotation.findings}


@pytest.mark.parametrize(
    "name",
    [
        "c.5097+1G>A",
        "c.5097+1_5097+2del",
        "c.682+1_682+4del",
        # Two donors: the copied stretch takes the first bases of the intron with it.
        "c.2435_2440dup",
    ],
)
def test_a_lost_or_doubled_donor_is_read_as_it_is_named(name: str, gene: Gene) -> None:
    change = parse_description(name, gene).alleles[0].variants[0].change
    assert isinstance(change, GeneChange)
    assert annotate_change(gene, change).in_exon is None


def test_a_placement_that_ends_at_a_border_makes_the_same_dna(gene: Gene) -> None:
    sequence = gene.locus.gene
    for _, change in at_exon_ends(gene):
        last = normalise(change, gene)
        first = shift_five_prime(change, sequence)
        for border in range(first.end - 1, last.end + 2):
            placed = ending_at(last, border, sequence)
            assert (placed is not None) is (first.end <= border < last.end)
            if placed is not None:
                assert placed.end == border
                assert changed(placed, sequence) == changed(change, sequence)

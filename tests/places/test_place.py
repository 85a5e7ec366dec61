"""Text to places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from col7a1tools.gene import Gene
from col7a1tools.model.positions import Assembly, CdsOffset, GeneOffset, ResidueIndex
from col7a1tools.places.place import Place, PlaceKind, base_place, read_place, residue_place
from tests.strategies import GENE, offsets


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("exon 73", PlaceKind.EXON, 24713, 24914),
        ("Exón 73", PlaceKind.EXON, 24713, 24914),
        ("ex73", PlaceKind.EXON, 24713, 24914),
        ("intron 5", PlaceKind.INTRON, 7151, 7314),
        ("IVS5", PlaceKind.INTRON, 7151, 7314),
        ("IVS5+1", PlaceKind.BASE, 7151, 7152),
        ("ivs5\u22121", PlaceKind.BASE, 7313, 7314),
        ("c.682+1", PlaceKind.BASE, 7151, 7152),
        ("6127", PlaceKind.BASE, 24860, 24861),
        ("g.48573864", PlaceKind.BASE, 26388, 26389),
        ("hinge", PlaceKind.REGION, 24001, 24582),
        ("bisagra", PlaceKind.REGION, 24001, 24582),
        ("triple h\u00e9lice", PlaceKind.REGION, 14396, 33734),
        ("nc 2", PlaceKind.REGION, 33734, 35844),
    ],
)
def test_places(text: str, kind: PlaceKind, start: int, end: int, gene: Gene) -> None:
    place = read_place(text, gene)
    assert place is not None
    assert (place.kind, place.start, place.end) == (kind, start, end)


@pytest.mark.parametrize(
    "text",
    ["exon 0", "exon 119", "intron 118", "IVS5+164", "IVS119+1", "c.682+2000", "c.9999",
     "g.12345678", "p.6127", "c.exon 3", "hin", "\u03b1", "9" * 500],
)  # fmt: skip
def test_what_is_no_place(text: str, gene: Gene) -> None:
    assert read_place(text, gene) is None


@given(offsets())
def test_a_base_is_found_by_its_c_and_both_its_g_positions(offset: int) -> None:
    expected = base_place(GeneOffset(offset), GENE)
    position = GENE.transcript.position(GeneOffset(offset))
    assert position is not None
    assert read_place(f"c.{GENE.transcript.label(position)}", GENE) == expected
    plus = GENE.locus.forward_strand(GeneOffset(offset))
    for assembly in Assembly:
        number = GENE.locus.chromosome_position(assembly, plus)
        assert read_place(f"chr3:{number}", GENE) == expected


@given(st.integers(0, len(GENE.protein) - 1))
def test_a_residue_is_found_by_its_number_and_its_letter(number: int) -> None:
    residue = ResidueIndex(number)
    expected = residue_place(residue, GENE)
    assert expected.start == GENE.transcript.offset_of_cds(CdsOffset(3 * number))
    assert read_place(str(number + 1), GENE) == expected
    assert read_place(f"{GENE.protein.residues[number]}{number + 1}", GENE) == expected


@given(st.text(max_size=30))
def test_any_text_is_a_place_of_the_locus_or_none(text: str) -> None:
    place = read_place(text, GENE)
    assert place is None or isinstance(place, Place)
    assert place is None or 0 <= place.start < place.end <= len(GENE.locus)


def test_the_coding_sequence_has_no_base_past_its_ends(gene: Gene) -> None:
    for number in (-1, len(gene.transcript.cds)):
        with pytest.raises(IndexError):
            gene.transcript.offset_of_cds(CdsOffset(number))

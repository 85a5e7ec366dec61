"""Positions on the transcript and on the locus are two names of one base."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from col7a1tools.gene import Gene, load_gene
from col7a1tools.gene.gene import LITERATURE_TRANSCRIPT
from col7a1tools.gene.transcript import build_transcript
from col7a1tools.model.positions import (
    Assembly,
    CdsOffset,
    CodingPosition,
    GeneOffset,
    Region,
    TranscriptOffset,
)

TRANSCRIPT = load_gene().transcript
BASES = st.integers(TRANSCRIPT.start, TRANSCRIPT.end - 1).map(GeneOffset)
INTRONS = range(len(TRANSCRIPT.exons) - 1)


@given(BASES)
def test_each_base_of_the_transcript_has_one_position(offset: GeneOffset) -> None:
    position = TRANSCRIPT.position(offset)
    assert position is not None
    assert TRANSCRIPT.offset(position) == offset


@given(BASES)
def test_the_label_of_a_position_leads_back_to_it(offset: GeneOffset) -> None:
    position = TRANSCRIPT.position(offset)
    assert position is not None
    label = TRANSCRIPT.label(position)
    region = next((r for r in (Region.FIVE_PRIME_UTR, Region.THREE_PRIME_UTR)
                   if label.startswith(r.value)), Region.CDS)  # fmt: skip
    digits = label.removeprefix(region.value)
    number, sign, distance = digits.partition("+") if "+" in digits else digits.partition("-")
    again = TRANSCRIPT.from_label(region, int(number), int(f"{sign}{distance}" or 0))
    assert again == position


@given(st.integers(0, len(TRANSCRIPT.mrna) - 1).map(TranscriptOffset))
def test_an_exonic_position_is_the_base_of_the_mrna(base: TranscriptOffset) -> None:
    gene = load_gene()
    offset = TRANSCRIPT.offset(CodingPosition(base))
    assert offset is not None
    assert gene.locus.gene[offset] == TRANSCRIPT.mrna[base]
    assert TRANSCRIPT.position(offset) == CodingPosition(base)


@given(st.integers(0, len(TRANSCRIPT.cds) - 1).map(CdsOffset))
def test_a_base_of_the_coding_sequence_is_found_in_its_exon(base: CdsOffset) -> None:
    offset = TRANSCRIPT.offset(CodingPosition(TranscriptOffset(TRANSCRIPT.cds_start + base)))
    assert offset is not None
    assert TRANSCRIPT.cds_offset(offset) == base
    exon = TRANSCRIPT.exon_of_cds(base)
    assert exon.start <= offset < exon.end


@pytest.mark.parametrize("index", INTRONS)
def test_intron_bases_count_from_the_nearer_exon(index: int) -> None:
    """The middle base of an odd intron counts from the exon before it."""
    before, after = TRANSCRIPT.exons[index], TRANSCRIPT.exons[index + 1]
    length = after.start - before.end
    half = (length + 1) // 2
    last = TranscriptOffset(before.transcript_start + before.length - 1)
    expected = [CodingPosition(last, n) for n in range(1, half + 1)]
    expected += [CodingPosition(after.transcript_start, -n) for n in range(length - half, 0, -1)]
    found = [TRANSCRIPT.position(GeneOffset(o)) for o in range(before.end, after.start)]
    assert found == expected


def test_odd_and_even_introns_both_exist() -> None:
    lengths = [
        after.start - before.end
        for before, after in zip(TRANSCRIPT.exons, TRANSCRIPT.exons[1:], strict=False)
    ]
    assert {length % 2 for length in lengths} == {0, 1}
    assert min(lengths) == 70


@pytest.mark.parametrize(
    ("grch38", "label"),
    [
        (48_595_329, "-63"),
        (48_595_268, "-2"),
        (48_595_160, "-1"),
        (48_595_159, "1"),
        (48_593_538, "425"),
        (48_593_101, "682+1"),
        (48_592_470, "977-3"),
        (48_573_864, "6528"),
        (48_566_738, "8227-1"),
        (48_565_566, "8440+70"),
        (48_565_565, "8441-69"),
        (48_564_406, "8835"),
        (48_564_405, "*1"),
        (48_564_074, "*332"),
        (48_564_073, "*333"),
    ],
)
def test_known_bases_have_their_labels(grch38: int, label: str, gene: Gene) -> None:
    offset = gene.locus.other_strand(gene.locus.plus_offset(Assembly.GRCH38, grch38))
    position = gene.transcript.position(offset)
    assert position is not None
    assert gene.transcript.label(position) == label


def test_bases_outside_the_transcript_have_no_position(gene: Gene) -> None:
    transcript = gene.transcript
    for offset in (transcript.start - 1, transcript.end, 0, len(gene.locus) - 1):
        assert transcript.position(GeneOffset(offset)) is None
        assert transcript.cds_offset(GeneOffset(offset)) is None


def test_positions_outside_the_mrna_have_no_base(gene: Gene) -> None:
    transcript = gene.transcript
    beyond = transcript.from_label(Region.THREE_PRIME_UTR, 334, 0)
    before = transcript.from_label(Region.FIVE_PRIME_UTR, 64, 0)
    assert transcript.offset(beyond) is None
    assert transcript.offset(before) is None
    assert transcript.offset(transcript.from_label(Region.THREE_PRIME_UTR, 333, 0)) is not None
    assert transcript.offset(transcript.from_label(Region.FIVE_PRIME_UTR, 63, 0)) is not None


def test_an_unknown_transcript_is_named(gene: Gene) -> None:
    with pytest.raises(KeyError, match=r"NM_000094\.2"):
        build_transcript("NM_000094.2", gene.locus)


def test_utr_and_intron_bases_are_not_in_the_coding_sequence(gene: Gene) -> None:
    transcript = gene.transcript
    for region, number, intron in (
        (Region.FIVE_PRIME_UTR, 1, 0),
        (Region.THREE_PRIME_UTR, 1, 0),
        (Region.CDS, 426, 1),
        (Region.CDS, 427, -1),
    ):
        offset = transcript.offset(transcript.from_label(region, number, intron))
        assert offset is not None
        assert transcript.cds_offset(offset) is None


def test_coding_labels_are_the_same_on_the_literature_transcript(gene: Gene) -> None:
    older = build_transcript(LITERATURE_TRANSCRIPT, gene.locus)
    for offset in range(older.start, older.end, 7):
        position, other = (t.position(GeneOffset(offset)) for t in (gene.transcript, older))
        assert position is not None
        assert other is not None
        assert gene.transcript.label(position) == older.label(other)

"""Windows, what is listed of them, and where a text leads."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from col7a1tools.gene import Gene
from col7a1tools.gene_map.find import find
from col7a1tools.gene_map.map_rows import (
    BY_RESIDUE,
    BY_SUBSTITUTION,
    Detail,
    detail_of,
    stretch_rows,
    substitution_rows,
)
from col7a1tools.gene_map.window import (
    SMALLEST,
    Window,
    moved,
    read_window,
    whole,
    zoomed,
)
from col7a1tools.model.positions import GeneOffset
from tests.strategies import GENE

EDGES = whole(GENE)


def windows() -> st.SearchStrategy[Window]:
    """Windows of every length, all over the transcript."""
    numbers = st.integers(EDGES.start + 1, EDGES.end)
    short = st.tuples(numbers, st.integers(0, 600)).map(lambda one: (one[0], one[0] + one[1]))
    both = st.one_of(short, st.tuples(numbers, numbers))
    return both.map(lambda one: read_window(f"{one[0]}-{one[1]}", GENE))


@given(windows())
def test_a_window_is_read_as_it_is_written(window: Window) -> None:
    assert read_window(str(window), GENE) == window
    assert EDGES.start <= window.start < window.end <= EDGES.end
    assert window.length >= SMALLEST


@pytest.mark.parametrize(
    "text", ["", "x", "1", "5-", "-5", "12-34-56", "9999999-1", "\u0661-\u0662"]
)
def test_what_is_no_window_is_the_whole(text: str, gene: Gene) -> None:
    assert read_window(text, gene) == EDGES


@given(windows())
def test_the_next_window_goes_on_where_this_one_ends(window: Window) -> None:
    following = moved(window, 1, GENE)
    if following is None:
        assert window.end == EDGES.end
    else:
        assert following.length == window.length
        assert following.end == min(window.end + window.length, EDGES.end)
    previous = moved(window, -1, GENE)
    assert previous is None or previous.start == max(window.start - window.length, EDGES.start)
    assert (previous is None) == (window.start == EDGES.start)


@given(windows())
def test_zooming_keeps_what_lies_in_the_middle(window: Window) -> None:
    closer = zoomed(window, 3, GENE)
    assert closer.length == max(round(window.length / 3), SMALLEST)
    assert window.start - SMALLEST <= closer.start
    assert closer.end <= window.end + SMALLEST
    wider = zoomed(window, 1 / 3, GENE)
    assert wider.start <= window.start < window.end <= wider.end


@given(windows())
def test_every_base_of_a_window_is_in_one_row(window: Window) -> None:
    rows = stretch_rows(window, GENE)
    assert [row.start for row in rows] == [window.start, *(row.end for row in rows[:-1])]
    assert rows[-1].end == window.end
    for row in rows:
        assert sum(row.classes.values()) == sum(row.groups.values()) == 3 * (row.end - row.start)
        assert (row.exon is None) != (row.intron is None)


@given(windows().filter(lambda window: window.length <= BY_SUBSTITUTION))
def test_substitutions_are_three_a_base(window: Window) -> None:
    rows = substitution_rows(window, GENE)
    counted = Counter(row.snv.offset for row in rows)
    assert counted == dict.fromkeys(range(window.start, window.end), 3)
    for row in rows:
        assert row.known == (row.snv.coding in GENE.known_variants)


@pytest.mark.parametrize(
    ("length", "detail"),
    [
        (BY_SUBSTITUTION, Detail.SUBSTITUTIONS),
        (BY_SUBSTITUTION + 1, Detail.RESIDUES),
        (BY_RESIDUE, Detail.RESIDUES),
        (BY_RESIDUE + 1, Detail.PARTS),
    ],
)
def test_how_closely_a_window_is_listed(length: int, detail: Detail) -> None:
    start = EDGES.start + 1000
    assert detail_of(Window(GeneOffset(start), GeneOffset(start + length))) is detail


def test_the_whole_gene_lists_every_exon_and_intron(gene: Gene) -> None:
    rows = stretch_rows(EDGES, gene)
    assert [row.exon for row in rows if row.exon is not None] == list(range(119))
    assert [row.intron for row in rows if row.intron is not None] == list(range(118))
    known = {place.coding for row in rows for place in row.known}
    assert known == set(gene.known_variants)


def test_exon_73_by_residue(gene: Gene) -> None:
    rows = stretch_rows(read_window("24714-24914", gene), gene)
    assert (rows[0].name, rows[0].role, rows[0].coding) == ("Gly1994", "glycine", "c.5980_5982")
    (row,) = (row for row in rows if row.residue == 2043)
    assert [place.coding for place in row.known] == ["c.6127G>A"]


@pytest.mark.parametrize(
    ("text", "cursor", "alt"),
    [
        ("G2043", "c.6127", ""),
        ("c.6127G>A", "c.6127", "A"),
        ("g.48575392C>T", "c.6127", "A"),
        ("6527insC", "c.6528", ""),
        ("c.682+1G>A", "c.682+1", "A"),
        ("exon 73", "c.6080", ""),
        ("c.[425A>G];[6527dup]", "c.425", "G"),
        ("R578", "c.1732", ""),
        ("hing", "c.5875", ""),
    ],
)
def test_where_a_text_leads(text: str, cursor: str, alt: str, gene: Gene) -> None:
    found = find(text, gene)
    assert found is not None
    position = gene.transcript.position(found.cursor)
    assert position is not None
    assert (f"c.{gene.transcript.label(position)}", found.alt) == (cursor, alt)
    assert found.window.start <= found.cursor < found.window.end


@pytest.mark.parametrize("text", ["", "zz", "chr3:48562100", "BRCA1:c.68del", "\u03b1"])
def test_where_nothing_leads(text: str, gene: Gene) -> None:
    assert find(text, gene) is None

"""Whatever the text, the only error is the one that explains it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from col7a1tools.gene import Gene
from col7a1tools.nomenclature.parse import DescriptionError, parse_description
from col7a1tools.nomenclature.parse.text import MAX_LENGTH
from tests.nomenclature.parse.outcome import outcome
from tests.nomenclature.parse.tables import inputs, rows
from tests.strategies import GENE

EXAMPLES = inputs(rows("valid.tsv")) + inputs(rows("invalid.tsv")) + inputs(rows("structural.tsv"))
PIECES = (
    *"cgpnr.[]();:_+-*>=?/|,& 0123456789ACGTNXRn",
    *("del", "dup", "ins", "inv", "delins", "IVS", "ext", "fs", "Ter", "Gly", "p.", "c.", "g."),
    *("NM_000094.4", "NM_000094.3", "NC_000003.12", "LRG_286", "COL7A1", "chr3", "(;)", "];["),
    *("425", "426+1", "-2", "*34", "6527", "48573864", "578", "2043"),
)


def read_or_explain(text: str) -> None:
    result = outcome(text, GENE)
    assert isinstance(result, DescriptionError) or result.text == text


@given(st.text(max_size=200))
def test_any_text_is_read_or_explained(text: str) -> None:
    read_or_explain(text)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_pieces_of_descriptions_in_any_order_are_read_or_explained(text: str) -> None:
    read_or_explain(text)


@given(st.sampled_from(EXAMPLES), st.data())
def test_a_damaged_description_is_read_or_explained(text: str, data: st.DataObject) -> None:
    position = data.draw(st.integers(0, len(text)))
    removed = data.draw(st.integers(0, 3))
    piece = data.draw(st.sampled_from(("", *PIECES)))
    read_or_explain(text[:position] + piece + text[position + removed :])


@pytest.mark.parametrize(
    "piece",
    [
        *("A", "1", "[", "]", "(", ";", ":", "-", "c.", "c.;", "p.", "(;)", "del", "ins", "delins"),
        *(
            "IVS1+1",
            "A>",
            "_",
            "c.1A>G;",
            "[1A>G];",
            "G1",
            "&gt;",
            "&amp;",
            "\u2212",
            "3-4-",
            "ex1",
        ),
        *(" c.1A>G", ",c.1", "p.G1", "(p.", " ", "0", "+1_", "?_", "(1_", "1_1)", "NM_", "chr3:"),
    ],
)
@pytest.mark.parametrize("frame", ["{}", "c.{}", "c.425{}!", "3-48573864-{}", "c.[{}]", "p.({})"])
def test_long_repetitions_end(piece: str, frame: str, gene: Gene) -> None:
    room = MAX_LENGTH - len(frame)
    with pytest.raises(DescriptionError):
        parse_description(frame.format(piece * (room // len(piece))), gene)

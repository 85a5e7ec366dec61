from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from col7a1tools.figures import svg
from col7a1tools.figures.pins import HEAD_RADIUS, HEAD_ROOM, Pin, Weight, draw_pins, spread

places = st.lists(st.floats(0, 700), min_size=1, max_size=30).map(sorted)


@given(places, st.data())
def test_spread_heads_keep_their_order_and_never_overlap(
    wanted: list[float], data: st.DataObject
) -> None:
    widths = data.draw(
        st.lists(st.floats(1, 20), min_size=len(wanted), max_size=len(wanted)), label="widths"
    )
    centres = spread(wanted, widths, 0, 700)
    edges = [
        (centre - width / 2, centre + width / 2)
        for centre, width in zip(centres, widths, strict=True)
    ]
    assert edges[0][0] >= -1e-6
    assert edges[-1][1] <= 700 + 1e-6
    for (_, right), (left, _) in pairwise(edges):
        assert right <= left + 1e-6


@given(places)
def test_heads_with_room_stay_where_they_want_to_be(wanted: list[float]) -> None:
    apart = [20 * index + 10.0 for index, _ in enumerate(wanted)]
    assert spread(apart, [20.0] * len(apart), 0, 700) == apart


def test_more_pins_than_room_are_drawn_as_counts() -> None:
    pins = [Pin(float(x), str(x), f"c.{x}A>G", Weight.FAINT) for x in range(100)]
    room = 5 * HEAD_ROOM
    drawn = draw_pins(pins, 0, room, 0, 40)
    texts = [element.text or "" for element in drawn if element.tag == "text"]
    assert len(texts) == 5
    counted = [int(text[1:]) if text.startswith("×") else 1 for text in texts]
    assert sum(counted) == 100


def test_a_group_is_as_loud_as_its_loudest_member() -> None:
    weights = [Weight.FAINT] * 20 + [Weight.FULL]
    pins = [Pin(50.0, "1", "c.1A>G", weight) for weight in weights]
    drawn = draw_pins(pins, 0, HEAD_ROOM, 0, 40)
    (circle,) = [element for element in drawn if element.tag == "circle"]
    assert circle.get("fill") == "#7a0019"


def test_names_are_left_out_where_they_do_not_fit() -> None:
    few = [Pin(50.0, "1", "c.6527dup", Weight.FULL)]
    many = [Pin(50.0, str(n), "c.6527dup", Weight.FULL) for n in range(8)]
    named = [element.text for element in draw_pins(few, 0, 340, 0, 40) if element.tag == "text"]
    unnamed = [element.text for element in draw_pins(many, 0, 340, 0, 40) if element.tag == "text"]
    assert "c.6527dup" in named
    assert "c.6527dup" not in unnamed


def test_a_name_keeps_its_distance_to_the_next_head() -> None:
    """A font that is wider than the one reckoned with must not run into it."""
    pins = [Pin(x, str(n), "c.425A>G", Weight.FULL) for n, x in enumerate((60.0, 120.0), start=1)]
    drawn = draw_pins(pins, 2, 338, 4, 60)
    texts = [one for one in drawn if one.tag == "text"]
    (name, _) = [float(one.get("x", "")) for one in texts if one.text == "c.425A>G"]
    (head,) = [float(one.get("x", "")) for one in texts if one.text == "2"]
    assert head - HEAD_RADIUS - (name + svg.text_width("c.425A>G")) >= 8

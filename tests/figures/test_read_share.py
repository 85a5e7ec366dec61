"""Bars of exons: all drawn, those not read in full told apart without colour."""

from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from col7a1tools.figures.read_share_figure import ReadShare, draw_read_share
from col7a1tools.figures.svg import Canvas

SVG = "{http://www.w3.org/2000/svg}"
LOW = {14, 15, 77, 118}
BARS = [ReadShare(n, 40 if n in LOW else 100, n not in LOW) for n in range(1, 119)]


def drawn(width: float, bars: list[ReadShare] = BARS) -> ET.Element:
    return ET.fromstring(draw_read_share(bars, Canvas("exons", width)))


@pytest.mark.parametrize("width", [340.0, 720.0])
def test_every_exon_has_a_bar_inside_the_drawing(width: float) -> None:
    image = drawn(width)
    bars = image.findall(f"{SVG}rect")
    assert len(bars) == 118
    height = float(image.get("height", "0"))
    for bar in bars:
        x, y, w, h = (float(bar.get(key, "0")) for key in ("x", "y", "width", "height"))
        assert x >= 0
        assert x + w <= width
        assert y >= 0
        assert y + h <= height


def test_exons_too_little_read_are_darker_lower_and_named() -> None:
    image = drawn(720)
    bars = image.findall(f"{SVG}rect")
    dark = [n for n, bar in enumerate(bars, 1) if bar.get("fill") == "#111111"]
    low = [n for n, bar in enumerate(bars, 1) if float(bar.get("height", "0")) < 30]
    assert dark == low == sorted(LOW)
    bold = [one.text for one in image.iter(f"{SVG}text") if one.get("font-weight") == "bold"]
    assert {"14", "77", "118"} <= set(bold)


def test_the_numbers_of_a_row_do_not_overlap() -> None:
    crowded = [ReadShare(n, 10, whole=False) for n in range(1, 119)]
    numbers = [
        (float(one.get("y", "0")), float(one.get("x", "0")))
        for one in drawn(340, crowded).iter(f"{SVG}text")
        if one.get("text-anchor") == "middle"
    ]
    for (y1, x1), (y2, x2) in pairwise(numbers):
        assert y1 != y2 or x2 - x1 >= 12

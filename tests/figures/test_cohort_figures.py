"""The figures of a cohort are drawn to scale, and stay within their canvas."""

from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from col7a1tools.figures.bars_figure import NamedBar, draw_bars
from col7a1tools.figures.landscape_figure import ResidueBar, draw_landscape
from col7a1tools.figures.protein_figure import ProteinPart, ProteinShape
from col7a1tools.figures.svg import Canvas

SVG = "{http://www.w3.org/2000/svg}"
SHAPE = ProteinShape(
    2944,
    (
        ProteinPart("nc1", "NC-1", 17, 1253),
        ProteinPart("triple_helix", "Triple helix", 1254, 2783),
        ProteinPart("nc2", "NC-2", 2784, 2944),
    ),
    (ProteinPart("1", "", 1400, 1402),),
)
NAMES = {"nc1": "NC-1", "triple_helix": "Triple helix", "nc2": "NC-2"}
WIDTHS = st.sampled_from((340.0, 720.0))
BARS = st.builds(
    ResidueBar,
    residue=st.integers(1, 2944),
    carriers=st.integers(1, 500_000),
    name=st.just("p.(Gly2043Arg)"),
    full=st.booleans(),
)


def boxes(drawing: str) -> list[dict[str, float]]:
    root = ET.fromstring(drawing)
    return [
        {key: float(one.attrib[key]) for key in ("x", "y", "width", "height")}
        for one in root.iter(f"{SVG}rect")
    ]


@settings(max_examples=60)
@given(st.lists(BARS, max_size=30, unique_by=lambda bar: bar.residue), WIDTHS)
def test_bars_of_residues_stay_on_the_canvas_and_grow_with_carriers(
    bars: list[ResidueBar], width: float
) -> None:
    drawing = draw_landscape(SHAPE, bars, NAMES, Canvas("made", width))
    found = boxes(drawing)
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width for box in found)
    assert all(box["y"] >= 0 and box["height"] >= 0 for box in found)
    heights = [box["height"] for box in found[: len(bars)]]
    ordered = sorted(zip([bar.carriers for bar in bars], heights, strict=True))
    assert [height for _, height in ordered] == sorted(heights)


@settings(max_examples=60)
@given(st.lists(st.integers(1, 500_000), min_size=1, max_size=20), WIDTHS)
def test_named_bars_are_as_long_as_their_numbers(numbers: list[int], width: float) -> None:
    bars = [NamedBar("p.(Gly2043Arg)", number, f"{number:,} (0), VUS") for number in numbers]
    found = boxes(draw_bars(bars, Canvas("made", width)))
    assert len(found) == len(numbers)
    most = max(box["width"] for box in found)
    for box, number in zip(found, numbers, strict=True):
        assert abs(box["width"] / most - number / max(numbers)) < 0.01
        assert box["x"] + box["width"] <= width

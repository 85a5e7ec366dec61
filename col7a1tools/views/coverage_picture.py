"""Depth of exons as a picture."""

from collections.abc import Sequence

from col7a1tools.coverage_run import SampleCoverage
from col7a1tools.figures.depth_figure import DepthPanel, ExonBar, draw_depths
from col7a1tools.figures.svg import Canvas
from col7a1tools.reads.coverage import ExonDepth


def coverage_picture(samples: Sequence[SampleCoverage], minimum_depth: int) -> str:
    """An SVG image with a panel for each sample."""
    panels = [DepthPanel(one.sample, [_bar(exon) for exon in one.exons]) for one in samples]
    thin = [f"{one.sample}: {_thin(one.exons)}" for one in samples]
    description = (
        f"Mean and least depth of the exons of COL7A1 against {minimum_depth} reads. "
        f"Exons with bases below that: {'; '.join(thin)}"
    )
    canvas = Canvas(description, width=960, font="sans-serif")
    how = "Bar: mean depth; dark line in it: least depth; height: square root of reads."
    thin_words = f"an exon with a base below {minimum_depth} reads, in which a variant could have"
    key = (
        f"Exons 5' to 3', numbered as in the literature. {how}",
        f"Orange with a strong outline: {thin_words} been missed.",
    )
    return draw_depths(panels, minimum_depth, canvas, key) + "\n"


def _bar(depth: ExonDepth) -> ExonBar:
    number = depth.exon.number
    assert number is not None
    return ExonBar(number, depth.mean_depth, depth.minimum_depth, depth.callable)


def _thin(exons: Sequence[ExonDepth]) -> str:
    return ", ".join(str(exon.exon.number) for exon in exons if not exon.callable) or "none"

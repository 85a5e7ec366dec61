"""How much of each exon was read, drawn from the record."""

from col7a1tools.figures.read_share_figure import ReadShare, draw_read_share
from col7a1tools.figures.svg import Canvas
from col7a1tools.report.document import ReportDocument
from col7a1tools.views.labels import Labels
from col7a1tools.views.page import Figure

_WIDE, _NARROW = 720.0, 340.0


def read_share_figure(document: ReportDocument, labels: Labels, font: str = "") -> Figure | None:
    """A bar for each exon; None where the input does not tell what was read."""
    rows = document.coverage.exons
    if not rows:
        return None
    bars = [ReadShare(row.exon, 100 * row.read / row.bases, row.read == row.bases) for row in rows]
    short = [f"{row.exon} ({row.read} / {row.bases})" for row in rows if row.read < row.bases]
    description = f"{labels['alt_read_share']}: {', '.join(short) or labels['none_short']}."
    return Figure(
        "read_share",
        draw_read_share(bars, Canvas(description, _WIDE, font)),
        draw_read_share(bars, Canvas(description, _NARROW, font)),
        labels["read_share_figure"],
        description,
    )

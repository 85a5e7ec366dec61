"""A stretch of the transcript that somebody looks at."""

import re
from typing import NamedTuple

from col7a1tools.gene import Gene
from col7a1tools.model.positions import GeneOffset
from col7a1tools.places.place import Place

SMALLEST = 12  # bases
_WRITTEN = re.compile(r"([0-9]{1,6})-([0-9]{1,6})")
# What lies beside a place that is jumped to, as a share of the place, and in bases at least.
_MARGIN_SHARE = 4
_MARGIN = 15


class Window(NamedTuple):
    """A stretch of the transcript.

    Attributes:
        start: first base, on the strand of the gene.
        end: behind the last base.
    """

    start: GeneOffset
    end: GeneOffset

    @property
    def length(self) -> int:
        """Number of bases."""
        return self.end - self.start

    def __str__(self) -> str:
        """1-based positions on LRG_286, ``24714-24914``."""
        return f"{self.start + 1}-{self.end}"


def whole(gene: Gene) -> Window:
    """The whole transcript."""
    return Window(gene.transcript.start, gene.transcript.end)


def read_window(text: str, gene: Gene) -> Window:
    """The window that ``24714-24914`` names; the whole transcript for what names none.

    Args:
        text: 1-based positions on LRG_286, both included.
        gene: the gene.
    """
    match = _WRITTEN.fullmatch(text.strip())
    if not match:
        return whole(gene)
    return _fitted(int(match[1]) - 1, int(match[2]), gene)


def window_of(place: Place, gene: Gene) -> Window:
    """A window with a place in its middle and some bases on both sides."""
    margin = max(_MARGIN, (place.end - place.start) // _MARGIN_SHARE)
    return _fitted(place.start - margin, place.end + margin, gene)


def zoomed(window: Window, factor: float, gene: Gene) -> Window:
    """The window with its middle kept and its length divided by ``factor``."""
    length = round(window.length / factor)
    middle = (window.start + window.end) // 2
    return _fitted(middle - length // 2, middle - length // 2 + length, gene)


def moved(window: Window, windows: int, gene: Gene) -> Window | None:
    """The window so many lengths on; None where it would go on past an end of the transcript."""
    edges = whole(gene)
    at_edge = window.start <= edges.start if windows < 0 else window.end >= edges.end
    if at_edge:
        return None
    step = windows * window.length
    return _fitted(window.start + step, window.end + step, gene)


def _fitted(start: int, end: int, gene: Gene) -> Window:
    """The stretch with its length kept as far as the transcript has it."""
    edges = whole(gene)
    length = min(max(end - start, SMALLEST), edges.length)
    first = min(max(start, edges.start), edges.end - length)
    return Window(GeneOffset(first), GeneOffset(first + length))

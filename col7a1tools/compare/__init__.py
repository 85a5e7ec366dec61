"""Two records of one person: what changed in which line, and because of what."""

from col7a1tools.compare.compare import compare
from col7a1tools.compare.comparison import Comparison

__all__ = ["Comparison", "compare"]

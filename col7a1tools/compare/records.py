"""Two records with what was found of them so far."""

from dataclasses import dataclass

from col7a1tools.compare.causes import Differing
from col7a1tools.compare.comparison import VariantChange
from col7a1tools.compare.matching import VariantPair
from col7a1tools.report.document import ReportDocument


@dataclass(frozen=True, slots=True)
class Records:
    """Two records with what was found of them so far.

    Attributes:
        old: the older one.
        new: the newer one.
        pairs: their variants.
        changes: the variants that differ.
        differing: the inputs that differ.
    """

    old: ReportDocument
    new: ReportDocument
    pairs: tuple[VariantPair, ...]
    changes: tuple[VariantChange, ...]
    differing: Differing

    @property
    def moved(self) -> tuple[str, ...]:
        """Variants on whose change what is said of the person can rest: come, gone, or moved."""
        return tuple(
            one.variant
            for one in self.changes
            if one.kind != "changed"
            or one.class_moved
            or any(line.line in ("zygosity", "collagen") for line in one.lines)
        )

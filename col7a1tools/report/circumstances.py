"""What the meaning of a result depends on, beside the variants themselves."""

from dataclasses import dataclass

from col7a1tools.report.cautions import Cautions
from col7a1tools.report.document import Coverage


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known beside the person's variants.

    Attributes:
        coverage: what was looked at.
        cautions: what must be checked before the result is believed.
        parents_tested: ``nobody``, ``mother``, ``father`` or ``both``.
        one_copy_enough: whether one copy is affected, by what causes dominant disease.
    """

    coverage: Coverage
    cautions: Cautions
    parents_tested: str
    one_copy_enough: bool

"""One ALT allele with all that could be said about it."""

from typing import NamedTuple

from col7a1tools.model.annotation import Annotation
from col7a1tools.model.case_facts import RnaStudy
from col7a1tools.model.classification import Classification
from col7a1tools.model.evidence import NOTHING, OutsideEvidence
from col7a1tools.model.record import AltAllele
from col7a1tools.model.variant import NotAnnotated


class AlleleResult(NamedTuple):
    """The outcome for one ALT of one record.

    Attributes:
        alt: the ALT allele.
        annotation: what was read, or None where the allele has no annotation.
        classification: the class, or None with the annotation.
        reason: why there is no annotation, else None.
        outside: what outside sources said, counted or not.
        rna: the RNA study of the allele that the case file gives.
    """

    alt: AltAllele
    annotation: Annotation | None
    classification: Classification | None
    reason: NotAnnotated | None
    outside: OutsideEvidence = NOTHING
    rna: RnaStudy | None = None

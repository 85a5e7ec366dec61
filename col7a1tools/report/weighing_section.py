"""How the evidence on one variant stands, beside the criteria themselves, in the record."""

from dataclasses import dataclass

from col7a1tools.report.words import Statement


@dataclass(frozen=True, slots=True)
class NeededEvidence:
    """One piece of evidence that could still be had.

    Attributes:
        criterion: as it would be written, ``PM3_Moderate``.
        gain: by how much the sum of points would change.
        what: what it would be.
    """

    criterion: str
    gain: int
    what: Statement


@dataclass(frozen=True, slots=True)
class ClassChange:
    """A set of evidence with which the class would be another.

    Attributes:
        needed: the evidence, all of it together.
        classification: the class that it would lead to.
        points: the sum of points then.
    """

    needed: tuple[NeededEvidence, ...]
    classification: str
    points: int


@dataclass(frozen=True, slots=True)
class OthersClass:
    """Somebody's classification, shown beside ours and never counted in it.

    Attributes:
        source: who says so, with release, or with the key and file that hold it.
        classification: in the words of the source.
        review: review status in the words of the source, or empty.
        identifier: accession in the source, or empty.
    """

    source: str
    classification: str
    review: str
    identifier: str


@dataclass(frozen=True, slots=True)
class Weighing:
    """How the evidence stands.

    Attributes:
        claim: ``recessive`` or ``dominant``: the disease that the variant was weighed for.
        conflict: the points on either side where evidence stands on both, else None.
        would_change: the smallest sets of obtainable evidence that move the class.
        others: classifications by others.
    """

    claim: str
    conflict: Statement | None
    would_change: tuple[ClassChange, ...]
    others: tuple[OthersClass, ...]

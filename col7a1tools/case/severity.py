"""The published groups of recessive allele pairs by their likely effect on collagen VII.

Pathmarajah 2025 (Br J Dermatol, ljaf015) put 236 North American patients with recessive DEB into
three groups by the types of their two variants: a premature stop (PTC), a splice variant that
leads to one (splice A), a splice variant that skips an exon in frame (splice B), a missense
variant. The group says how such people fared on average, and nothing of one person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from col7a1tools.gene.known_variants import Inheritance
from col7a1tools.model.annotation import Outcome, ProteinChangeKind
from col7a1tools.model.finding import Finding

_SOURCES = ("bjd_2025_ljaf015",)
PATIENTS = 236


class AlleleKind(Enum):
    """Type of an allele in the publication; the value is the word of the record."""

    PTC = "ptc"
    SPLICE_A = "splice_a"
    SPLICE_B = "splice_b"
    MISSENSE = "missense"


class SeverityGroup(Enum):
    """Group of a pair of alleles; the value is the word of the record."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


_PTC, _A, _B, _MISSENSE = AlleleKind
GROUPS: dict[frozenset[AlleleKind], SeverityGroup] = {
    frozenset({_PTC}): SeverityGroup.HIGH,
    frozenset({_PTC, _A}): SeverityGroup.HIGH,
    frozenset({_A}): SeverityGroup.HIGH,
    frozenset({_PTC, _B}): SeverityGroup.MEDIUM,
    frozenset({_A, _B}): SeverityGroup.MEDIUM,
    frozenset({_PTC, _MISSENSE}): SeverityGroup.MEDIUM,
    frozenset({_A, _MISSENSE}): SeverityGroup.MEDIUM,
    frozenset({_B}): SeverityGroup.MEDIUM,
    frozenset({_B, _MISSENSE}): SeverityGroup.LOW,
    frozenset({_MISSENSE}): SeverityGroup.LOW,
}
_OF_EFFECT = {
    "no_protein_expected": AlleleKind.PTC,
    "frameshift_exon_loss": AlleleKind.SPLICE_A,
    "in_frame_exon_loss": AlleleKind.SPLICE_B,
}
_BY_SPLICING = (AlleleKind.SPLICE_A, AlleleKind.SPLICE_B)
_REASONS = {
    "splice_change_possible": "allele_type.splicing_open",
    "splice_site_lost": "allele_type.splicing_open",
    "truncated_protein": "allele_type.stop_escapes_decay",
}


@dataclass(frozen=True, slots=True)
class KindOfAllele:
    """The type of one allele.

    Attributes:
        kind: the type, None where the publication has none for it or it cannot be told.
        finding: what the type rests on, or why there is none.
    """

    kind: AlleleKind | None
    finding: Finding


def kind_of_allele(
    effect: str, protein: ProteinChangeKind, outcomes: Sequence[Outcome]
) -> KindOfAllele:
    """The type of an allele, from what its variant does.

    Args:
        effect: effect word.
        protein: kind of the protein change.
        outcomes: candidate outcomes; where they keep the frame and shift it, only RNA can tell.
    """
    frames = {outcome.in_frame for outcome in outcomes}
    if frames >= {True, False}:
        return KindOfAllele(None, Finding("allele_type.splicing_open"))
    kind = _OF_EFFECT.get(effect)
    if kind is None and protein is ProteinChangeKind.MISSENSE:
        kind = AlleleKind.MISSENSE
    if kind is None:
        return KindOfAllele(None, Finding(_REASONS.get(effect, "allele_type.not_in_study")))
    rule = "allele_type.by_splicing" if kind in _BY_SPLICING else "allele_type.known"
    return KindOfAllele(kind, Finding(rule, {"kind": kind.value}, _SOURCES))


def kind_shown_by_rna(kind: AlleleKind) -> KindOfAllele:
    """The type of an allele whose messages were studied."""
    return KindOfAllele(kind, Finding("allele_type.by_rna", {"kind": kind.value}, _SOURCES))


@dataclass(frozen=True, slots=True)
class Severity:
    """The group of a pair.

    Attributes:
        group: None where it cannot be told.
        pair: the two types, ``ptc/missense``, in the order of ``AlleleKind``; empty without group.
        finding: the group, or why there is none.
    """

    group: SeverityGroup | None
    pair: str
    finding: Finding


def severity_of_pair(
    kinds: tuple[KindOfAllele, KindOfAllele], inheritance: Sequence[Inheritance]
) -> Severity:
    """The group of two established alleles that lie on different copies.

    Args:
        kinds: types of the two.
        inheritance: what was reported of each; where one acts dominantly, the groups of
            recessive pairs say nothing.
    """
    if Inheritance.DOMINANT in inheritance or Inheritance.BOTH in inheritance:
        return no_severity("severity.dominant_reported")
    first, second = (kind.kind for kind in kinds)
    if first is None or second is None:
        return no_severity("severity.type_unknown")
    group = GROUPS[frozenset({first, second})]
    order = list(AlleleKind)
    one, other = (kind.value for kind in sorted((first, second), key=order.index))
    values: dict[str, str | int] = {
        "group": group.value,
        "first": one,
        "second": other,
        "patients": PATIENTS,
    }
    return Severity(group, f"{one}/{other}", Finding("severity.group", values, _SOURCES))


def no_severity(rule: str) -> Severity:
    """No group, for this reason."""
    return Severity(None, "", Finding(rule))

"""The chance for a child of two persons who were both tested."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from col7a1tools.case.copies import Copies, CopiesState
from col7a1tools.case.observed import ObservedVariant
from col7a1tools.family.carrier_figures import CarrierShare
from col7a1tools.family.chance_findings import (
    CARRIER_FIGURE,
    OWN_GENOTYPE,
    Chance,
    fraction_values,
)
from col7a1tools.family.dominance import is_dominant
from col7a1tools.family.names import name_of
from col7a1tools.gene import Gene
from col7a1tools.model.case_facts import CaseFile
from col7a1tools.model.finding import Finding

_BOTH_COPIES = (CopiesState.HOMOZYGOUS, CopiesState.HEMIZYGOUS, CopiesState.TWO_IN_TRANS)
_ONE_COPY = (
    CopiesState.ONE_ESTABLISHED,
    CopiesState.ONE_ESTABLISHED_WITH_UNCERTAIN,
    CopiesState.TWO_IN_CIS,
    CopiesState.TWO_IN_CIS_WITH_UNCERTAIN,
)


@dataclass(frozen=True, slots=True)
class Person:
    """One of the two.

    Attributes:
        name: of the sample.
        copies: how the two copies stand.
        variants: what the person carries, in the order that ``copies`` counts.
    """

    name: str
    copies: Copies
    variants: tuple[ObservedVariant, ...]

    @property
    def established(self) -> tuple[ObservedVariant, ...]:
        """The disease-causing ones, or probably so."""
        return tuple(variant for variant in self.variants if variant.established)


@dataclass(frozen=True, slots=True)
class CoupleChances:
    """What follows for a child of the two.

    Attributes:
        findings: what each carries, and what the chances leave out.
        chances: that a child is affected, or a carrier.
    """

    findings: tuple[Finding, ...]
    chances: tuple[Chance, ...]


def assess_couple(
    one: Person, other: Person, partner: CarrierShare, gene: Gene, case: CaseFile | None
) -> CoupleChances:
    """The chance from both persons' own genotypes and the classes of their variants.

    Only established variants count. Where nothing was found in one of the two, that person is
    given the population's share of carriers: no test finds everything, and how much this one
    misses is not known, so the chance is an upper limit.
    """
    findings = [finding for person in (one, other) for finding in _carries(person)]
    dominant = [
        person
        for person in (one, other)
        if any(is_dominant(v.annotation, gene, case) for v in person.established)
    ]
    handed = [_hands_on(person, partner) for person in (one, other)]
    if dominant:
        names = " and ".join(person.name for person in dominant)
        findings.append(Finding("couple.dominant", {"persons": names}))
        return CoupleChances(tuple(findings), ())
    if handed[0] is None or handed[1] is None:
        return CoupleChances(tuple(findings), ())
    if not one.established and not other.established:
        findings.append(Finding("couple.neither_carries", {"one": one.name, "other": other.name}))
        return CoupleChances(tuple(findings), ())
    return CoupleChances(
        tuple(findings), tuple(_chances(handed[0], handed[1], one, other, partner))
    )


def _hands_on(person: Person, partner: CarrierShare) -> Fraction | None:
    """Chance that a child gets a disease-causing copy; None where the phase decides it."""
    if person.copies.state in _BOTH_COPIES:
        return Fraction(1)
    if person.copies.state in _ONE_COPY:
        return Fraction(1, 2)
    return None if person.established else partner.share / 2


def _chances(
    first: Fraction, second: Fraction, one: Person, other: Person, partner: CarrierShare
) -> Iterator[Chance]:
    tested = bool(one.established and other.established)
    basis = OWN_GENOTYPE if tested else CARRIER_FIGURE
    sources = () if tested else partner.sources
    values: dict[str, str | int] = {
        "one": one.name,
        "other": other.name,
        "basis": "both" if tested else "one",
        "partner": partner.share.denominator,
    }
    if not tested:
        values["nothing_found_in"] = (other if one.established else one).name
    ill = first * second
    finding = Finding("couple.child_affected", values | fraction_values(ill), sources)
    yield Chance("couple_child_affected", "", basis, ill, finding)
    if tested:
        carrier = first * (1 - second) + second * (1 - first)
        finding = Finding("couple.child_carrier", values | fraction_values(carrier))
        yield Chance("couple_child_carrier", "", basis, carrier, finding)


def _carries(person: Person) -> Iterator[Finding]:
    if person.established:
        yield _named("couple.carries", person.name, person.established)
    else:
        yield Finding("couple.nothing_found", {"person": person.name})
    open_ones = [v for v in person.variants if v.relevant and not v.established]
    if open_ones:
        yield _named("couple.uncertain", person.name, open_ones)
    if person.copies.state is CopiesState.TWO_PHASE_UNKNOWN:
        yield _named("couple.phase_unknown", person.name, person.established)


def _named(rule: str, person: str, variants: Sequence[ObservedVariant]) -> Finding:
    names = "; ".join(name_of(one) for one in variants)
    zygosities = {one.zygosity.value for one in variants}
    zygosity = zygosities.pop() if len(variants) == 1 else "several"
    return Finding(rule, {"person": person, "variants": names, "zygosity": zygosity})

"""The chances of a family in findings, each with its fraction."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from col7a1tools.family.carrier_figures import CarrierShare
from col7a1tools.family.cause import Cause, Mode
from col7a1tools.family.household import Household
from col7a1tools.family.kinship import related, relation
from col7a1tools.family.names import name_of
from col7a1tools.family.risk import Chances, FamilyChances
from col7a1tools.model.finding import Finding
from col7a1tools.model.pedigree import Member

OWN_GENOTYPE = "own genotype"
PEDIGREE = "pedigree"
CARRIER_FIGURE = "carrier figure"
# Whose children are spoken of; older generations have had theirs.
_WITH_CHILDREN = frozenset(
    {
        "proband",
        "full sibling",
        "half sibling",
        "child",
        "aunt or uncle",
        "niece or nephew",
        "cousin",
        "grandchild",
    }
)


@dataclass(frozen=True, slots=True)
class Chance:
    """One chance.

    Attributes:
        kind: as `report.family_section.Risk` has it.
        member: whose; empty for a couple's.
        basis: what it rests on.
        fraction: the chance.
        finding: the same as a finding.
    """

    kind: str
    member: str
    basis: str
    fraction: Fraction
    finding: Finding


def percent_text(fraction: Fraction) -> str:
    """Percent with three significant digits at most, two below 1: ``66.7``, ``25``, ``0.058``."""
    percent = float(100 * fraction)
    return f"{percent:.3g}" if percent >= 1 else f"{percent:.2g}"


def fraction_values(fraction: Fraction) -> dict[str, str | int]:
    """Numerator, denominator and percent for a sentence."""
    return {
        "numerator": fraction.numerator,
        "denominator": fraction.denominator,
        "percent": percent_text(fraction),
    }


def basis_findings(household: Household, cause: Cause, chances: FamilyChances) -> Iterator[Finding]:
    """What the chances rest on, and what would change them."""
    names = "; ".join(map(name_of, cause.variants))
    dominant = cause.mode is Mode.DOMINANT
    yield Finding("risk.dominant" if dominant else "risk.recessive", {"variants": names})
    if not cause.established:
        yield Finding("risk.if_causal", {"variants": names})
    if not chances.possible:
        yield Finding("risk.not_possible")
        return
    proband = household.pedigree.member(household.proband)
    if not chances.proband_fits:
        rule = "risk.new_in_child" if dominant else "risk.parents_do_not_fit"
        yield Finding(rule, {"child": proband.name, "variants": names})
    elif not dominant and not all(map(chances.is_known, proband.parents)):
        yield Finding("risk.parents_not_tested", {}, ("jid_2006_isodisomy",))
    if chances.health_counts:
        yield Finding("risk.health_counts", {"members": ", ".join(chances.health_counts)})
    for member in chances.affected_left_out:
        yield Finding("risk.affected_left_out", {"member": member})


def couple_chances(chances: FamilyChances) -> Iterator[Chance]:
    """Those of the next child of the proband's parents, where the proband's genotype fits."""
    child = chances.next_child
    if child is None or not chances.possible or not chances.proband_fits:
        return
    if chances.cause.mode is Mode.DOMINANT:
        ill = child.one + child.both
        yield _couple("next_child_affected", "risk.next_child_dominant", ill)
        return
    yield _couple("next_child_affected", "risk.next_child_affected", child.both)
    yield _couple("next_child_carrier", "risk.next_child_carrier", child.one)


def _couple(kind: str, rule: str, fraction: Fraction) -> Chance:
    return Chance(kind, "", PEDIGREE, fraction, Finding(rule, fraction_values(fraction)))


def member_chances(
    household: Household, chances: FamilyChances, partner: CarrierShare
) -> Iterator[Chance]:
    """Those of every relative, and of the children of those who may still have some.

    Args:
        household: the family.
        chances: of its members.
        partner: share of carriers among untested, unrelated partners.
    """
    for member in household.pedigree.members:
        if not related(household.pedigree, member.name, household.proband):
            continue
        own = chances.of(member.name)
        if member.name != household.proband:
            yield from _member(household, chances, member, own)
        kin = relation(household.pedigree, member.name, household.proband)
        if kin in _WITH_CHILDREN and own.hands_on:
            yield _child(chances.cause, member.name, kin, own.hands_on, partner)


def _member(
    household: Household, chances: FamilyChances, member: Member, own: Chances
) -> Iterator[Chance]:
    """That the member is a carrier, and that the member has what causes the disease."""
    known = chances.is_known(member.name)
    dominant = chances.cause.mode is Mode.DOMINANT
    basis = OWN_GENOTYPE if known else PEDIGREE
    kin = relation(household.pedigree, member.name, household.proband)
    values: dict[str, str | int] = {"member": member.name, "relation": f"relation_{kin}"}
    ill = own.one + own.both if dominant else own.both
    if dominant or ill:
        values["known"] = _how_known(ill, known=known)
        finding = Finding("risk.has_cause", values | fraction_values(ill))
        yield Chance("affected", member.name, basis, ill, finding)
    if not dominant and ill < 1:
        values["known"] = _how_known(own.one, known=known)
        finding = Finding("risk.carrier", values | fraction_values(own.one))
        yield Chance("carrier", member.name, basis, own.one, finding)


def _how_known(fraction: Fraction, *, known: bool) -> str:
    """Which sentence says it: ``yes`` or ``no`` by genotype or by pedigree, or a ``chance``."""
    if fraction not in (0, 1):
        return "chance"
    answer = "yes" if fraction else "no"
    return f"{answer}_by_genotype" if known else f"{answer}_by_pedigree"


def _child(cause: Cause, name: str, kin: str, hands_on: Fraction, partner: CarrierShare) -> Chance:
    """A child of this person with an untested, unrelated partner."""
    values: dict[str, str | int] = {"member": name, "relation": f"relation_{kin}"}
    if cause.mode is Mode.DOMINANT:
        finding = Finding("risk.child_dominant", values | fraction_values(hands_on))
        return Chance("child_affected", name, PEDIGREE, hands_on, finding)
    fraction = hands_on * partner.share / 2
    values["partner"] = partner.share.denominator
    finding = Finding("risk.child_affected", values | fraction_values(fraction), partner.sources)
    return Chance("child_affected", name, CARRIER_FIGURE, fraction, finding)


def partner_finding(used: CarrierShare, others: tuple[CarrierShare, ...]) -> Finding:
    """The share of carriers that was used, where it comes from, and what other figures say."""
    shown = [f"1/{one.share.denominator}" for one in others if one.key != used.key]
    values: dict[str, str | int] = {
        "figure": used.key,
        "numerator": used.share.numerator,
        "denominator": used.share.denominator,
        "others": ", ".join(shown),
    }
    sources = tuple(dict.fromkeys(key for one in (used, *others) for key in one.sources))
    return Finding("risk.partner_figure", values, sources)

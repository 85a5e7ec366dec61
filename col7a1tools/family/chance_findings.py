"""The chances of a family in findings, each with its fraction."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from col7a1tools.family.carrier_figures import CarrierShare
from col7a1tools.family.cause import Cause, Mode, NoCause, healthy_carriers
from col7a1tools.family.dominance import is_dominant
from col7a1tools.family.dominant_origin import OpenOrigin, open_origin_findings
from col7a1tools.family.further import further_variants
from col7a1tools.family.germline import germline_findings
from col7a1tools.family.household import Household
from col7a1tools.family.kinship import related, relation, relation_word
from col7a1tools.family.names import name_of
from col7a1tools.family.reading import FamilyReading
from col7a1tools.family.risk import Chances, FamilyChances
from col7a1tools.model.finding import Finding
from col7a1tools.model.pedigree import Affection, Member

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


def no_chance_finding(family: FamilyReading, reason: NoCause) -> Finding:
    """Why no chance is given, and where it speaks of relatives, of whom."""
    values: dict[str, str | int] = {"reason": reason.value}
    if reason is NoCause.DOMINANCE_UNCLEAR:
        acting = [
            one
            for one in family.variants
            if one.relevant and is_dominant(one.annotation, family.gene, family.case)
        ]
        values["variants"] = "; ".join(map(name_of, acting))
        values["members"] = ", ".join(healthy_carriers(family, acting))
    if reason is NoCause.FURTHER_VARIANTS:
        values |= _further_values(family)
    return Finding("risk.none", values)


def further_finding(family: FamilyReading) -> Iterator[Finding]:
    """That members carry variants which the chances do not count."""
    values = _further_values(family)
    if values["members"]:
        yield Finding("risk.further_variants", values)


def _further_values(family: FamilyReading) -> dict[str, str | int]:
    found = list(further_variants(family))
    names = dict.fromkeys(name_of(one) for _, variants in found for one in variants)
    return {
        "child": family.household.proband,
        "members": ", ".join(member.name for member, _ in found),
        "variants": "; ".join(names),
    }


def basis_findings(
    household: Household, cause: Cause, chances: FamilyChances, origin: OpenOrigin | None = None
) -> Iterator[Finding]:
    """What the chances rest on, and what would change them."""
    names = "; ".join(map(name_of, cause.variants))
    dominant = cause.mode is Mode.DOMINANT
    yield _inheritance(cause)
    if not cause.established:
        count = "one" if len(cause.variants) == 1 else "several"
        yield Finding("risk.if_causal", {"variants": names, "count": count})
    if origin:
        yield from open_origin_findings(household, origin)
    if not chances.possible:
        yield Finding("risk.not_possible")
        return
    proband = household.pedigree.member(household.proband)
    if not chances.proband_fits and not origin:
        values: dict[str, str | int] = {"child": proband.name, "variants": names}
        shared = tuple(germline_findings(household, cause.variants))
        yield from shared or (Finding(_misfit_rule(household, cause), values),)
    elif not (origin or cause.single_dominant or all(map(chances.is_known, proband.parents))):
        rule = "risk.parents_not_tested_dominant" if dominant else "risk.parents_not_tested"
        yield Finding(rule, {}, ("jid_2006_isodisomy",))
    if chances.health_counts:
        yield Finding("risk.health_counts", {"members": ", ".join(chances.health_counts)})
    for member in chances.affected_left_out:
        yield Finding("risk.affected_left_out", {"member": member})


def _misfit_rule(household: Household, cause: Cause) -> str:
    """What a genotype that the parents cannot have given means for their further children."""
    if cause.single_dominant:
        return "risk.new_in_child"
    parents = household.pedigree.member(household.proband).parents
    from_nobody = cause.homozygous and all(
        household.of(name, one.annotation.change).lacks
        for name in parents
        for one in cause.variants
    )
    unexplained = cause.dominant or from_nobody
    return "risk.parents_unexplained" if unexplained else "risk.parents_do_not_fit"


def _inheritance(cause: Cause) -> Finding:
    """Recessive or dominant, and of which variants; both where a dominant one has a second."""
    names = "; ".join(map(name_of, cause.variants))
    acting = cause.dominant_variants
    others = "; ".join(name_of(one) for one in cause.variants if one not in acting)
    if not acting:
        return Finding("risk.recessive", {"variants": names})
    if not others:
        return Finding("risk.dominant", {"variants": names})
    values: dict[str, str | int] = {"variants": "; ".join(map(name_of, acting)), "others": others}
    return Finding("risk.dominant_beside", values)


def couple_chances(chances: FamilyChances, origin: OpenOrigin | None = None) -> Iterator[Chance]:
    """Those of the next child of the proband's parents, where the proband's genotype fits.

    Not where no parent is shown to have the dominant variant: a number would say that one has.
    """
    child = chances.next_child
    if origin or child is None or not chances.possible or not chances.proband_fits:
        return
    if chances.cause.mode is Mode.DOMINANT and len(chances.cause.alleles) == 1:
        yield _couple("next_child_affected", "risk.next_child_dominant", child.ill)
        return
    yield _couple("next_child_affected", "risk.next_child_affected", child.ill)
    if child.carrier or chances.cause.mode is Mode.RECESSIVE:
        yield _couple("next_child_carrier", "risk.next_child_carrier", child.carrier)


def _couple(kind: str, rule: str, fraction: Fraction) -> Chance:
    return Chance(kind, "", PEDIGREE, fraction, Finding(rule, fraction_values(fraction)))


def member_chances(
    household: Household,
    chances: FamilyChances,
    partner: CarrierShare,
    origin: OpenOrigin | None = None,
) -> Iterator[Chance]:
    """Those of every relative, and of the children of those who may still have some.

    Where it is open from whom the dominant variant came, only what own genotypes and descent from
    the proband tell.

    Args:
        household: the family.
        chances: of its members.
        partner: share of carriers among untested, unrelated partners.
        origin: what is open about the dominant variant.
    """
    for member in household.pedigree.members:
        if not related(household.pedigree, member.name, household.proband):
            continue
        if origin and not _tells(household, chances, origin, member.name):
            continue
        own = chances.of(member.name)
        if member.name != household.proband:
            yield from _member(household, chances, member, own)
        kin = relation(household.pedigree, member.name, household.proband)
        if kin in _WITH_CHILDREN and own.hands_on:
            word = relation_word(kin, member.sex)
            yield _child(member.name, word, own, partner)


def _tells(household: Household, chances: FamilyChances, origin: OpenOrigin, name: str) -> bool:
    """Whether it can be told what a member has while the origin is open."""
    if household.proband in (name, *household.pedigree.ancestors(name)):
        return True
    return chances.is_known(name) and name not in origin.suspected


def _member(
    household: Household, chances: FamilyChances, member: Member, own: Chances
) -> Iterator[Chance]:
    """That the member is a carrier, and that the member has what causes the disease."""
    known = chances.is_known(member.name)
    single = chances.cause.mode is Mode.DOMINANT and len(chances.cause.alleles) == 1
    basis = OWN_GENOTYPE if known else PEDIGREE
    kin = relation(household.pedigree, member.name, household.proband)
    values: dict[str, str | int] = {
        "member": member.name,
        "relation": relation_word(kin, member.sex),
    }
    if single or own.ill:
        values["known"] = _how_known(own.ill, known=known)
        if values["known"] == "yes_by_genotype" and not _same(household, chances, member.name):
            values["known"] = "both_by_genotype" if own.both else "one_by_genotype"
        finding = Finding("risk.has_cause", values | fraction_values(own.ill))
        yield Chance("affected", member.name, basis, own.ill, finding)
    if single or own.ill == 1:
        return
    values["known"] = _how_carried(own.carrier, chances.cause, known=known)
    if member.affection is Affection.AFFECTED and own.carrier:
        if own.carrier < 1:
            return
        values["known"] = "affected"
    finding = Finding("risk.carrier", values | fraction_values(own.carrier))
    yield Chance("carrier", member.name, basis, own.carrier, finding)


def _same(household: Household, chances: FamilyChances, name: str) -> bool:
    """Whether a member carries each variant of the cause on as many copies as the proband."""
    return all(
        household.of(name, one.annotation.change).copies
        == household.of(household.proband, one.annotation.change).copies
        for one in chances.cause.variants
    )


def _how_carried(fraction: Fraction, cause: Cause, *, known: bool) -> str:
    """The same for carriers, whose health is not vouched for where the cause is uncertain."""
    answer = _how_known(fraction, known=known)
    return f"{answer}_if_causal" if fraction and not cause.established else answer


def _how_known(fraction: Fraction, *, known: bool) -> str:
    """Which sentence says it: ``yes`` or ``no`` by genotype or by pedigree, or a ``chance``."""
    if fraction not in (0, 1):
        return "chance"
    answer = "yes" if fraction else "no"
    return f"{answer}_by_genotype" if known else f"{answer}_by_pedigree"


def _child(name: str, word: str, own: Chances, partner: CarrierShare) -> Chance:
    """A child of this person with an untested, unrelated partner.

    Beside a copy of which one is enough, a second one adds what a carrier among partners would
    make of it; that is left to the words "at least".
    """
    values: dict[str, str | int] = {"member": name, "relation": word}
    if own.hands_on_dominant:
        alone = own.hands_on_dominant == own.hands_on
        rule = "risk.child_dominant" if alone else "risk.child_at_least"
        finding = Finding(rule, values | fraction_values(own.hands_on_dominant))
        return Chance("child_affected", name, PEDIGREE, own.hands_on_dominant, finding)
    fraction = own.hands_on * partner.share / 2
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

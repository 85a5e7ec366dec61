"""The family of the record: members, whether all fits, origins, chances, donor, couple."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from col7a1tools.case.carried import carried_once
from col7a1tools.case.copies import compare_copies
from col7a1tools.family.calls import Carriage
from col7a1tools.family.carrier_figures import CarrierShare, carrier_shares
from col7a1tools.family.cause import NoCause, cause_of
from col7a1tools.family.chance_findings import (
    CARRIER_FIGURE,
    Chance,
    basis_findings,
    couple_chances,
    further_finding,
    member_chances,
    no_chance_finding,
    partner_finding,
    percent_text,
)
from col7a1tools.family.consistency import FamilyCheck
from col7a1tools.family.couple import CoupleChances, Person, assess_couple
from col7a1tools.family.dominant_origin import open_origin
from col7a1tools.family.donor import check_donor
from col7a1tools.family.evidence import DerivedFacts
from col7a1tools.family.findings import (
    HEALTHY,
    consistency_findings,
    evidence_findings,
    origin_findings,
    segregation_findings,
    unsure_findings,
)
from col7a1tools.family.germline import germline_findings
from col7a1tools.family.healthy import healthy_findings
from col7a1tools.family.household import Household
from col7a1tools.family.kinship import relation
from col7a1tools.family.origin import origin_of
from col7a1tools.family.phase import established_phases
from col7a1tools.family.reading import FamilyReading
from col7a1tools.family.risk import FamilyChances
from col7a1tools.model.finding import Finding
from col7a1tools.model.pedigree import Member
from col7a1tools.report.call import genotype_text
from col7a1tools.report.document import AlleleOrigin
from col7a1tools.report.family_section import (
    CarrierFigure,
    Consistency,
    DonorCheck,
    FamilyMember,
    MemberGenotype,
    Relatives,
    Risk,
)
from col7a1tools.report.sentences import statement
from col7a1tools.report.words import Statement


@dataclass(frozen=True, slots=True)
class FamilyInput:
    """The family of a report, and what is asked about it.

    Attributes:
        household: pedigree and calls; a donor or partner outside the pedigree is a member without
            parents.
        file: name of the pedigree file, without folder; empty for none.
        sha256: of that file.
        files: names of further files of variants.
        donor: name of a proposed donor, empty for none.
        partner: name of the partner, empty for none.
        partner_share: carriers among untested partners; None for the default of the reference.
        derived: facts that were taken from the pedigree into the classification.
    """

    household: Household
    file: str = ""
    sha256: str = ""
    files: tuple[str, ...] = ()
    donor: str = ""
    partner: str = ""
    partner_share: CarrierShare | None = None
    derived: tuple[DerivedFacts, ...] = ()

    @property
    def share(self) -> CarrierShare:
        """The share of carriers that untested partners are given."""
        return self.partner_share or carrier_shares()[0]


def describe_relatives(asked: FamilyInput, family: FamilyReading) -> Relatives:
    """The family as the record holds it.

    Args:
        asked: the family, and what is asked about it.
        family: the same, read together.
    """
    household = family.household
    findings: list[Finding] = []
    chances: list[Chance] = []
    if household.stated:
        findings += origin_findings(household, family.variants, family.check, family.case)
        findings += unsure_findings(household, family.variants)
        findings += evidence_findings(asked.derived, family.variants)
        cause_findings, chances = _chances(asked, family)
        findings += cause_findings
        said = {str(one.values["member"]) for one in cause_findings if one.rule == HEALTHY}
        findings += healthy_findings(family, said)
    if asked.partner:
        couple = _couple(asked, family)
        findings += couple.findings
        chances = [*couple.chances, *chances]
    return Relatives(
        pedigree=asked.file,
        sha256=asked.sha256,
        files=asked.files,
        members=tuple(_member(one, asked, family) for one in household.pedigree.members),
        consistency=_consistency(household, family.check) if household.stated else None,
        statements=tuple(map(statement, findings)),
        risks=tuple(map(_risk, chances)),
        partner_figure=_figure(asked.share, chances),
        donor=_donor(asked, family),
    )


def allele_origins(family: FamilyReading) -> tuple[AlleleOrigin, ...]:
    """From whom each relevant variant came."""
    return tuple(
        AlleleOrigin(f"v{number}", origin_of(family.household, variant, family.check).value)
        for number, variant in enumerate(family.variants, start=1)
        if variant.relevant
    )


def statements_of(relatives: Relatives) -> Iterator[Statement]:
    """Everything that the record says about the family."""
    if relatives.consistency:
        yield from relatives.consistency.statements
    yield from relatives.statements
    yield from (risk.statement for risk in relatives.risks)
    if relatives.partner_figure:
        yield relatives.partner_figure.statement
    if relatives.donor:
        yield from relatives.donor.statements


def _member(member: Member, asked: FamilyInput, family: FamilyReading) -> FamilyMember:
    household = family.household
    return FamilyMember(
        id=member.name,
        father=member.father,
        mother=member.mother,
        sex=member.sex.value,
        affected=member.affection.value,
        relation=_relation(member.name, asked, household),
        sampled=household.sampled(member.name),
        proband=member.name == household.proband,
        donor=member.name == asked.donor,
        partner=member.name == asked.partner,
        genotypes=tuple(
            _genotype(f"v{number}", household.of(member.name, variant.annotation.change))
            for number, variant in enumerate(family.variants, start=1)
        ),
    )


def _relation(name: str, asked: FamilyInput, household: Household) -> str:
    word = relation(household.pedigree, name, household.proband)
    if word == "not related" and name == asked.partner:
        return "partner"
    return "donor" if word == "not related" and name == asked.donor else word


def _genotype(variant: str, call: Carriage) -> MemberGenotype:
    genotype = call.observed.genotype if call.observed else None
    return MemberGenotype(
        variant=variant,
        genotype=genotype_text(genotype) if genotype else "",
        state=call.state,
        copies=call.copies,
        depth=genotype.depth if genotype else None,
        genotype_quality=genotype.genotype_quality if genotype else None,
        sure=call.sure,
    )


def _consistency(household: Household, check: FamilyCheck) -> Consistency:
    findings = consistency_findings(household, check)
    return Consistency(check.sites, len(check.conflicts), tuple(map(statement, findings)))


def _chances(asked: FamilyInput, family: FamilyReading) -> tuple[list[Finding], list[Chance]]:
    """What the chances rest on, and the chances; only the reason where there are none."""
    cause = cause_of(family)
    if isinstance(cause, NoCause):
        relevant = [variant for variant in family.variants if variant.relevant]
        shared = germline_findings(family.household, relevant)
        return [no_chance_finding(family, cause), *shared], []
    if family.check.swaps:
        return [Finding("risk.not_possible")], []
    household = family.household
    chances = FamilyChances(household, cause)
    origin = open_origin(household, cause)
    findings = [
        *segregation_findings(family, cause),
        *basis_findings(household, cause, chances, origin),
        *further_finding(family),
    ]
    if not chances.possible:
        return findings, []
    members = member_chances(household, chances, asked.share, origin)
    return findings, [*couple_chances(chances, origin), *members]


def _couple(asked: FamilyInput, family: FamilyReading) -> CoupleChances:
    household = family.household
    partner = household.calls.people[asked.partner]
    variants = [variant for variant, _ in carried_once(partner.observed, family.gene)]
    phases = established_phases(replace(household, proband=asked.partner), variants)
    return assess_couple(
        Person(household.proband, family.copies, family.variants),
        Person(asked.partner, compare_copies(variants, phases), tuple(variants)),
        asked.share,
        family.gene,
        family.case,
    )


def _risk(chance: Chance) -> Risk:
    return Risk(
        kind=chance.kind,
        member=chance.member,
        basis=chance.basis,
        numerator=chance.fraction.numerator,
        denominator=chance.fraction.denominator,
        percent=percent_text(chance.fraction),
        statement=statement(chance.finding),
    )


def _figure(share: CarrierShare, chances: Iterable[Chance]) -> CarrierFigure | None:
    if all(chance.basis != CARRIER_FIGURE for chance in chances):
        return None
    finding = partner_finding(share, carrier_shares())
    tested = _tested_without_a_find(chances)
    if tested:
        values = {**finding.values, "person": tested}
        finding = Finding("couple.partner_figure", values, finding.sources)
    return CarrierFigure(
        share.share.numerator,
        share.share.denominator,
        share.sources[0] if share.sources else "",
        statement(finding),
    )


def _tested_without_a_find(chances: Iterable[Chance]) -> str:
    """The tested partner for whom alone the figure stands; empty where untested ones need it."""
    using = [one.finding.values for one in chances if one.basis == CARRIER_FIGURE]
    persons = {str(values.get("nothing_found_in", "")) for values in using}
    return persons.pop() if len(persons) == 1 else ""


def _donor(asked: FamilyInput, family: FamilyReading) -> DonorCheck | None:
    if not asked.donor:
        return None
    checked = check_donor(family.household, asked.donor, family.variants)
    return DonorCheck(checked.name, tuple(map(statement, checked.findings)), checked.further)

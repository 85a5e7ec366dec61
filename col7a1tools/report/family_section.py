"""The family in the record: who its members are, what they carry, and what follows for each."""

from dataclasses import dataclass

from col7a1tools.report.words import Statement


@dataclass(frozen=True, slots=True)
class MemberGenotype:
    """What one member carries of one variant of the report.

    Attributes:
        variant: id of the variant.
        genotype: as VCF writes it, empty where the member has no record there.
        state: word of ``case.observed.Zygosity``; ``no record`` where a file of the member does not
            mention the site, ``no sample`` where the member was not tested.
        copies: copies that carry it, 0 to 2; None where that is not known.
        depth: reads at the site, None where the file does not say.
        genotype_quality: GQ.
        sure: whether depth, quality and filters let the genotype count.
    """

    variant: str
    genotype: str
    state: str
    copies: int | None
    depth: int | None
    genotype_quality: float | None
    sure: bool


@dataclass(frozen=True, slots=True)
class FamilyMember:
    """One person of the family.

    Attributes:
        id: name in the pedigree and in the files.
        father: id of the father, empty where not known.
        mother: id of the mother, empty where not known.
        sex: ``male``, ``female`` or ``unknown``.
        affected: ``affected``, ``unaffected`` or ``unknown``.
        relation: to the person of the report, such as ``mother`` or ``full sibling``;
            ``proband`` for that person.
        sampled: whether a file holds the member's genotypes.
        proband: whether the report is about this person.
        donor: whether this person was named as a donor.
        partner: whether this person was named as the partner.
        genotypes: one entry for each variant of the report.
    """

    id: str
    father: str
    mother: str
    sex: str
    affected: str
    relation: str
    sampled: bool
    proband: bool
    donor: bool
    partner: bool
    genotypes: tuple[MemberGenotype, ...]


@dataclass(frozen=True, slots=True)
class Risk:
    """A probability for one person or one couple.

    Attributes:
        kind: ``carrier`` (has one of the family's disease-causing variants, and is not affected),
            ``affected`` (has what causes the disease), ``next_child_affected``,
            ``next_child_carrier`` (of the parents of the person of the report),
            ``child_affected`` (of this member and an untested, unrelated partner),
            ``couple_child_affected`` or ``couple_child_carrier`` (of the person of the report and
            the named partner).
        member: whose; empty where it is that of a couple.
        basis: ``own genotype``, ``pedigree``, or ``carrier figure`` where the share of carriers
            in a population enters.
        numerator: of the fraction in lowest terms.
        denominator: of the same.
        percent: the same in percent, as pages print it.
        statement: the same in words, with the conditions that it rests on.
    """

    kind: str
    member: str
    basis: str
    numerator: int
    denominator: int
    percent: str
    statement: Statement


@dataclass(frozen=True, slots=True)
class CarrierFigure:
    """The share of healthy carriers that an untested partner is given.

    Attributes:
        numerator: of the fraction.
        denominator: of the same.
        source: key of ``citations``; empty for a figure that the user gave.
        statement: where it comes from, and what others say.
    """

    numerator: int
    denominator: int
    source: str
    statement: Statement


@dataclass(frozen=True, slots=True)
class DonorCheck:
    """What a proposed donor carries.

    Attributes:
        member: id of the donor.
        statements: one for each variant of the person, then the donor's further variants, then
            what was not covered.
        further: names of disease-causing variants of the donor that the person does not carry.
    """

    member: str
    statements: tuple[Statement, ...]
    further: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Consistency:
    """Whether the members' genotypes fit their parents', over all sites of the locus.

    Attributes:
        sites: sites at which a child and at least one parent were surely read.
        conflicts: those that do not fit.
        statements: what was found, and what may explain it.
    """

    sites: int
    conflicts: int
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Relatives:
    """The family.

    Attributes:
        pedigree: name of the pedigree file, without folder; empty for none.
        sha256: of that file, empty for none.
        files: names of further files of variants that were read for relatives.
        members: everyone, in the order of the pedigree; empty without a family.
        consistency: None where nobody's parents were tested.
        statements: origin of the variants, segregation, what was counted as evidence, exceptions.
        risks: for couples first, then for each member.
        partner_figure: None where no risk needs one.
        donor: None where no donor was named.
    """

    pedigree: str = ""
    sha256: str = ""
    files: tuple[str, ...] = ()
    members: tuple[FamilyMember, ...] = ()
    consistency: Consistency | None = None
    statements: tuple[Statement, ...] = ()
    risks: tuple[Risk, ...] = ()
    partner_figure: CarrierFigure | None = None
    donor: DonorCheck | None = None

"""Facts that a family's genotypes hold for the criteria PM3, PS2, PM6, PP1 and BS4.

Only an affected proband gives any; only where phase was shown, never where it is likely. What the
laboratory's case file states about the same thing of the same variant wins, and is not added to.
Classes of the other variant are those without these facts, so that no fact proves itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log2

from col7a1tools.case.observed import ObservedVariant, Zygosity
from col7a1tools.case.phase import Phase
from col7a1tools.family.dominance import is_dominant
from col7a1tools.family.further import explaining
from col7a1tools.family.household import Household, without_parents
from col7a1tools.family.kinship import related, relation
from col7a1tools.family.names import name_of
from col7a1tools.family.origin import NewVariant, Origin, judge_new, origin_of
from col7a1tools.family.reading import FamilyReading
from col7a1tools.family.transmission import ON_BOTH, ON_ONE, OPPOSITE, Question
from col7a1tools.family.transmission import Copies as CopyPair
from col7a1tools.model.case_facts import (
    AffectedProband,
    AllelePhase,
    CaseFacts,
    CaseFile,
    DeNovo,
    Mapping,
    SecondAllele,
    Segregation,
    SomeChange,
    Specificity,
)
from col7a1tools.model.classification import Verdict
from col7a1tools.model.pedigree import Affection, Member

_HANDED_ON = (Origin.MOTHER, Origin.FATHER, Origin.BOTH)
_CLASS = {
    Verdict.PATHOGENIC: SecondAllele.PATHOGENIC,
    Verdict.LIKELY_PATHOGENIC: SecondAllele.LIKELY_PATHOGENIC,
    Verdict.UNCERTAIN: SecondAllele.UNCERTAIN,
}


@dataclass(frozen=True, slots=True)
class DerivedFacts:
    """What a pedigree says about one variant.

    Attributes:
        variant: of the proband.
        proband: for PM3.
        de_novo: for PS2 and PM6.
        segregation: for PP1 and BS4.
    """

    variant: ObservedVariant
    proband: AffectedProband | None = None
    de_novo: DeNovo | None = None
    segregation: Segregation | None = None

    @property
    def empty(self) -> bool:
        """Whether the pedigree says nothing."""
        return self.proband is None and self.de_novo is None and self.segregation is None


def derive_facts(family: FamilyReading, reference: str) -> tuple[DerivedFacts, ...]:
    """What the family says about each relevant variant of the proband.

    Args:
        family: the family.
        reference: what the facts cite: the pedigree's file.
    """
    doubtful = family.check.misfits or family.check.swaps
    if family.affection is not Affection.AFFECTED or doubtful:
        return ()
    found = []
    for place, variant in enumerate(family.variants):
        if not variant.relevant:
            continue
        stated = family.case.of(variant.annotation.change) if family.case else CaseFacts()
        one = _Subject(family, variant, _opposite(family, place), reference)
        facts = DerivedFacts(
            variant,
            None if stated.probands else _pm3(one),
            None if stated.de_novo else _de_novo(one, stated),
            None if stated.segregation else _segregation(one),
        )
        if not facts.empty:
            found.append(facts)
    return tuple(found)


def with_derived(case: CaseFile | None, derived: Sequence[DerivedFacts]) -> CaseFile:
    """The case file with the derived facts beside what it states."""
    held = case or CaseFile("", "", CaseFacts(), {})
    facts: dict[SomeChange, CaseFacts] = dict(held.facts)
    for one in derived:
        change = one.variant.annotation.change
        stated = held.of(change)
        facts[change] = stated._replace(
            probands=stated.probands or ((one.proband,) if one.proband else ()),
            de_novo=stated.de_novo or ((one.de_novo,) if one.de_novo else ()),
            segregation=stated.segregation or one.segregation,
        )
    return held._replace(facts=facts)


@dataclass(frozen=True, slots=True)
class _Subject:
    """A variant whose facts are asked for, and what is shown to lie on the other copy."""

    family: FamilyReading
    variant: ObservedVariant
    opposite: ObservedVariant | None
    reference: str

    @property
    def origin(self) -> Origin:
        return origin_of(self.family.household, self.variant, self.family.check)

    @property
    def homozygous(self) -> bool:
        return self.variant.zygosity is Zygosity.HOMOZYGOUS


def _opposite(family: FamilyReading, place: int) -> ObservedVariant | None:
    """The most important variant that is shown to lie on the other copy."""
    for pair in family.copies.pairs:
        if pair.phase is Phase.TRANS and place in (pair.first, pair.second):
            return family.variants[pair.second if pair.first == place else pair.first]
    return None


def _pm3(one: _Subject) -> AffectedProband | None:
    if one.opposite is not None:
        other_class = _CLASS.get(one.opposite.classification.verdict, SecondAllele.UNCERTAIN)
        name = name_of(one.opposite)
        return AffectedProband(name, other_class, AllelePhase.TRANS, one.reference)
    if one.homozygous and one.origin is Origin.BOTH:
        return AffectedProband("", SecondAllele.UNCERTAIN, AllelePhase.HOMOZYGOUS, one.reference)
    return None


def _de_novo(one: _Subject, stated: CaseFacts) -> DeNovo | None:
    """A candidate counts with parents assumed: that they are the parents only a test can show.

    The phenotype is specific where the skin's cleavage was mapped below the lamina densa, which
    this gene alone explains; else it is that of a disease with many genes. That a parent
    handed on a variant of dominant disease is a fact as well: it is no candidate.
    """
    family = one.family
    inherited = one.origin in _HANDED_ON and is_dominant(
        one.variant.annotation, family.gene, family.case
    )
    if not inherited and one.origin is not Origin.NEITHER:
        return None
    judged = judge_new(family.household, one.variant, family.check)
    if not inherited and judged is not NewVariant.CANDIDATE:
        return None
    mapped = stated.phenotype and stated.phenotype.mapping is Mapping.BELOW_LAMINA_DENSA
    phenotype = Specificity.SPECIFIC if mapped else Specificity.HETEROGENEOUS
    return DeNovo(inherited, confirmed=False, phenotype=phenotype, reference=one.reference)


def _segregation(one: _Subject) -> Segregation | None:
    """Affected relatives who were surely read: those with the variant, and those without.

    In dominant disease the variant alone has to go with the disease, in recessive disease the
    pair; a single variant without a second one says nothing in recessive disease.
    """
    family = one.family
    dominant = is_dominant(one.variant.annotation, family.gene, family.case)
    if not (one.homozygous or one.opposite or dominant):
        return None
    opposite = None if dominant else one.opposite
    pair = [one.variant] if opposite is None else [one.variant, opposite]
    least = 2 if one.homozygous and not dominant else 1
    sharing, lacking = [], 0
    for member in family.household.pedigree.members:
        if member.affection is not Affection.AFFECTED or member == family.proband:
            continue
        calls = [family.household.of(member.name, each.annotation.change) for each in pair]
        if all(call.least >= least for call in calls):
            sharing.append(member.name)
        elif calls[0].lacks:
            lacking += _speaks_against(family, member, dominant=dominant)
    own = _pairs(len(pair), homozygous=one.homozygous)
    have = own if len(pair) == 2 or least == 2 else own | ON_ONE | ON_BOTH
    if len(pair) == 1:
        sharing = [name for name in sharing if _by_descent(one, name, own, have)]
    if not sharing and not lacking:
        return None
    meioses = _meioses(family.household, sharing, own, have)
    return Segregation(meioses, lacking, one.reference)


def _speaks_against(family: FamilyReading, member: Member, *, dominant: bool) -> bool:
    """Whether an affected relative without the variant speaks against it.

    Segregation is read within one cause: not where other variants of this gene explain, or may
    explain, the relative's disease. In recessive disease only a full sibling, of parents who are
    not affected, should have the same two copies; any other relative has one of them at least from
    elsewhere.
    """
    if explaining(family, member.name):
        return False
    pedigree, proband = family.household.pedigree, family.proband
    if dominant:
        return related(pedigree, member.name, proband.name)
    return relation(pedigree, member.name, proband.name) == "full sibling" and not any(
        pedigree.member(name).affection is Affection.AFFECTED for name in proband.parents
    )


def _by_descent(
    one: _Subject, name: str, own: frozenset[CopyPair], have: frozenset[CopyPair]
) -> bool:
    """Whether a relative can have the variant from where the proband has it.

    Not through anybody who was surely read without it: there it arose twice, or in a germ line.
    """
    household = one.family.household
    new = one.origin is Origin.NEITHER
    pedigree = without_parents(household) if new else household.pedigree
    known = {
        each: frozenset({(0, 0)})
        for each in household.calls.people
        if each in pedigree and household.of(each, one.variant.annotation.change).lacks
    }
    question = Question(pedigree, (0, 1), {**known, household.proband: own})
    return any(pair in have for (pair,) in question.probabilities(name))


def _pairs(kinds: int, *, homozygous: bool) -> frozenset[CopyPair]:
    """The pairs of copies that the proband may have."""
    if kinds == 2:
        return OPPOSITE
    return ON_BOTH if homozygous else ON_ONE


def _meioses(
    household: Household,
    sharing: Sequence[str],
    own: frozenset[CopyPair],
    have: frozenset[CopyPair],
) -> int:
    """Informative meioses: how often the chance that these relatives share it would halve.

    The chance is that of the pedigree alone, given the proband, for rare variants.

    Args:
        household: the family.
        sharing: relatives who share it.
        own: the proband's pairs of copies.
        have: those that count as sharing.
    """
    costs = (0,) + (1,) * max(max(pair) for pair in own)
    question = Question(household.pedigree, costs, {household.proband: own})
    chance = sum(
        probability
        for pairs, probability in question.probabilities(*sharing).items()
        if all(pair in have for pair in pairs)
    )
    return floor(log2(1 / chance)) if chance else 0

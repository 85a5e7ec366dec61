"""What is taken as the cause of the disease when chances for relatives are worked out."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from col7a1tools.case.copies import CopiesState
from col7a1tools.case.observed import ObservedVariant, Zygosity
from col7a1tools.case.phase import Phase
from col7a1tools.family.dominance import is_dominant
from col7a1tools.family.further import further_variants
from col7a1tools.family.kinship import related
from col7a1tools.family.reading import FamilyReading
from col7a1tools.family.transmission import ON_BOTH, ON_ONE, OPPOSITE
from col7a1tools.family.transmission import Copies as CopyPair
from col7a1tools.model.pedigree import Affection


class Mode(Enum):
    """How the disease of a family is inherited."""

    RECESSIVE = "recessive"
    DOMINANT = "dominant"


class NoCause(Enum):
    """Why no chance can be worked out; the value ends a rule id."""

    NOTHING_FOUND = "nothing_found"
    UNCERTAIN = "uncertain"
    PHASE_UNKNOWN = "phase_unknown"
    SECOND_NOT_FOUND = "second_not_found"
    DOMINANCE_UNCLEAR = "dominance_unclear"
    FURTHER_VARIANTS = "further_variants"


@dataclass(frozen=True, slots=True)
class Cause:
    """What the chances rest on.

    Attributes:
        alleles: the kinds of copy that carry disease-causing variants, each with its variants;
            allele 1 of `transmission` is the first, 0 is a copy without any.
        proband: the pairs of copies that the proband may have.
        dominant: numbers of the alleles of which one copy is enough for disease.
    """

    alleles: tuple[tuple[ObservedVariant, ...], ...]
    proband: frozenset[CopyPair]
    dominant: frozenset[int] = frozenset()

    @property
    def mode(self) -> Mode:
        """Dominant where one copy of an allele is enough."""
        return Mode.DOMINANT if self.dominant else Mode.RECESSIVE

    @property
    def established(self) -> bool:
        """False where a variant is of uncertain significance."""
        return all(variant.established for variant in self.variants)

    @property
    def homozygous(self) -> bool:
        """Whether both of the proband's copies are of one kind."""
        return self.proband == ON_BOTH

    @property
    def single_dominant(self) -> bool:
        """Whether one copy of one kind is all that is taken for the cause."""
        return bool(self.dominant) and len(self.alleles) == 1 and not self.homozygous

    @property
    def dominant_variants(self) -> tuple[ObservedVariant, ...]:
        """Those of the alleles of which one copy is enough."""
        return tuple(
            variant
            for number, allele in enumerate(self.alleles, start=1)
            if number in self.dominant
            for variant in allele
        )

    def dominant_alone(self) -> "Cause":
        """The first allele of which one copy is enough, on one copy, without what lies opposite."""
        allele = self.alleles[min(self.dominant) - 1]
        return Cause((allele,), ON_ONE, frozenset({1}))

    def causes(self, pair: CopyPair) -> bool:
        """Whether a person with these two copies has the disease."""
        return min(pair) > 0 or not self.dominant.isdisjoint(pair)

    @property
    def variants(self) -> tuple[ObservedVariant, ...]:
        """Every variant, in the order of the alleles."""
        return tuple(variant for allele in self.alleles for variant in allele)


_TWO_COPIES = (CopiesState.HOMOZYGOUS, CopiesState.HEMIZYGOUS, CopiesState.TWO_IN_TRANS)
_ONE_COPY = (CopiesState.ONE_ESTABLISHED, CopiesState.TWO_IN_CIS)
_FOUND_NOTHING = (
    CopiesState.NOT_LOOKED_AT,
    CopiesState.NOTHING_FOUND,
    CopiesState.NOTHING_RELEVANT,
)


def cause_of(family: FamilyReading) -> Cause | NoCause:
    """What causes, or may cause, the proband's disease.

    Variants of uncertain significance are taken for the cause, and said to be, only in a person
    who is not known to be healthy. A variant is taken as dominant only where the case file claims
    it or exactly this variant is reported as dominant, never from its place; so it is with another
    variant on the other copy too, unless a healthy member carries it. Where both copies decide, a
    blood relative with a further disease-causing variant leaves nothing to work out from these.
    """
    cause = _of_copies(family)
    if isinstance(cause, NoCause) or cause.single_dominant:
        return cause
    pedigree, proband = family.household.pedigree, family.household.proband
    further = [one.name for one, _ in further_variants(family)]
    if any(related(pedigree, name, proband) for name in further):
        return NoCause.FURTHER_VARIANTS
    return cause


def _of_copies(family: FamilyReading) -> Cause | NoCause:
    """What the proband's copies show."""
    state = family.copies.state
    deciding = [family.variants[place] for place in family.copies.deciding]
    if state in _FOUND_NOTHING:
        return NoCause.NOTHING_FOUND
    if state is CopiesState.TWO_PHASE_UNKNOWN:
        return NoCause.PHASE_UNKNOWN
    if state in _TWO_COPIES:
        return _two_copies(family, deciding, homozygous=state is CopiesState.HOMOZYGOUS)
    if state in _ONE_COPY:
        return _one_copy(family, deciding)
    if family.affection is Affection.UNAFFECTED:
        sure = [variant for variant in deciding if variant.established]
        return _one_copy(family, sure) if sure else NoCause.UNCERTAIN
    return _with_uncertain(family, deciding)


def _with_uncertain(family: FamilyReading, deciding: list[ObservedVariant]) -> Cause | NoCause:
    """The first pair in trans, else what is on both copies, else a single dominant variant."""
    sure = [variant for variant in deciding if variant.established]
    for pair in family.copies.pairs:
        two = [family.variants[pair.first], family.variants[pair.second]]
        if pair.phase is Phase.TRANS and (not sure or sure[0] in two):
            return _two_copies(family, two, homozygous=False)
    both = [variant for variant in deciding if variant.zygosity is Zygosity.HOMOZYGOUS]
    if both and not sure:
        return _two_copies(family, both[:1], homozygous=True)
    for one in sure or deciding:
        if is_dominant(one.annotation, family.gene, family.case):
            return _single([one], Mode.DOMINANT)
    if any(pair.phase is Phase.UNKNOWN for pair in family.copies.pairs):
        return NoCause.PHASE_UNKNOWN
    return NoCause.SECOND_NOT_FOUND if sure else NoCause.UNCERTAIN


def _one_copy(family: FamilyReading, variants: Sequence[ObservedVariant]) -> Cause | NoCause:
    """Variants of one copy: dominant disease, or a healthy carrier of recessive disease."""
    if any(is_dominant(one.annotation, family.gene, family.case) for one in variants):
        return _single(variants, Mode.DOMINANT)
    if family.affection is Affection.UNAFFECTED:
        return _single(variants, Mode.RECESSIVE)
    return NoCause.SECOND_NOT_FOUND


def _single(variants: Sequence[ObservedVariant], mode: Mode) -> Cause:
    dominant = frozenset({1}) if mode is Mode.DOMINANT else frozenset()
    return Cause((tuple(variants),), ON_ONE, dominant)


def _two_copies(
    family: FamilyReading, variants: Sequence[ObservedVariant], *, homozygous: bool
) -> Cause | NoCause:
    """Both copies: recessive disease, or one with a variant of which one copy is enough."""
    alleles: tuple[tuple[ObservedVariant, ...], ...]
    if homozygous:
        alleles, pairs = (tuple(variants),), ON_BOTH
    else:
        alleles = tuple((variant,) for variant in variants[:2])
        pairs = OPPOSITE
    dominant = frozenset(
        number
        for number, allele in enumerate(alleles, start=1)
        if any(is_dominant(one.annotation, family.gene, family.case) for one in allele)
    )
    cause = Cause(alleles, pairs, dominant)
    return NoCause.DOMINANCE_UNCLEAR if healthy_carriers(family, cause.dominant_variants) else cause


def healthy_carriers(family: FamilyReading, variants: Sequence[ObservedVariant]) -> tuple[str, ...]:
    """Members given as unaffected who surely carry one of the variants."""
    return tuple(
        member.name
        for member in family.household.pedigree.members
        if member.affection is Affection.UNAFFECTED
        and any(family.household.of(member.name, v.annotation.change).carries for v in variants)
    )

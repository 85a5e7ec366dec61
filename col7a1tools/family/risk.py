"""Chances for a family: exact fractions from the pedigree and everything known of its members."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import product

from col7a1tools.family.calls import Carriage
from col7a1tools.family.cause import Cause, Mode
from col7a1tools.family.germline import shared_and_new
from col7a1tools.family.household import Household, without_parents
from col7a1tools.family.origin import germline_sharing
from col7a1tools.family.transmission import Copies, Question
from col7a1tools.model.pedigree import Affection, Member, Pedigree

# No name in a file holds a tab.
NEXT_CHILD = "next\tchild"


@dataclass(frozen=True, slots=True)
class Chances:
    """What a person's two copies may be.

    Attributes:
        neither: neither copy carries a variant of the cause.
        one: one copy does.
        both: both do.
        ill: the two cause the disease.
        hands_on_dominant: that a child gets a copy from this person of which one is enough.
    """

    neither: Fraction
    one: Fraction
    both: Fraction
    ill: Fraction
    hands_on_dominant: Fraction

    @property
    def carrier(self) -> Fraction:
        """A copy carries a variant of the cause, without causing the disease."""
        return self.one + self.both - self.ill

    @property
    def hands_on(self) -> Fraction:
        """That a child gets a copy with a variant of the cause from this person."""
        return self.one / 2 + self.both


class FamilyChances:
    """The chances of everyone in a family, for one cause.

    Attributes:
        cause: what the chances rest on.
        possible: False where the members' genotypes cannot have come about by inheritance, even
            if the proband's variant is taken as new, or as handed on by a germ line to siblings.
        proband_fits: False where the proband's genotype does not fit the parents', so that the
            proband is left out when the chances of others are worked out.
        health_counts: names of healthy members whose health was taken to exclude two affected
            copies.
        affected_left_out: affected members without a genotype whose disease would need further
            variants, so that it was left out.
    """

    def __init__(self, household: Household, cause: Cause) -> None:
        self.cause = cause
        self._household = household
        self._costs = (0, *(1 for _ in cause.alleles))
        genotypes = self._by_genotype()
        self.health_counts = self._healthy(genotypes)
        known = self._with_health(genotypes)
        self.proband_fits = self._rank(household.pedigree, known) is not None
        self._pedigree = household.pedigree if self.proband_fits else self._loosened(known)
        self.possible = self._rank(self._pedigree, known) is not None
        self.affected_left_out: tuple[str, ...] = ()
        self._known = self._with_affected(known) if self.possible else known

    def _loosened(self, known: Mapping[str, frozenset[Copies]]) -> Pedigree:
        """The pedigree without the descent of those who carry what no parent of theirs does.

        The proband alone where that is enough, else the siblings with the same new variant, too.
        """
        alone = without_parents(self._household)
        if self._rank(alone, known) is not None:
            return alone
        new = shared_and_new(self._household, self.cause.variants)
        sharing = [
            name
            for variant in new
            for name in germline_sharing(self._household, variant.annotation.change)
        ]
        return without_parents(self._household, *sharing)

    def of(self, name: str) -> Chances:
        """The chances of a member."""
        return self._chances(self._pedigree, name)

    @cached_property
    def next_child(self) -> Chances | None:
        """Those of a further child of the proband's parents; None where not both are known."""
        proband = self._household.pedigree.member(self._household.proband)
        if len(proband.parents) < 2:
            return None
        unborn = Member(NEXT_CHILD, proband.father, proband.mother)
        family = replace(self._pedigree, members=(*self._pedigree.members, unborn))
        return self._chances(family, NEXT_CHILD)

    @property
    def nobody_before_shows_it(self) -> bool:
        """Whether nobody but the parents' children and their descendants asks for a rare allele."""
        pedigree, proband = self._household.pedigree, self._household.proband
        parents = frozenset(pedigree.member(proband).parents)
        others = {
            name: pairs
            for name, pairs in self._known.items()
            if name != proband and parents.isdisjoint(pedigree.ancestors(name))
        }
        return self._rank(pedigree, others) == 0

    def is_known(self, name: str) -> bool:
        """Whether the member's own genotype tells which copies carry a variant of the cause."""
        return all(call.copies is not None for call in self._calls(name))

    def _chances(self, pedigree: Pedigree, name: str) -> Chances:
        found = Question(pedigree, self._costs, self._known).probabilities(name)
        carried = {count: Fraction(0) for count in (0, 1, 2)}
        ill = hands_on_dominant = Fraction(0)
        for (pair,), probability in found.items():
            carried[sum(allele > 0 for allele in pair)] += probability
            ill += probability * self.cause.causes(pair)
            dominant = sum(allele in self.cause.dominant for allele in pair)
            hands_on_dominant += probability * dominant / 2
        return Chances(carried[0], carried[1], carried[2], ill, hands_on_dominant)

    def _rank(self, pedigree: Pedigree, known: Mapping[str, frozenset[Copies]]) -> int | None:
        return Question(pedigree, self._costs, known).rank()

    def _calls(self, name: str) -> list[Carriage]:
        variants = self.cause.variants
        return [self._household.of(name, one.annotation.change) for one in variants]

    def _by_genotype(self) -> dict[str, frozenset[Copies]]:
        """What the genotypes allow each tested member; the proband has the pair of the cause."""
        known = {
            name: self._allowed(name)
            for name in self._household.calls.people
            if name in self._household.pedigree
        }
        return {**known, self._household.proband: self.cause.proband}

    def _allowed(self, name: str) -> frozenset[Copies]:
        calls = self._calls(name)
        return frozenset(
            pair
            for pair in self._pairs()
            if all(
                call.least <= self._copies(pair, place) <= call.most
                for place, call in enumerate(calls)
            )
        )

    def _pairs(self) -> Iterator[Copies]:
        alleles = range(len(self._costs))
        return product(alleles, alleles)

    def _copies(self, pair: Copies, place: int) -> int:
        """Copies of a pair that carry a variant, counted as ``Cause.variants`` does."""
        carrying = [
            number for number, allele in enumerate(self.cause.alleles, start=1) for _ in allele
        ]
        return sum(allele == carrying[place] for allele in pair)

    def _healthy(self, genotypes: Mapping[str, frozenset[Copies]]) -> tuple[str, ...]:
        """Healthy members whose genotype leaves open whether both copies are affected."""
        if self.cause.mode is Mode.DOMINANT:
            return ()
        return tuple(
            member.name
            for member in self._household.pedigree.members
            if member.affection is Affection.UNAFFECTED
            and member.name != self._household.proband
            and not self.is_known(member.name)
            and any(min(pair) > 0 for pair in genotypes.get(member.name, self._any()))
        )

    def _any(self) -> frozenset[Copies]:
        return frozenset(self._pairs())

    def _with_health(
        self, genotypes: Mapping[str, frozenset[Copies]]
    ) -> dict[str, frozenset[Copies]]:
        known = dict(genotypes)
        for name in self.health_counts:
            known[name] = frozenset(p for p in known.get(name, self._any()) if min(p) == 0)
        return known

    def _with_affected(self, known: dict[str, frozenset[Copies]]) -> dict[str, frozenset[Copies]]:
        """Add that affected members have the cause, where that asks for no further rare allele.

        Otherwise the disease of that member may well have other variants behind it.
        """
        left_out = []
        for member in self._household.pedigree.members:
            if member.affection is not Affection.AFFECTED or member.name == self._household.proband:
                continue
            if self.is_known(member.name):
                continue
            rank = self._rank(self._pedigree, known)
            ill = frozenset(p for p in known.get(member.name, self._any()) if self.cause.causes(p))
            if self._rank(self._pedigree, {**known, member.name: ill}) == rank:
                known = {**known, member.name: ill}
            else:
                left_out.append(member.name)
        self.affected_left_out = tuple(left_out)
        return known

"""What each member of a family carries of each change, and how surely."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from col7a1tools.case.callability import CoveredBases
from col7a1tools.case.observed import (
    CARRIED,
    ObservedVariant,
    ReadRecord,
    Zygosity,
    observed_in,
    removes,
)
from col7a1tools.case.quality import is_sure
from col7a1tools.model.case_facts import SomeChange
from col7a1tools.model.variant import GeneChange

NO_SAMPLE = "no sample"
NO_RECORD = "no record"
ANYTHING = (0, 2)
_COPIES = {
    Zygosity.HOMOZYGOUS: (2, 2),
    Zygosity.HETEROZYGOUS: (1, 1),
    Zygosity.ABSENT: (0, 0),
    Zygosity.ONE_COPY_CALLED: (1, 2),
    Zygosity.HALF_CALLED: (1, 2),
}
# A change may stand in several records of a file; the one that says most speaks.
_TELLING = (
    Zygosity.HOMOZYGOUS,
    Zygosity.HETEROZYGOUS,
    Zygosity.ONE_COPY_CALLED,
    Zygosity.HALF_CALLED,
    Zygosity.ABSENT,
    Zygosity.NOT_CALLED,
)


@dataclass(frozen=True, slots=True)
class Carriage:
    """What one member carries of one change.

    Attributes:
        state: word of `Zygosity`, or ``no record``, or ``no sample``.
        least: fewest copies that carry the change, as far as the call is sure.
        most: most copies that may carry it.
        sure: whether the call may count.
        observed: the call itself, None where no record mentions the change.
    """

    state: str
    least: int
    most: int
    sure: bool
    observed: ObservedVariant | None = None

    @property
    def carries(self) -> bool:
        """Whether the member surely carries the change."""
        return self.least > 0

    @property
    def lacks(self) -> bool:
        """Whether the member surely does not carry the change."""
        return self.most == 0

    @property
    def copies(self) -> int | None:
        """Copies that carry it, None where they are not known."""
        return self.least if self.least == self.most else None


NOT_TESTED = Carriage(NO_SAMPLE, *ANYTHING, sure=False)
_NOT_MENTIONED = Carriage(NO_RECORD, *ANYTHING, sure=False)
_READ_AS_REFERENCE = Carriage(Zygosity.ABSENT.value, 0, 0, sure=True)


@dataclass(frozen=True, slots=True)
class Person:
    """One person whose genotypes are in a file.

    Attributes:
        name: of the sample.
        observed: the person's call of every annotated allele of the file.
        records: the records with the genotypes of the file's persons.
        covered: what the file says was looked at; None where it lists variants only.
    """

    name: str
    observed: tuple[ObservedVariant, ...]
    records: Sequence[ReadRecord]
    covered: CoveredBases | None = None

    @property
    def carried(self) -> tuple[ObservedVariant, ...]:
        """The variants that the person carries."""
        return tuple(variant for variant in self.observed if variant.zygosity in CARRIED)


def person(name: str, records: Sequence[ReadRecord], covered: CoveredBases | None) -> Person:
    """One person of a file."""
    return Person(name, tuple(observed_in(records, name)), records, covered)


class FamilyCalls:
    """The calls of a family, from one file or from several, looked up by member and change."""

    def __init__(self, people: Iterable[Person], locus_length: int) -> None:
        self.people = {one.name: one for one in people}
        self._length = locus_length
        self._calls: dict[tuple[str, SomeChange], ObservedVariant] = {}
        for one in self.people.values():
            for variant in one.observed:
                key = (one.name, variant.annotation.change)
                held = self._calls.get(key)
                if held is None or telling(variant) < telling(held):
                    self._calls[key] = variant

    def changes(self) -> tuple[SomeChange, ...]:
        """Every change that a member carries, in the order of the files."""
        return tuple(
            dict.fromkeys(v.annotation.change for one in self.people.values() for v in one.carried)
        )

    def of(self, name: str, change: SomeChange) -> Carriage:
        """What a member carries of a change."""
        if name not in self.people:
            return NOT_TESTED
        variant = self._calls.get((name, change))
        if variant is None:
            read = self._was_read(self.people[name], change)
            return _READ_AS_REFERENCE if read else _NOT_MENTIONED
        sure = is_sure(variant)
        least, most = _COPIES.get(variant.zygosity, ANYTHING) if sure else ANYTHING
        if least == 2 and self._opposite_deletion(variant, name):
            least = most = 1
        return Carriage(variant.zygosity.value, least, most, sure, variant)

    def _opposite_deletion(self, variant: ObservedVariant, name: str) -> bool:
        """Whether a homozygous call lies within a deletion of one copy, so that one is left."""
        return any(
            other.zygosity is Zygosity.HETEROZYGOUS and removes(other, variant)
            for other in self.people[name].carried
        )

    def _was_read(self, one: Person, change: SomeChange) -> bool:
        """Whether a file that does not mention a change says that its bases were read."""
        if one.covered is None or not isinstance(change, GeneChange):
            return False
        first, behind = int(change.start), int(change.end)
        if first == behind:
            first, behind = first - 1, behind + 1
        start, end = self._length - behind, self._length - first
        return any(a <= start and end <= b for a, b in one.covered.intervals)


def telling(variant: ObservedVariant) -> int:
    """How much a call says of its change: the smaller, the more."""
    return _TELLING.index(variant.zygosity)


def fits(child: Carriage, father: Carriage, mother: Carriage) -> bool:
    """Whether a child can have one copy from each parent, by what is known of one change."""
    return any(
        child.least <= paternal + maternal <= child.most
        for paternal, maternal in product(_handed(father), _handed(mother))
    )


def _handed(parent: Carriage) -> set[int]:
    """Whether the copy that a parent hands on may lack the change (0) or carry it (1)."""
    return {copy for copy in (0, 1) if (copy == 0 and parent.least < 2) or (copy and parent.most)}

"""Samples that carry the same, and samples that alone share something: hints, no proof.

One gene cannot tell a duplicate from two strangers with a common haplotype. The more variants two
samples share, and the fewer others have them, the more the hint is worth.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from col7a1tools.cohort.columns import NO_VALUE, SAMPLE_COLUMNS
from col7a1tools.cohort.people import People
from col7a1tools.cohort.totals import VariantTotal
from col7a1tools.cohort.unit_file import UnitResult

_NOTHING_CARRIED = f"{0:016x}"
_PAIR = 2
_CARRIED = slice(SAMPLE_COLUMNS.index("heterozygous"), SAMPLE_COLUMNS.index("other") + 1)
_NAMED = 10


@dataclass(frozen=True, slots=True)
class SharedAlone:
    """Two samples that share variants which nobody else carries.

    Attributes:
        samples: their names, with their files.
        variants: how many such variants.
    """

    samples: tuple[str, str]
    variants: int


@dataclass(slots=True)
class EqualGroup:
    """Samples whose carried genotypes are all the same.

    Attributes:
        number: of the group, as in the table of samples.
        variants: how many variants each of them carries.
        size: how many samples.
        samples: the first of them, with their files.
    """

    number: int
    variants: int
    size: int = 0
    samples: list[str] = field(default_factory=list)


class EqualSamples:
    """Finds samples whose carried genotypes are all the same.

    Attributes:
        groups: known when the rows are out.
    """

    def __init__(self) -> None:
        self.groups: dict[str, EqualGroup] = {}
        self._seen: Counter[str] = Counter()

    def add(self, rows: Iterable[str]) -> None:
        """Count the sums of one unit's samples."""
        self._seen.update(row.rpartition("\t")[2] for row in rows)

    def rows(self, results: Iterable[UnitResult], people: People) -> Iterator[str]:
        """SAMPLE_COLUMNS of every sample; equal ones have the same number."""
        for result in results:
            for row in result.sample_rows():
                values, _, identity = row.rpartition("\t")
                sex = people.sexes.get(values.partition("\t")[0], NO_VALUE)
                number = NO_VALUE
                if self._seen[identity] > 1 and identity != _NOTHING_CARRIED:
                    number = str(self._grouped(identity, values.split("\t")))
                yield f"{values}\t{sex}\t{number}"

    def _grouped(self, identity: str, values: Sequence[str]) -> int:
        group = self.groups.get(identity)
        if group is None:
            carried = sum(map(int, values[_CARRIED]))
            group = self.groups[identity] = EqualGroup(len(self.groups) + 1, carried)
        group.size += 1
        if group.size <= _NAMED:
            group.samples.append(f"{values[0]} ({values[1]})")
        return group.number

    def strongest(self, number: int) -> tuple[EqualGroup, ...]:
        """The groups that share most variants, the small ones first among equals."""
        ordered = sorted(
            self.groups.values(), key=lambda one: (-one.variants, one.size, one.number)
        )
        return tuple(ordered[:number])


def shared_alone(totals: Iterable[VariantTotal]) -> tuple[SharedAlone, ...]:
    """Pairs that share variants which nobody else carries, those that share most first."""
    pairs = Counter(
        tuple(sorted(total.first_carriers))
        for total in totals
        if total.carriers == _PAIR and len(total.first_carriers) == _PAIR
    )
    found = (SharedAlone((pair[0], pair[1]), number) for pair, number in pairs.items())
    return tuple(sorted(found, key=lambda one: (-one.variants, one.samples)))

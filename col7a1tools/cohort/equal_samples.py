"""Samples that carry the same, and samples that alone share something: hints, no proof.

One gene cannot tell a duplicate from two strangers with a common haplotype. What counts here is
therefore what nobody else in the cohort has.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from col7a1tools.cohort.columns import NO_VALUE
from col7a1tools.cohort.people import People
from col7a1tools.cohort.totals import VariantTotal
from col7a1tools.cohort.unit_file import UnitResult

_NOTHING_CARRIED = f"{0:016x}"
_PAIR = 2


@dataclass(frozen=True, slots=True)
class SharedAlone:
    """Two samples that share variants which nobody else carries.

    Attributes:
        samples: their names.
        variants: how many such variants.
    """

    samples: tuple[str, str]
    variants: int


class EqualSamples:
    """Finds samples whose carried genotypes are all the same."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def add(self, rows: Iterable[str]) -> None:
        """Count the sums of one unit's samples."""
        self._seen.update(row.rpartition("\t")[2] for row in rows)

    def rows(self, results: Iterable[UnitResult], people: People) -> Iterator[str]:
        """SAMPLE_COLUMNS of every sample; equal ones have the same number."""
        numbers: dict[str, int] = {}
        for result in results:
            for row in result.sample_rows():
                values, _, identity = row.rpartition("\t")
                sex = people.sexes.get(values.partition("\t")[0], NO_VALUE)
                group = NO_VALUE
                if self._seen[identity] > 1 and identity != _NOTHING_CARRIED:
                    group = str(numbers.setdefault(identity, len(numbers) + 1))
                yield f"{values}\t{sex}\t{group}"


def shared_alone(totals: Sequence[VariantTotal]) -> tuple[SharedAlone, ...]:
    """Pairs that share variants which nobody else carries, those that share most first."""
    pairs = Counter(
        (min(total.count.first_carriers), max(total.count.first_carriers))
        for total in totals
        if total.carriers == _PAIR and len(total.count.first_carriers) == _PAIR
    )
    found = (SharedAlone(pair, number) for pair, number in pairs.items())
    return tuple(sorted(found, key=lambda one: (-one.variants, one.samples)))

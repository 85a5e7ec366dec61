"""Counts over the samples and over the variants of one file."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, Self

from col7a1tools.case.observed import CARRIED, Zygosity

_BITS = 32  # of a number in the list of columns
_ONE = ord("1")
# Carriers that are known by name: enough to see that there are no more than two.
FEW = 3
_64_BITS = (1 << 64) - 1
# Odd numbers, so that a mark times one of them stands for mark and zygosity.
_STEPS = {kind: 2 * place + 1 for place, kind in enumerate(Zygosity)}


class ColumnSet:
    """A set of sample columns in little memory: a list where they are few, else one bit each."""

    def __init__(self, columns: Sequence[int], samples: int) -> None:
        """Keep the columns.

        Args:
            columns: places of samples, from 0.
            samples: how many samples the file has.
        """
        self._few: array[int] | None = None
        if len(columns) * _BITS <= samples:
            self._few = array("I", columns)
            return
        digits = bytearray(b"0") * samples
        for column in columns:
            digits[column] = _ONE
        self._bits = int(digits, base=2)
        self._samples = samples

    def columns(self) -> set[int]:
        """The columns as an ordinary set."""
        if self._few is not None:
            return set(self._few)
        digits = f"{self._bits:0{self._samples}b}"
        return {column for column, digit in enumerate(digits) if digit == "1"}


@dataclass(slots=True)
class VariantCount:
    """How often one file has a variant.

    Attributes:
        site: the record that first described it: eight columns, INFO kept for symbolic alleles.
        index: which ALT of it.
        alleles: copies that carry it.
        read: copies that were read at its records.
        heterozygous: carriers with one of two copies.
        homozygous: carriers on every copy of two or more.
        other: carriers of which one copy was called, or half the genotype.
        filters: FILTER values of its records.
        first_carriers: names of carriers, as long as they are few.
    """

    site: str
    index: int
    alleles: int = 0
    read: int = 0
    heterozygous: int = 0
    homozygous: int = 0
    other: int = 0
    filters: set[str] = field(default_factory=set)
    first_carriers: list[str] = field(default_factory=list)

    def add(self, zygosity: Zygosity, copies: int, carriers: int) -> None:
        """Count carriers of one kind."""
        self.alleles += copies * carriers
        if zygosity is Zygosity.HETEROZYGOUS:
            self.heterozygous += carriers
        elif zygosity is Zygosity.HOMOZYGOUS:
            self.homozygous += carriers
        else:
            self.other += carriers

    def packed(self) -> list[Any]:
        """As a list for JSON."""
        values = {one.name: getattr(self, one.name) for one in fields(self)}
        values["filters"] = sorted(self.filters)
        return list(values.values())

    @classmethod
    def unpacked(cls, values: Sequence[Any]) -> Self:
        """From the list that `packed` gives."""
        made = cls(*values)
        made.filters = set(made.filters)
        return made

    def name_carriers(self, names: Sequence[str], columns: Iterable[int]) -> None:
        """Remember the first carriers by name."""
        room = FEW - len(self.first_carriers)
        if room > 0:
            self.first_carriers.extend(names[column] for column in sorted(columns)[:room])


class SampleTallies:
    """Counts of each sample of one file; every list has one number a sample.

    Attributes:
        sites: records with genotypes.
        incomplete: of these, the ones of which not every copy was read.
        carried: variants by zygosity.
        depth: sum of the reads at carried variants whose depth is stated.
        depths: number of these.
        quality: sum of the genotype qualities at carried variants that state one.
        qualities: number of these.
        weighty: copies of alleles that may explain DEB as one of two.
        alone: samples with an allele that may explain it alone.
        identity: sums that are equal where two samples carry the same on the same number of copies.
    """

    def __init__(self, samples: int) -> None:
        """Begin to count.

        Args:
            samples: how many there are.
        """
        self.sites = 0
        self.incomplete = [0] * samples
        self.carried = {kind: [0] * samples for kind in CARRIED}
        self.depth = [0] * samples
        self.depths = [0] * samples
        self.quality = [0.0] * samples
        self.qualities = [0] * samples
        self.weighty = [0] * samples
        self.alone: set[int] = set()
        self.identity = [0] * samples

    def add_call(self, column: int, depth: int | None, quality: float | None) -> None:
        """Count depth and quality of one call of a variant that the sample carries.

        Args:
            column: the sample.
            depth: reads at the place, or None.
            quality: genotype quality, or None.
        """
        if depth is not None:
            self.depth[column] += depth
            self.depths[column] += 1
        if quality is not None:
            self.quality[column] += quality
            self.qualities[column] += 1

    def add_carriers(self, zygosity: Zygosity, columns: Iterable[int], mark: int) -> None:
        """Count one variant for its carriers of one kind.

        Args:
            zygosity: the kind.
            columns: the carriers.
            mark: a number that stands for the variant.
        """
        step = mark * _STEPS[zygosity]
        carried, identity = self.carried[zygosity], self.identity
        for column in columns:
            carried[column] += 1
            identity[column] = (identity[column] + step) & _64_BITS

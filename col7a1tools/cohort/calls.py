"""The sample columns of one line, without an object for each reference call."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from col7a1tools.case.observed import Zygosity, zygosity
from col7a1tools.errors import Place
from col7a1tools.readers.genotypes import allele_indices, check_genotypes, format_keys

_PLAIN_WIDTH = 3  # 0/0
# Columns that do not begin with a diploid reference call.
_OTHER = re.compile(r"\t(?!0[/|]0[:\t\n])([^\t\n]*)")
_NOT_REFERENCE = re.compile("[^0]")
_NOT_SEPARATOR = re.compile("[^/|]")

OtherCall = tuple[int, str]


def other_calls(form: str, calls: str, samples: int) -> list[OtherCall]:
    """The sample columns that are not a plain reference call, with their place, from 0.

    Args:
        form: FORMAT as written; GT comes first.
        calls: the sample columns as written, tabs between them.
        samples: how many there are.
    """
    if form == "GT" and len(calls) == (_PLAIN_WIDTH + 1) * samples - 1:
        found = _of_equal_width(calls)
        if found is not None:
            return found
    others = []
    column, counted = 0, 0
    for match in _OTHER.finditer(f"\t{calls}\n"):
        start = match.start()
        column += calls.count("\t", counted, start)
        counted = start
        others.append((column, match[1]))
    return others


def _of_equal_width(calls: str) -> list[OtherCall] | None:
    """The same where every column has three characters; None where one has not."""
    if calls[_PLAIN_WIDTH :: _PLAIN_WIDTH + 1].strip("\t"):
        return None
    columns = {match.start() for match in _NOT_REFERENCE.finditer(calls[::4])}
    columns.update(match.start() for match in _NOT_REFERENCE.finditer(calls[2::4]))
    columns.update(match.start() for match in _NOT_SEPARATOR.finditer(calls[1::4]))
    return [(column, calls[4 * column : 4 * column + 3]) for column in sorted(columns)]


class CallWords(NamedTuple):
    """What a written genotype says.

    Attributes:
        alleles: allele index of each copy, None for one that was not read.
        read: how many copies were read.
    """

    alleles: tuple[int | None, ...]
    read: int

    def zygosity(self, index: int) -> Zygosity:
        """What it says of the ALT with this index."""
        return zygosity(self.alleles, index)

    def carries(self, index: int) -> bool:
        """Whether the ALT with this index was seen."""
        return index in self.alleles


@dataclass(frozen=True, slots=True)
class RecordCalls:
    """The genotypes of one record; a sample that is in none of the groups is plain reference.

    Attributes:
        form: FORMAT as written, GT first; empty where there are no genotypes.
        samples: number of samples.
        texts: the sample columns that are not a plain reference call.
        groups: their columns by genotype as written.
        words: what each of these genotypes says.
    """

    form: str
    samples: int
    texts: dict[int, str]
    groups: dict[str, list[int]]
    words: dict[str, CallWords]

    @property
    def read(self) -> int:
        """Copies that were read, in all samples."""
        others = sum(self.words[text].read * len(group) for text, group in self.groups.items())
        return 2 * (self.samples - len(self.texts)) + others if self.form else 0

    def incomplete(self) -> Iterator[list[int]]:
        """Samples of which not every copy was read."""
        for text, group in self.groups.items():
            if None in self.words[text].alleles:
                yield group

    def carriers(self, index: int) -> Iterator[tuple[Zygosity, int, list[int]]]:
        """What a genotype says of an ALT, copies with it, and the samples that have it."""
        for text, group in self.groups.items():
            words = self.words[text]
            if words.carries(index):
                yield words.zygosity(index), words.alleles.count(index), group


NO_CALLS = RecordCalls("", 0, {}, {}, {})


class CallReader:
    """Reads the genotypes of one file's records, each distinct text once."""

    def __init__(self, names: Sequence[str]) -> None:
        """Prepare.

        Args:
            names: samples in column order.
        """
        self._names = names
        self._known: dict[tuple[str, int], CallWords] = {}

    def read(self, form: str, calls: str, alternates: int, place: Place) -> RecordCalls:
        """The genotypes of one record.

        Args:
            form: FORMAT as written.
            calls: the sample columns as written, tabs between them; one for each sample.
            alternates: number of ALT alleles of the record.
            place: file and line, for messages.

        Raises:
            InputError: FORMAT has a key twice, or a genotype names an allele that the record does
                not have, or is none.
        """
        keys = format_keys(form, place)
        if "GT" not in keys:
            return NO_CALLS
        if keys[0] != "GT":
            form, calls = _genotype_first(keys, calls)
        others = other_calls(form, calls, len(self._names))
        groups: dict[str, list[int]] = {}
        words: dict[str, CallWords] = {}
        for column, text in others:
            written = text.partition(":")[0]
            group = groups.get(written)
            if group is None:
                group = groups[written] = []
                words[written] = self._words(written, alternates, column, place)
            group.append(column)
        return RecordCalls(form, len(self._names), dict(others), groups, words)

    def _words(self, written: str, alternates: int, column: int, place: Place) -> CallWords:
        known = self._known.get((written, alternates))
        if known is None:
            check_genotypes("GT", written, alternates, (self._names[column],), place)
            alleles = allele_indices(written)
            known = CallWords(alleles, sum(allele is not None for allele in alleles))
            self._known[written, alternates] = known
        return known


def _genotype_first(keys: Sequence[str], calls: str) -> tuple[str, str]:
    """FORMAT and sample columns with the genotype in front, as the specification wants it."""
    at = keys.index("GT")

    def turned(values: Sequence[str]) -> str:
        genotype = values[at] if at < len(values) else "."
        return ":".join((genotype, *values[:at], *values[at + 1 :]))

    columns = [turned(call.split(":")) for call in calls.split("\t")]
    return turned(keys), "\t".join(columns)

"""What the genotypes of one record say, without an object for each reference call."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from col7a1tools.cohort.other_calls import NO_OTHERS, OtherCalls, genotype_first
from col7a1tools.errors import Place
from col7a1tools.readers.genotypes import allele_indices, check_genotypes, format_keys

# Distinct sample columns that are remembered at a time.
# Copies that nearly every sample has.
USUAL_COPIES = 2
_REMEMBERED = 50_000


class CallWords(NamedTuple):
    """What a written genotype says.

    Attributes:
        alleles: allele index of each copy, None for one that was not read.
        read: how many copies were read.
    """

    alleles: tuple[int | None, ...]
    read: int


def copies_read(samples: int, unusual: Mapping[int, int]) -> int:
    """Copies that were read in all samples.

    Args:
        samples: how many there are.
        unusual: samples of which not two copies were read, with how many were.
    """
    return USUAL_COPIES * samples + sum(read - USUAL_COPIES for read in unusual.values())


class RecordCalls(NamedTuple):
    """The genotypes of one record.

    Attributes:
        form: FORMAT as written, GT first; empty where there are no genotypes.
        samples: number of samples.
        others: the sample columns that are not plainly the reference.
        words: what the genotype of each distinct text among them says.
    """

    form: str
    samples: int
    others: OtherCalls
    words: Mapping[str, CallWords]

    def unusual(self) -> dict[int, int]:
        """Samples of which not two copies were read, with how many were."""
        texts = {text for text, words in self.words.items() if words.read != USUAL_COPIES}
        if not texts:
            return {}
        columns, found = self.others.with_texts(texts)
        return {column: self.words[text].read for column, text in zip(columns, found, strict=True)}

    def incomplete(self) -> Sequence[int]:
        """Samples of which not every copy was read, in order."""
        texts = set(self._texts_with(None))
        return self.others.with_texts(texts).columns if texts else ()

    def carriers(self, index: int) -> OtherCalls:
        """The columns of the samples that have an ALT."""
        texts = self._texts_with(index)
        return self.others if len(texts) == len(self.words) else self.others.with_texts(set(texts))

    def _texts_with(self, allele: int | None) -> list[str]:
        """The distinct texts whose genotype has an allele; None for a copy that was not read."""
        return [text for text, words in self.words.items() if allele in words.alleles]


NO_CALLS = RecordCalls("", 0, NO_OTHERS, {})


class CallReader:
    """Reads the genotypes of one file's records, each distinct text once."""

    def __init__(self, names: Sequence[str]) -> None:
        """Prepare.

        Args:
            names: samples in column order.
        """
        self._names = names
        self._of_texts: dict[int, dict[str, CallWords]] = {}
        self._of_genotypes: dict[tuple[str, int], CallWords] = {}

    def read(self, form: str, others: OtherCalls, alternates: int, place: Place) -> RecordCalls:
        """The genotypes of one record.

        Args:
            form: FORMAT as written.
            others: what `other_calls` finds in its sample columns.
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
            form = genotype_first(keys, keys.index("GT"))
        known = self._of_texts.get(alternates)
        if known is None or len(known) > _REMEMBERED:
            known = self._of_texts[alternates] = {}
        words = {}
        for text in dict.fromkeys(others.texts):
            found = known.get(text)
            if found is None:
                found = known[text] = self._words(text, alternates, others, place)
            words[text] = found
        return RecordCalls(form, len(self._names), others, words)

    def _words(self, text: str, alternates: int, others: OtherCalls, place: Place) -> CallWords:
        written = text.partition(":")[0]
        known = self._of_genotypes.get((written, alternates))
        if known is None:
            first = others.columns[others.texts.index(text)]
            check_genotypes("GT", written, alternates, (self._names[first],), place)
            alleles = allele_indices(written)
            known = CallWords(alleles, sum(allele is not None for allele in alleles))
            self._of_genotypes[written, alternates] = known
        return known

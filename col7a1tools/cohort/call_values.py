"""Depths, quality and phase set of a sample column, as the table of carriers shows them.

Most columns say AD, DP and GQ in plain numbers, which are taken as they stand. Every other column
is read by the reader of genotypes, which knows how callers write these things; a test holds both to
the same words.
"""

from collections.abc import Sequence
from typing import NamedTuple

from col7a1tools.cohort.columns import NO_VALUE
from col7a1tools.readers.genotypes import SampleColumn, read_genotypes

_ONE_SAMPLE = (SampleColumn("", 0),)
# The longest number that is written alike whichever way it is read.
_PLAIN_DIGITS = 6
_NOWHERE = 1 << 30


class CallValues(NamedTuple):
    """What one sample column says beside the genotype; ``.`` for no value."""

    phase_set: str
    depth: str
    ref_reads: str
    alt_reads: str
    quality: str
    filters: str


class CallValueReader:
    """Reads the sample columns of one record.

    Attributes:
        basis: what the words for a column depend on beside the column and the ALT.
    """

    def __init__(self, form: str, ref: str, alts: Sequence[str]) -> None:
        """Prepare.

        Args:
            form: FORMAT as written.
            ref: REF as written.
            alts: ALT alleles as written, without ``.``.
        """
        self._form, self._ref, self._alts = form, ref, alts
        self.basis: tuple[str | int, ...]
        keys = form.split(":")
        places = [keys.index(key) if key in keys else _NOWHERE for key in ("AD", "DP", "GQ")]
        self._reads, self._depth, self._quality = places
        # Strelka counts the reads of each base.
        by_base = not {"AU", "CU", "GU", "TU"}.isdisjoint(keys)
        self.basis = (form, ref, *alts) if by_base else (form, len(alts))
        self._plain = max(places) < _NOWHERE and not {"PS", "PSL", "PID", "FT"} & set(keys)

    def read(self, text: str, index: int) -> CallValues:
        """What one column says.

        Args:
            text: the column.
            index: number of the ALT whose reads are wanted.
        """
        return (self._plainly(text, index) if self._plain else None) or self._fully(text, index)

    def _plainly(self, text: str, index: int) -> CallValues | None:
        values = text.split(":")
        try:
            depth, quality = values[self._depth], values[self._quality]
            reads = values[self._reads].split(",")
        except IndexError:
            return None
        if len(reads) != len(self._alts) + 1:
            return None
        for value in (depth, quality, *reads):
            if not value.isdecimal() or len(value) > _PLAIN_DIGITS or value[0] == "0" != value:
                return None
        return CallValues(NO_VALUE, depth, reads[0], reads[index], quality, NO_VALUE)

    def _fully(self, text: str, index: int) -> CallValues:
        genotype = read_genotypes(self._form, text, self._ref, self._alts, _ONE_SAMPLE)[0]
        reads, quality = genotype.allele_depths, genotype.genotype_quality
        return CallValues(
            genotype.phase_set or NO_VALUE,
            _shown(genotype.depth),
            _shown(reads[0] if reads else None),
            _shown(reads[index] if reads else None),
            NO_VALUE if quality is None else f"{quality:g}",
            genotype.filters or NO_VALUE,
        )


def _shown(number: int | None) -> str:
    return NO_VALUE if number is None else str(number)

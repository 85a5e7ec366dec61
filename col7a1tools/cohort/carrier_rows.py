"""Rows of the table of carriers."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from col7a1tools.case.observed import Zygosity, zygosity
from col7a1tools.cohort.alleles import AlleleWords
from col7a1tools.cohort.call_values import CallValueReader
from col7a1tools.cohort.carriers import CarriedRecord
from col7a1tools.cohort.columns import CARRIER_WORDS, NO_VALUE
from col7a1tools.cohort.other_calls import OtherCalls
from col7a1tools.model.record import AltAllele, VcfRecord
from col7a1tools.readers.genotypes import allele_indices

# Distinct sample columns that are remembered at a time.
_REMEMBERED = 50_000


class ReadCall(NamedTuple):
    """A sample column that has an ALT, read.

    Attributes:
        end: of its row.
        zygosity: what the genotype says of the ALT.
        copies: how many copies have it.
        depth: reads at the place, or None.
        quality: genotype quality, or None.
    """

    end: str
    zygosity: Zygosity
    copies: int
    depth: int | None
    quality: float | None


class CarrierRows:
    """Makes the rows of one file."""

    def __init__(self, label: str, names: Sequence[str]) -> None:
        """Prepare.

        Args:
            label: name of the file in the outputs.
            names: samples in column order, as they are called in the output.
        """
        self._heads = [f"{name}\t{label}\t" for name in names]
        self._read: dict[tuple[object, ...], _ReadCalls] = {}

    def read(self, found: CarriedRecord, alt: AltAllele) -> Mapping[str, ReadCall]:
        """What the sample columns with an ALT say, by their text."""
        record, index = found.record, alt.number
        alts = [one.text for one in record.alts if one.text != NO_VALUE]
        reader = CallValueReader(found.calls.form, record.ref, alts)
        basis = (*reader.basis, index)
        known = self._read.get(basis)
        if known is None or len(known) > _REMEMBERED:
            known = self._read[basis] = _ReadCalls(reader, index)
        return known

    def rows(
        self,
        record: VcfRecord,
        alt: AltAllele,
        words: AlleleWords,
        carriers: OtherCalls,
        read: Mapping[str, ReadCall],
    ) -> list[str]:
        """One row a carrier, without line ends.

        Args:
            record: the record.
            alt: the ALT.
            words: what is said of it.
            carriers: the samples that have it.
            read: what their columns say.
        """
        middle = "\t".join(
            (
                record.chrom,
                str(record.pos),
                record.ref,
                alt.text,
                record.filters,
                record.assembly.value,
                words.genomic[record.assembly],
                *(words.values[column] for column in CARRIER_WORDS),
            )
        )
        heads = self._heads
        ends = [read[text].end for text in carriers.texts]
        return [
            f"{heads[column]}{middle}{end}"
            for column, end in zip(carriers.columns, ends, strict=True)
        ]


class _ReadCalls(dict[str, ReadCall]):
    """What sample columns say of one ALT, each read when it is first met."""

    def __init__(self, reader: CallValueReader, index: int) -> None:
        self._reader = reader
        self._index = index

    def __missing__(self, text: str) -> ReadCall:
        genotype = text.partition(":")[0]
        alleles = allele_indices(genotype)
        carried = zygosity(alleles, self._index)
        values = self._reader.read(text, self._index)
        self[text] = read = ReadCall(
            "\t".join(("", genotype, carried.value, *values)),
            carried,
            alleles.count(self._index),
            None if values.depth == NO_VALUE else int(values.depth),
            None if values.quality == NO_VALUE else float(values.quality),
        )
        return read

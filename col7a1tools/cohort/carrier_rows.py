"""Rows of the table of carriers."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from col7a1tools.case.observed import Zygosity
from col7a1tools.cohort.alleles import AlleleWords
from col7a1tools.cohort.call_values import CallValueReader
from col7a1tools.cohort.columns import CARRIER_WORDS, NO_VALUE
from col7a1tools.cohort.tallies import SampleTallies
from col7a1tools.model.record import AltAllele, VcfRecord

# Distinct sample columns that are remembered at a time.
_REMEMBERED = 50_000


class _ReadCall(NamedTuple):
    """A sample column, read: the end of its row, its depth and its genotype quality or None."""

    end: str
    depth: int | None
    quality: float | None


class CarrierRows:
    """Makes the rows of one file, and counts depth and quality as it reads them."""

    def __init__(self, label: str, names: Sequence[str], tallies: SampleTallies) -> None:
        """Prepare.

        Args:
            label: name of the file in the outputs.
            names: samples in column order, as the cohort calls them.
            tallies: of the samples.
        """
        self._heads = [f"{name}\t{label}\t" for name in names]
        self._tallies = tallies
        self._read: dict[tuple[object, ...], dict[str, _ReadCall]] = {}

    def rows(
        self,
        record: VcfRecord,
        alt: AltAllele,
        words: AlleleWords,
        form: str,
        carriers: Iterable[tuple[int, str, Zygosity]],
    ) -> list[str]:
        """One row a carrier, without line ends.

        Args:
            record: the record.
            alt: the ALT.
            words: what is said of it.
            form: FORMAT, GT first.
            carriers: column and text of the sample column, and what its genotype says.
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
        alts = [one.text for one in record.alts if one.text != NO_VALUE]
        reader = CallValueReader(form, record.ref, alts)
        known = self._read.setdefault((*reader.basis, alt.index), {})
        if len(known) > _REMEMBERED:
            known.clear()
        heads, tallies = self._heads, self._tallies
        rows = []
        for column, text, zygosity in carriers:
            call = known.get(text)
            if call is None:
                call = known[text] = _read_call(reader, text, alt.index, zygosity)
            end, depth, quality = call
            if depth is not None:
                tallies.depth[column] += depth
                tallies.depths[column] += 1
            if quality is not None:
                tallies.quality[column] += quality
                tallies.qualities[column] += 1
            rows.append(f"{heads[column]}{middle}{end}")
        return rows


def _read_call(reader: CallValueReader, text: str, index: int, zygosity: Zygosity) -> _ReadCall:
    values = reader.read(text, index)
    end = "\t".join(("", text.partition(":")[0], zygosity.value, *values))
    return _ReadCall(
        end,
        None if values.depth == NO_VALUE else int(values.depth),
        None if values.quality == NO_VALUE else float(values.quality),
    )

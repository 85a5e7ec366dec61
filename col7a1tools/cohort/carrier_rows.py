"""Rows of the table of carriers."""

from collections.abc import Iterable, Sequence

from col7a1tools.case.observed import Zygosity
from col7a1tools.cohort.alleles import AlleleWords
from col7a1tools.cohort.call_values import CallValueReader, CallValues
from col7a1tools.cohort.columns import CALL_COLUMNS, CARRIER_WORDS, NO_VALUE
from col7a1tools.cohort.tallies import SampleTallies
from col7a1tools.model.record import AltAllele, VcfRecord

_UNSTATED = "\t".join([NO_VALUE] * (len(CALL_COLUMNS) - 2))


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
        heads = self._heads
        if form == "GT":
            return [
                f"{heads[column]}{middle}\t{text}\t{zygosity.value}\t{_UNSTATED}"
                for column, text, zygosity in carriers
            ]
        alts = [one.text for one in record.alts if one.text != NO_VALUE]
        read = CallValueReader(form, record.ref, alts).read
        rows = []
        for column, text, zygosity in carriers:
            call = read(text, alt.index)
            self._count(column, call)
            written = text.partition(":")[0]
            rows.append(
                f"{heads[column]}{middle}\t{written}\t{zygosity.value}\t{call.phase_set}\t"
                f"{call.depth}\t{call.ref_reads}\t{call.alt_reads}\t{call.quality}\t{call.filters}"
            )
        return rows

    def _count(self, column: int, call: CallValues) -> None:
        tallies = self._tallies
        if call.depth != NO_VALUE:
            tallies.depth[column] += int(call.depth)
            tallies.depths[column] += 1
        if call.quality != NO_VALUE:
            tallies.quality[column] += float(call.quality)
            tallies.qualities[column] += 1

"""Rows of the table of carriers."""

from collections.abc import Iterable, Sequence

from col7a1tools.case.observed import Zygosity
from col7a1tools.cohort.alleles import AlleleWords
from col7a1tools.cohort.columns import CALL_COLUMNS, CARRIER_WORDS, NO_VALUE
from col7a1tools.cohort.tallies import SampleTallies
from col7a1tools.model.record import AltAllele, Genotype, VcfRecord
from col7a1tools.readers.genotypes import SampleColumn, read_genotypes

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
        rows = []
        for column, text, zygosity in carriers:
            sample = (SampleColumn("", 0),)
            genotype = read_genotypes(form, text, record.ref, alts, sample)[0]
            self._count(column, genotype)
            written = text.partition(":")[0]
            details = "\t".join(_details(genotype, alt.index))
            rows.append(f"{heads[column]}{middle}\t{written}\t{zygosity.value}\t{details}")
        return rows

    def _count(self, column: int, genotype: Genotype) -> None:
        if genotype.depth is not None:
            self._tallies.depth.add(column, genotype.depth)
        if genotype.genotype_quality is not None:
            self._tallies.quality.add(column, genotype.genotype_quality)


def _details(genotype: Genotype, index: int) -> tuple[str, ...]:
    """Values of CALL_COLUMNS behind the zygosity."""
    depths = genotype.allele_depths
    quality = genotype.genotype_quality
    return (
        _shown(genotype.phase_set),
        _shown(genotype.depth),
        _shown(depths[0] if depths else None),
        _shown(depths[index] if depths else None),
        NO_VALUE if quality is None else f"{quality:g}",
        genotype.filters or NO_VALUE,
    )


def _shown(number: int | None) -> str:
    return NO_VALUE if number is None else str(number)

"""Who carries the ALT alleles of a line: the part of the work that every table begins with."""

from typing import NamedTuple

from col7a1tools.cohort.alleles import AlleleReader, AlleleWords
from col7a1tools.cohort.calls import NO_CALLS, CallReader, RecordCalls
from col7a1tools.cohort.other_calls import NO_OTHERS, OtherCalls
from col7a1tools.cohort.site_lines import SiteLine
from col7a1tools.cohort.tallies import ColumnSet
from col7a1tools.errors import Place
from col7a1tools.gene import Gene
from col7a1tools.model.record import AltAllele, VcfRecord
from col7a1tools.model.variant import NotAnnotated
from col7a1tools.readers import Notice, RecordParser, VariantSource, VcfHeader
from col7a1tools.readers.genotypes import SampleColumn, read_genotypes
from col7a1tools.readers.missing_genotypes import (
    MissingGenotypes,
    copies_without_genotype,
    is_structural,
)

_WITHOUT_SAMPLES = ("##fileformat=VCFv4.3", "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO")
_ONE_SAMPLE = (SampleColumn("", 0),)
SITE_HEADER = VcfHeader(_WITHOUT_SAMPLES, (), (4, 3), {})


class CarriedAllele(NamedTuple):
    """One ALT of a record.

    Attributes:
        alt: the allele.
        words: what is said of it, or why nothing is.
        carriers: samples that have it and did not have it by an earlier record of the file.
    """

    alt: AltAllele
    words: AlleleWords | NotAnnotated
    carriers: OtherCalls


class CarriedRecord(NamedTuple):
    """A record of a file.

    Attributes:
        record: the record; it has genotypes where the file has one sample.
        calls: the genotypes of all samples.
        alleles: its ALT alleles in order.
    """

    record: VcfRecord
    calls: RecordCalls
    alleles: list[CarriedAllele]


class CarrierFinder:
    """Reads the lines of one file, in order."""

    def __init__(self, source: VariantSource, gene: Gene, alleles: AlleleReader) -> None:
        """Prepare.

        Args:
            source: the file.
            gene: the gene.
            alleles: reads ALT alleles.
        """
        self._name = source.name
        self._samples = len(source.samples)
        self._alleles = alleles
        self._sites = RecordParser(SITE_HEADER, gene.locus, Place(source.name))
        alone = source.samples if len(source.samples) == 1 else ()
        self._whole_lines = RecordParser(source.header, gene.locus, Place(source.name), alone)
        self._calls = CallReader(source.samples)
        self._carried_by: dict[str, ColumnSet] = {}
        self._missing = MissingGenotypes()

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What the user should know about the lines that were read."""
        return self._missing.notices()

    def read(self, line: SiteLine) -> CarriedRecord:
        """One line.

        Raises:
            InputError: it is no well-formed record.
        """
        parser = self._whole_lines if line.whole else self._sites
        record = parser.parse(line.whole or line.site, line.line, line.assembly)
        calls = NO_CALLS
        if line.form:
            alternates = sum(alt.change is not NotAnnotated.NO_ALTERNATE for alt in record.alts)
            place = Place(self._name, line.line)
            calls = self._calls.read(line.form, line.others, alternates, place)
        alleles = [self._allele(record, alt, calls) for alt in record.alts]
        if self._samples and not all(isinstance(one.words, NotAnnotated) for one in alleles):
            self._missing = self._missing.with_record(
                silent=not calls.form, copies=_copies_alone(record, calls)
            )
        return CarriedRecord(record, calls, alleles)

    def _allele(self, record: VcfRecord, alt: AltAllele, calls: RecordCalls) -> CarriedAllele:
        words = self._alleles.words(record, alt)
        if isinstance(words, NotAnnotated):
            return CarriedAllele(alt, words, NO_OTHERS)
        carriers = calls.carriers(alt.number)
        columns = carriers.columns
        before = self._carried_by.get(words.key)
        if before is not None:
            seen = before.columns()
            carriers = carriers.outside(seen)
            columns = sorted(seen.union(columns))
        self._carried_by[words.key] = ColumnSet(columns, self._samples)
        return CarriedAllele(alt, words, carriers)


def _copies_alone(record: VcfRecord, calls: RecordCalls) -> bool:
    """Whether a structural record gives a sample a copy number other than two and no ALT."""
    if not is_structural(record) or "CN" not in calls.form.split(":"):
        return False
    read = (
        read_genotypes(calls.form, text, record.ref, (), _ONE_SAMPLE)[0]
        for text in set(calls.others.texts)
    )
    return any(map(copies_without_genotype, read))

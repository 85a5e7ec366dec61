"""Read one file: rows of its carriers, counts of its variants and of its samples."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from col7a1tools.case.observed import Zygosity
from col7a1tools.cohort.alleles import AlleleReader, AlleleWords
from col7a1tools.cohort.calls import NO_CALLS, CallReader, RecordCalls
from col7a1tools.cohort.carrier_rows import CarrierRows
from col7a1tools.cohort.kept_calls import KeptCalls
from col7a1tools.cohort.plan import Unit
from col7a1tools.cohort.tallies import ColumnSet, SampleTallies, VariantCount
from col7a1tools.errors import InputError, Place
from col7a1tools.gene import Gene
from col7a1tools.model.positions import Assembly
from col7a1tools.model.record import AltAllele, VcfRecord
from col7a1tools.model.variant import NotAnnotated, StructuralChange
from col7a1tools.readers import RecordParser, VariantSource, VcfHeader
from col7a1tools.readers.faults import wrong_column_count

_SITE = 8  # columns before FORMAT
_REFERENCE = "0/0"
_WITHOUT_SAMPLES = ("##fileformat=VCFv4.3", "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO")
SITE_HEADER = VcfHeader(_WITHOUT_SAMPLES, (), (4, 3), {})


# Column of a carrier, its text, and what the genotype says.
Carrier = tuple[int, str, Zygosity]


@dataclass(slots=True)
class Scan:
    """What one file says.

    Attributes:
        samples: counts of the samples.
        variants: counts of the variants, by the key of the allele.
        records: records at the locus.
        unread: alleles without annotation, by reason.
    """

    samples: SampleTallies
    variants: dict[str, VariantCount] = field(default_factory=dict)
    records: int = 0
    unread: Counter[str] = field(default_factory=Counter)


class FileScanner:
    """Reads the records of one file.

    Attributes:
        names: samples in column order, as the cohort calls them.
        scan: what was counted; complete when the rows are out.
        records_of_one: every record with its genotype, where the file has one sample.
    """

    def __init__(  # noqa: PLR0913 - what one file is read with
        self,
        source: VariantSource,
        unit: Unit,
        gene: Gene,
        alleles: AlleleReader,
        kept: KeptCalls,
        *,
        always: Collection[str] = (),
    ) -> None:
        """Prepare.

        Args:
            source: the opened file.
            unit: names of the file and of its samples.
            gene: the gene.
            alleles: reads ALT alleles.
            kept: takes the calls that may be wanted again.
            always: names of samples whose calls are, whatever they carry.
        """
        self.names = cohort_names(source, unit)
        self.scan = Scan(SampleTallies(len(self.names)))
        self._source = source
        self._alleles = alleles
        self._kept = kept
        self._always = [at for at, name in enumerate(self.names) if name in always]
        self._rows = CarrierRows(unit.label, self.names, self.scan.samples)
        self._parser = RecordParser(SITE_HEADER, gene.locus, Place(source.name))
        alone = source.samples if len(source.samples) == 1 else ()
        self._whole_lines = RecordParser(source.header, gene.locus, Place(source.name), alone)
        self.records_of_one: list[VcfRecord] | None = [] if alone else None
        self._calls = CallReader(source.samples)
        self._carried_by: dict[str, ColumnSet] = {}

    def rows(self) -> Iterator[str]:
        """Read everything; gives the rows of the carriers, those of one allele as one text.

        Raises:
            InputError: the file is faulty.
            AssemblyError: it fits neither assembly, or both.
        """
        count = self._source.header.column_count
        for line, text in self._source.lines():
            assembly = self._source.assembly
            assert assembly is not None
            if text.count("\t") + 1 != count:
                raise wrong_column_count(text, count, Place(self._source.name, line))
            yield from self._record(line, text, assembly)

    def _record(self, line: int | None, text: str, assembly: Assembly) -> Iterator[str]:
        columns = text.split("\t", 9)
        record = self._parsed(columns, line, text, assembly)
        alts = [alt for alt in record.alts if alt.change is not NotAnnotated.NO_ALTERNATE]
        calls = NO_CALLS
        if len(columns) > 9:
            place = Place(self._source.name, line)
            calls = self._calls.read(columns[8], columns[9], len(alts), place)
        self._count_samples(calls)
        weighty: dict[int, str] = {}
        wanted = False
        for alt in record.alts:
            words = self._alleles.words(record, alt)
            if isinstance(words, NotAnnotated):
                self.scan.unread[words.value] += 1
                continue
            carriers = self._count(record, alt, words, calls)
            if words.weighty or words.may_be_dominant:
                wanted = bool(self._always and calls.form)
                weighty.update((column, calls.texts[column]) for column, _, _ in carriers)
            if carriers:
                yield "\n".join(self._rows.rows(record, alt, words, calls.form, carriers))
        if weighty or wanted:
            self._keep(columns, calls, weighty)

    def _parsed(
        self, columns: Sequence[str], line: int | None, text: str, assembly: Assembly
    ) -> VcfRecord:
        self.scan.records += 1
        if self.records_of_one is not None:
            record = self._whole_lines.parse(text, line, assembly)
            self.records_of_one.append(record)
            return record
        if "<*>" in columns[4]:
            # The sample columns alone may say where the block ends.
            return self._whole_lines.parse(text, line, assembly)
        return self._parser.parse("\t".join(columns[:_SITE]), line, assembly)

    def _count_samples(self, calls: RecordCalls) -> None:
        samples = self.scan.samples
        samples.sites += bool(calls.form)
        for group in calls.incomplete():
            for column in group:
                samples.incomplete[column] += 1

    def _count(
        self, record: VcfRecord, alt: AltAllele, words: AlleleWords, calls: RecordCalls
    ) -> list[Carrier]:
        """Count one allele; gives its carriers in column order.

        A sample that carries it by an earlier record of the file does not count again.
        """
        count = self.scan.variants.get(words.key)
        before: set[int] = set()
        if count is None:
            count = self.scan.variants[words.key] = VariantCount(*shown_site(record, alt))
        else:
            before = self._carried_by[words.key].columns()
        count.filters.add(record.filters)
        found: list[Carrier] = []
        for zygosity, copies, group in calls.carriers(alt.index):
            new = [column for column in group if column not in before] if before else group
            count.add(zygosity, copies, len(new))
            self._count_carriers(zygosity, copies, new, words)
            texts = calls.texts
            found.extend([(column, texts[column], zygosity) for column in new])
        found.sort()
        columns = [column for column, _, _ in found]
        count.name_carriers(self.names, columns)
        count.read = max(count.read, calls.read, count.alleles)
        self._carried_by[words.key] = ColumnSet([*before, *columns], calls.samples)
        return found

    def _count_carriers(
        self, zygosity: Zygosity, copies: int, columns: Sequence[int], words: AlleleWords
    ) -> None:
        samples = self.scan.samples
        samples.add_carriers(zygosity, columns, words.fingerprint)
        if words.weighty:
            for column in columns:
                samples.weighty[column] += copies
        if words.may_be_dominant:
            samples.alone.update(columns)

    def _keep(self, columns: Sequence[str], calls: RecordCalls, texts: dict[int, str]) -> None:
        """Keep the calls of a record with a weighty allele: carriers, and the samples asked for."""
        if self._always:
            plain = dict.fromkeys(self._always, _REFERENCE)
            texts = {
                **plain,
                **{one: calls.texts[one] for one in plain if one in calls.texts},
                **texts,
            }
        self._kept.add("\t".join((*columns[:_SITE], calls.form)), texts)

    def candidates(self) -> set[int]:
        """Samples with two weighty alleles or a dominant one, and those that are always kept."""
        samples = self.scan.samples
        two = {column for column, copies in enumerate(samples.weighty) if copies > 1}
        return {*two, *samples.alone, *self._always}


def shown_site(record: VcfRecord, alt: AltAllele) -> tuple[str, int]:
    """The record as far as one ALT needs it, and the number of the ALT in that.

    Eight columns, ID, QUAL and FILTER left out. A symbolic allele keeps INFO, which may tell its
    end, and the other ALTs beside it.
    """
    symbolic = isinstance(alt.change, StructuralChange)
    site = "\t".join(
        (
            record.chrom,
            str(record.pos),
            ".",
            record.ref,
            ",".join(one.text for one in record.alts) if symbolic else alt.text,
            ".",
            ".",
            record.info if symbolic else ".",
        )
    )
    return site, alt.index if symbolic else 1


def cohort_names(source: VariantSource, unit: Unit) -> tuple[str, ...]:
    """Names of a file's samples in the cohort, in column order.

    Raises:
        InputError: a sample that is to be renamed is not in the file, or two get one name.
    """
    samples = source.samples
    renamed = {name or (samples[0] if len(samples) == 1 else ""): new for name, new in unit.names}
    for name in renamed:
        if name not in samples:
            raise InputError(
                "sample.unknown",
                f"the manifest names the sample {name!r}; the file has: {', '.join(samples)}"
                if name
                else f"the manifest names no sample, and the file has {len(samples)}",
                place=Place(source.name),
                cure="give one of the file's names in the column sample",
            )
    names = tuple(renamed.get(name, name) for name in samples)
    if len(set(names)) != len(names):
        raise InputError(
            "vcf.duplicate_sample",
            "two samples of the file get one name by the manifest",
            place=Place(source.name),
            cure="give each sample of a file a name of its own",
        )
    return names

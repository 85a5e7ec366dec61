"""Read one file: rows of its carriers, counts of its variants and of its samples."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from col7a1tools.case.observed import Zygosity
from col7a1tools.cohort.alleles import AlleleWords
from col7a1tools.cohort.calls import RecordCalls
from col7a1tools.cohort.carrier_rows import CarrierRows, ReadCall
from col7a1tools.cohort.carriers import CarriedAllele, CarriedRecord, CarrierFinder
from col7a1tools.cohort.kept_calls import KeptCalls
from col7a1tools.cohort.other_calls import OtherCalls, chosen_calls
from col7a1tools.cohort.plan import Unit
from col7a1tools.cohort.read_copies import ReadCopies
from col7a1tools.cohort.site_lines import SiteLine
from col7a1tools.cohort.tallies import SampleTallies, VariantCount
from col7a1tools.errors import InputError, Place
from col7a1tools.model.record import AltAllele, VcfRecord
from col7a1tools.model.variant import NotAnnotated, StructuralChange
from col7a1tools.readers import Notice, VariantSource

# What a genotype says of an ALT, and on how many copies it is.
CallKind = tuple[Zygosity, int]


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

    def __init__(  # noqa: PLR0913 - what a file is read with
        self,
        source: VariantSource,
        unit: Unit,
        finder: CarrierFinder,
        kept: KeptCalls,
        read_copies: ReadCopies,
        *,
        always: Collection[str] = (),
    ) -> None:
        """Prepare.

        Args:
            source: the opened file.
            unit: names of the file and of its samples.
            finder: reads the lines of the file.
            kept: takes the calls that may be wanted again.
            read_copies: counts the copies that were read.
            always: names of samples whose calls are, whatever they carry.
        """
        self.names = cohort_names(source, unit)
        self.scan = Scan(SampleTallies(len(self.names)))
        self._finder = finder
        self._kept = kept
        self._read_copies = read_copies
        self._always = [at for at, name in enumerate(self.names) if name in always]
        self._rows = CarrierRows(unit.label, self.names)
        self.records_of_one: list[VcfRecord] | None = [] if len(self.names) == 1 else None

    def rows(self, lines: Iterable[SiteLine]) -> Iterator[str]:
        """Read everything; gives the rows of the carriers, those of one allele as one text.

        Args:
            lines: of the file, with their calls where some are always kept.

        Raises:
            InputError: the file is faulty.
            AssemblyError: it fits neither assembly, or both.
        """
        for line in lines:
            found = self._finder.read(line)
            self.scan.records += 1
            if self.records_of_one is not None:
                self.records_of_one.append(found.record)
            self._count_samples(found.calls)
            for allele in found.alleles:
                if isinstance(allele.words, NotAnnotated):
                    self.scan.unread[allele.words.value] += 1
                else:
                    yield from self._count(found, allele, allele.words)
            self._keep(line, found)

    def _count_samples(self, calls: RecordCalls) -> None:
        samples = self.scan.samples
        samples.sites += bool(calls.form)
        for column in calls.incomplete():
            samples.incomplete[column] += 1

    def _count(
        self, found: CarriedRecord, allele: CarriedAllele, words: AlleleWords
    ) -> Iterator[str]:
        """Count one allele; gives the rows of its carriers as one text."""
        record, alt, carriers = found.record, allele.alt, allele.carriers
        count = self.scan.variants.get(words.key)
        if count is None:
            count = VariantCount(*shown_site(record, alt))
            self.scan.variants[words.key] = count
        count.filters.add(record.filters)
        if carriers.columns:
            read = self._rows.read(found, alt)
            self._count_carriers(count, words, carriers, read)
            yield "\n".join(self._rows.rows(record, alt, words, carriers, read))
        count.read = max(self._read_copies.add(words.key, found.calls), count.alleles)

    def _count_carriers(
        self,
        count: VariantCount,
        words: AlleleWords,
        carriers: OtherCalls,
        read: Mapping[str, ReadCall],
    ) -> None:
        samples = self.scan.samples
        kinds: defaultdict[CallKind, list[int]] = defaultdict(list)
        for column, text in zip(carriers.columns, carriers.texts, strict=True):
            _, zygosity, copies, depth, quality = read[text]
            kinds[zygosity, copies].append(column)
            samples.add_call(column, depth, quality)
        for (zygosity, copies), columns in kinds.items():
            count.add(zygosity, copies, len(columns))
            samples.add_carriers(zygosity, columns, words.fingerprint)
            if words.weighty:
                for column in columns:
                    samples.weighty[column] += copies
        if words.may_be_dominant:
            samples.alone.update(carriers.columns)
        count.name_carriers(self.names, carriers.columns)

    def _keep(self, line: SiteLine, found: CarriedRecord) -> None:
        """Keep the calls of a record with a weighty allele: carriers, and the samples asked for."""
        counted = [
            allele
            for allele in found.alleles
            if not isinstance(allele.words, NotAnnotated)
            and (allele.words.weighty or allele.words.may_be_dominant)
        ]
        texts = dict(pair for allele in counted for pair in zip(*allele.carriers, strict=True))
        form = found.calls.form
        if self._always and counted and form:
            texts = {**chosen_calls(line.form, line.calls, self._always), **texts}
        if texts:
            self._kept.add(f"{line.site}\t{form}", texts)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What the user should know about the lines that were read."""
        return self._finder.notices

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
    return site, alt.number if symbolic else 1


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

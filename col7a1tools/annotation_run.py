"""Annotate a whole file: from its records to the lines of a table, a VCF or JSON lines."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from col7a1tools.atlas.row_ends import RowEnds
from col7a1tools.atlas.table import load_table
from col7a1tools.classify import load_rules
from col7a1tools.errors import InputError, Place
from col7a1tools.gene import Gene
from col7a1tools.halves import map_in_halves
from col7a1tools.interpret import (
    REFERENCE_ONLY,
    Knowledge,
    make_interpreter,
    record_interpreter,
)
from col7a1tools.model.evidence import NOTHING
from col7a1tools.model.positions import Assembly
from col7a1tools.model.record import VcfRecord
from col7a1tools.model.result import AlleleResult
from col7a1tools.readers import RecordParser, SiteRun, VariantSource
from col7a1tools.sources.input_header import input_annotations
from col7a1tools.views.columns import COLUMNS, record_values

FORMATS = ("tsv", "vcf", "jsonl")
_LINES_AT_ONCE = 200_000
_LINES_A_PORTION = 256
# From this many lines on a second process saves more than it costs.
_MANY_LINES = 4000


def annotated_lines(
    source: VariantSource,
    gene: Gene,
    form: str,
    *,
    lookup: bool = True,
    knowledge: Knowledge = REFERENCE_ONLY,
) -> Iterator[str]:
    """Texts of one or more whole lines of the output, without the last line end.

    Args:
        source: the opened input.
        gene: the gene.
        form: one of FORMATS.
        lookup: whether single-nucleotide variants may be looked up in the shipped table. The
            lines are the same bytes either way; it is never done where more than the reference
            speaks.
        knowledge: what the classes rest on.

    Raises:
        InputError: the input is faulty; may come after some lines.
        AssemblyError: it fits neither assembly, or both.
    """
    if form == "tsv":
        return _tsv_lines(source, gene, knowledge, lookup=lookup and knowledge.reference_only)
    if form == "vcf":
        return _vcf_lines(source, gene, knowledge)
    return _jsonl_lines(source, gene, knowledge)


def _tsv_lines(
    source: VariantSource, gene: Gene, knowledge: Knowledge, *, lookup: bool
) -> Iterator[str]:
    yield "\t".join(COLUMNS)
    rows = _Rows(source, gene, knowledge, lookup=lookup)
    # A run tells nothing of INFO.
    bulk = lookup and not rows.reads_info
    found = source.runs_and_lines() if bulk else source.lines()
    for batch in _batches(found):
        texts = map_in_halves(rows.of, batch.portions, worthwhile=batch.lines >= _MANY_LINES)
        yield from filter(None, texts)


Portion = SiteRun | list[tuple[int | None, str]]


@dataclass(slots=True)
class _Batch:
    """Lines of a file that are worked on together.

    Attributes:
        portions: runs of plain substitutions, and lists of other lines.
        lines: how many lines these are.
    """

    portions: list[Portion] = field(default_factory=list)
    lines: int = 0


def _batches(found: Iterable[SiteRun | tuple[int | None, str]]) -> Iterator[_Batch]:
    """Group what a source gives, in order, into batches of bounded size."""
    batch = _Batch()
    for one in found:
        if isinstance(one, SiteRun):
            batch.portions.append(one)
            batch.lines += len(one.sites)
        else:
            last = batch.portions[-1] if batch.portions else None
            if not isinstance(last, list) or len(last) >= _LINES_A_PORTION:
                last = []
                batch.portions.append(last)
            last.append(one)
            batch.lines += 1
        if batch.lines >= _LINES_AT_ONCE:
            yield batch
            batch = _Batch()
    yield batch


class _Rows:
    """Makes the rows of a portion."""

    def __init__(
        self, source: VariantSource, gene: Gene, knowledge: Knowledge, *, lookup: bool
    ) -> None:
        self._source = source
        self._ends = RowEnds(gene, load_table(gene.locus.plus) if lookup else None, knowledge)
        self._parser = RecordParser(source.header, gene.locus, Place(source.name))
        self._said = input_annotations(source.header.lines, source.name)

    @property
    def reads_info(self) -> bool:
        """Whether the input holds annotations of others."""
        return self._said is not None

    def of(self, portion: Portion) -> str:
        """The rows of a portion as one text without a last line end; empty for none."""
        rows: list[str] = []
        assembly = _known(self._source.assembly)
        if isinstance(portion, SiteRun):
            self._add_run(portion, assembly, rows)
        else:
            for line, text in portion:
                self._add_line(line, text, assembly, rows)
        return "\n".join(rows)

    def _add_run(self, run: SiteRun, assembly: Assembly, rows: list[str]) -> None:
        add, name, prefix = rows.append, assembly.value, self._ends.prefix(assembly)
        at, tails = "", dict[str, str]()
        for line, site in enumerate(run.sites, run.first_line):
            chrom, pos, identifier, ref, alt, filters, other = site
            if other:
                self._add_line(line, other, assembly, rows)
                continue
            if pos != at:
                at, tails = pos, self._ends.tails_at(int(pos), assembly)
            add(
                f"{chrom}\t{pos}\t{identifier}\t{ref}\t{alt}\t{filters}\t{name}\t"
                f"{prefix}{pos}{ref}>{alt}\t{tails[alt]}"
            )

    def _add_line(self, line: int | None, text: str, assembly: Assembly, rows: list[str]) -> None:
        record = self._parser.parse(text, line, assembly)
        for alt in record.alts:
            start = "\t".join(record_values(record, alt.text))
            said = self._said.of(record, alt) if self._said else NOTHING
            rows.append(f"{start}\t{self._ends.of(alt, assembly, said)}")


def _vcf_lines(source: VariantSource, gene: Gene, knowledge: Knowledge) -> Iterator[str]:
    from col7a1tools.provenance import software  # noqa: PLC0415 - costs an import, only here
    from col7a1tools.views.csq import (  # noqa: PLC0415 - only here
        annotated_line,
        info_header,
        info_key,
        rules_header,
    )

    results = _results_of(source, gene, knowledge)
    header = source.header.lines
    key = info_key(header)
    yield from header[:-1]
    yield info_header(key, software())
    yield rules_header((knowledge.rules or load_rules()).stamp)
    yield header[-1]
    for text, record in source.lines_and_records():
        if key in record.info:
            _refuse_undeclared(key, record, Place(source.name, record.line))
        yield annotated_line(text, results(record), record.assembly, key, gene)


def _refuse_undeclared(key: str, record: VcfRecord, place: Place) -> None:
    """Refuse a record that has our field although its header does not declare it.

    Raises:
        InputError: with it the record would have the field twice.
    """
    if key in {item.partition("=")[0] for item in record.info.split(";")}:
        raise InputError(
            "vcf.undeclared_csq",
            f"INFO has a field {key} that the header does not declare",
            place=place,
            cause="the header was replaced, or lines were taken from another file",
            cure="declare it in the header, or remove it: bcftools annotate -x",
        )


def _jsonl_lines(source: VariantSource, gene: Gene, knowledge: Knowledge) -> Iterator[str]:
    from col7a1tools.views.jsonl import jsonl_row  # noqa: PLC0415 - only here

    results = _results_of(source, gene, knowledge)
    for record in source.records():
        for result in results(record):
            yield jsonl_row(record, result)


def _results_of(
    source: VariantSource, gene: Gene, knowledge: Knowledge
) -> Callable[[VcfRecord], list[AlleleResult]]:
    """What reads the ALT alleles of a record."""
    return record_interpreter(
        make_interpreter(gene, knowledge), input_annotations(source.header.lines, source.name)
    )


def _known(assembly: Assembly | None) -> Assembly:
    """The assembly, which a source knows as soon as its first line is out."""
    assert assembly is not None
    return assembly

"""Annotate a whole file: from its records to the lines of a table, a VCF or JSON lines."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from col7a1tools.atlas.row_ends import RowEnds
from col7a1tools.atlas.table import load_table
from col7a1tools.errors import InputError, Place
from col7a1tools.gene import Gene
from col7a1tools.halves import map_in_halves
from col7a1tools.interpret import make_interpreter
from col7a1tools.model.positions import Assembly
from col7a1tools.model.record import AltAllele, VcfRecord
from col7a1tools.readers import RecordParser, SiteRun, VariantSource
from col7a1tools.views.columns import COLUMNS, record_values

FORMATS = ("tsv", "vcf", "jsonl")
_ROWS_AT_ONCE = 100_000


def annotated_lines(
    source: VariantSource, gene: Gene, form: str, *, lookup: bool = True
) -> Iterator[str]:
    """Lines of the output, without line ends.

    Args:
        source: the opened input.
        gene: the gene.
        form: one of FORMATS.
        lookup: whether single-nucleotide variants may be looked up in the shipped table. The
            lines are the same bytes either way.

    Raises:
        InputError: the input is faulty; may come after some lines.
        AssemblyError: it fits neither assembly, or both.
    """
    if form == "tsv":
        return _tsv_lines(source, gene, lookup=lookup)
    return _vcf_lines(source, gene) if form == "vcf" else _jsonl_lines(source, gene)


def _tsv_lines(source: VariantSource, gene: Gene, *, lookup: bool) -> Iterator[str]:
    yield "\t".join(COLUMNS)
    ends = RowEnds(gene, load_table(gene.locus.plus) if lookup else None)
    parser = RecordParser(source.header, gene.locus, Place(source.name))
    batch = _Batch(ends)
    for found in source.runs_and_lines() if lookup else source.lines():
        assembly = _known(source.assembly)
        if isinstance(found, SiteRun):
            batch.add_run(found, assembly, parser)
        else:
            line, text = found
            batch.add(parser.parse(text, line, assembly))
        if len(batch.rows) >= _ROWS_AT_ONCE:
            yield from batch.finished()
            batch = _Batch(ends)
    yield from batch.finished()


@dataclass(frozen=True, slots=True)
class _Batch:
    """Rows of a table, some of them still without the columns that take longer to work out.

    Attributes:
        ends: gives those columns.
        rows: what stands of each row.
        open: index of each row that wants its end, with the allele and its assembly.
    """

    ends: RowEnds
    rows: list[str] = field(default_factory=list)
    open: list[tuple[int, AltAllele, Assembly]] = field(default_factory=list)

    def add(self, record: VcfRecord) -> None:
        """Open a row for each ALT of a record."""
        for alt in record.alts:
            self.open.append((len(self.rows), alt, record.assembly))
            self.rows.append("\t".join(record_values(record, alt.text)))

    def add_run(self, run: SiteRun, assembly: Assembly, parser: RecordParser) -> None:
        """Add whole rows for plain substitutions, and open rows for the lines between them."""
        add, end_of, name = self.rows.append, self.ends.of_substitution, assembly.value
        for line, site in enumerate(run.sites, run.first_line):
            chrom, pos, identifier, ref, alt, filters, other = site
            if other:
                self.add(parser.parse(other, line, assembly))
                continue
            end = end_of(int(pos), ref, alt, assembly)
            add(f"{chrom}\t{pos}\t{identifier}\t{ref}\t{alt}\t{filters}\t{name}\t{end}")

    def finished(self) -> list[str]:
        """The whole rows, in order."""
        ends = map_in_halves(lambda task: self.ends.of(task[1], task[2]), self.open)
        for (index, _, _), end in zip(self.open, ends, strict=True):
            self.rows[index] = f"{self.rows[index]}\t{end}"
        return self.rows


def _vcf_lines(source: VariantSource, gene: Gene) -> Iterator[str]:
    from col7a1tools.provenance import software  # noqa: PLC0415 - costs an import, only here
    from col7a1tools.views.csq import (  # noqa: PLC0415 - only here
        annotated_line,
        info_header,
        info_key,
    )

    interpret = make_interpreter(gene)
    header = source.header.lines
    key = info_key(header)
    yield from header[:-1]
    yield info_header(key, software())
    yield header[-1]
    for text, record in source.lines_and_records():
        if key in record.info:
            _refuse_undeclared(key, record, Place(source.name, record.line))
        results = [interpret(alt) for alt in record.alts]
        yield annotated_line(text, results, record.assembly, key, gene)


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


def _jsonl_lines(source: VariantSource, gene: Gene) -> Iterator[str]:
    from col7a1tools.views.jsonl import jsonl_row  # noqa: PLC0415 - only here

    interpret = make_interpreter(gene)
    for record in source.records():
        for alt in record.alts:
            yield jsonl_row(record, interpret(alt))


def _known(assembly: Assembly | None) -> Assembly:
    """The assembly, which a source knows as soon as its first line is out."""
    assert assembly is not None
    return assembly

"""Annotate a whole file: from its records to the lines of a table, a VCF or JSON lines."""

from collections.abc import Callable, Iterator

from col7a1tools.errors import InputError, Place
from col7a1tools.gene import Gene
from col7a1tools.knowledge import REFERENCE_ONLY, Knowledge
from col7a1tools.model.record import VcfRecord
from col7a1tools.model.result import AlleleResult
from col7a1tools.readers import Piece, PlainReading, VariantSource
from col7a1tools.shared_work import map_shared
from col7a1tools.sources.input_header import input_annotations
from col7a1tools.table_rows import TableRows
from col7a1tools.views.columns import COLUMNS

FORMATS = ("tsv", "vcf", "jsonl")
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
    rows = TableRows(source, gene, knowledge, lookup=lookup)
    # Plain reading looks at no INFO.
    reading = source.plain_reading() if lookup and not rows.reads_info else None
    if reading is not None:
        yield from _plain_lines(reading, rows)
        return
    for line, text in source.lines():
        yield from rows.of_line(line, text)


def _plain_lines(reading: PlainReading, rows: TableRows) -> Iterator[str]:
    """Piece by piece: at once where a piece is plain, else line by line."""

    def at_once(piece: Piece) -> str:
        run = reading.run(piece)
        return "" if run is None else "\n".join(rows.of_run(run))

    def done(piece: Piece, text: str) -> Iterator[str]:
        if text:
            reading.taken()
            yield text
        else:
            for line, found in reading.lines(piece):
                yield from rows.of_line(line, found)

    loaded = False
    for batch in reading.batches():
        waiting = batch
        if not loaded:
            # The first piece loads what rows of its kind need, before another process does so too.
            text = at_once(batch[0])
            loaded = bool(text)
            yield from done(batch[0], text)
            waiting = batch[1:]
        many = sum(piece.lines for piece in waiting) >= _MANY_LINES
        made = map_shared(at_once, waiting, worthwhile=many and loaded)
        for piece, text in zip(waiting, made, strict=True):
            yield from done(piece, text)


def _vcf_lines(source: VariantSource, gene: Gene, knowledge: Knowledge) -> Iterator[str]:
    from col7a1tools.classify import load_rules  # noqa: PLC0415 - only here
    from col7a1tools.provenance import software  # noqa: PLC0415 - costs an import, only here
    from col7a1tools.views.csq import (  # noqa: PLC0415 - only here
        annotated_line,
        info_header,
        info_key,
        provenance_headers,
    )

    results = _results_of(source, gene, knowledge)
    header = source.header.lines
    key = info_key(header)
    yield from header[:-1]
    yield info_header(key, software())
    yield from provenance_headers(
        (knowledge.rules or load_rules()).stamp, knowledge.case_stamp, knowledge.sources
    )
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
            yield jsonl_row(record, result, knowledge.case_stamp)


def _results_of(
    source: VariantSource, gene: Gene, knowledge: Knowledge
) -> Callable[[VcfRecord], list[AlleleResult]]:
    """What reads the ALT alleles of a record."""
    from col7a1tools.interpret import (  # noqa: PLC0415 - loads every rule
        make_interpreter,
        record_interpreter,
    )

    return record_interpreter(
        make_interpreter(gene, knowledge), input_annotations(source.header.lines, source.name)
    )

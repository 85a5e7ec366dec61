"""Annotate a whole file: from its records to the lines of a table, a VCF or JSON lines."""

from collections.abc import Iterator

from col7a1tools.atlas.row_ends import BASES, RowEnds
from col7a1tools.atlas.table import load_table
from col7a1tools.classify import load_rules
from col7a1tools.errors import Place
from col7a1tools.gene import Gene
from col7a1tools.interpret import REFERENCE_ONLY, Knowledge, make_interpreter
from col7a1tools.model.positions import Assembly
from col7a1tools.readers import RecordParser, VariantSource
from col7a1tools.views.columns import COLUMNS, record_values

FORMATS = ("tsv", "vcf", "jsonl")
_SITE_COLUMNS = 8


def annotated_lines(
    source: VariantSource,
    gene: Gene,
    form: str,
    *,
    lookup: bool = True,
    knowledge: Knowledge = REFERENCE_ONLY,
) -> Iterator[str]:
    """Lines of the output, without line ends.

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
    ends = RowEnds(gene, load_table(gene.locus.plus) if lookup else None, knowledge)
    parser = RecordParser(source.header, gene.locus, Place(source.name))
    plain = lookup and source.header.column_count == _SITE_COLUMNS
    for line, text in source.lines():
        assembly = _known(source.assembly)
        row = _plain_row(text, assembly, ends, gene) if plain else None
        if row is not None:
            yield row
            continue
        record = parser.parse(text, line, assembly)
        for alt in record.alts:
            start = "\t".join(record_values(record, alt.text))
            yield f"{start}\t{ends.of(alt, assembly)}"


def _plain_row(text: str, assembly: Assembly, ends: RowEnds, gene: Gene) -> str | None:
    """The row of a well-formed substitution in a file without samples; None for all else.

    Most lines of such a file are like this, and need no record built from them.
    """
    columns = text.split("\t")
    if len(columns) != _SITE_COLUMNS:
        return None
    chrom, pos, identifier, ref, alt, _, filters, _ = columns
    if ref not in BASES or alt not in BASES or ref == alt or "\0" in text or not pos.isdecimal():
        return None
    position = int(pos)
    span = gene.locus.spans[assembly]
    if not span.start <= position <= span.end:
        return None
    return (
        f"{chrom}\t{position}\t{identifier}\t{ref}\t{alt}\t{filters}\t{assembly.value}\t"
        f"{ends.of_substitution(position, ref, alt, assembly)}"
    )


def _vcf_lines(source: VariantSource, gene: Gene, knowledge: Knowledge) -> Iterator[str]:
    from col7a1tools.provenance import software  # noqa: PLC0415 - costs an import, only here
    from col7a1tools.views.csq import (  # noqa: PLC0415 - only here
        annotated_line,
        info_header,
        info_key,
        rules_header,
    )

    interpret = make_interpreter(gene, knowledge)
    header = source.header.lines
    key = info_key(header)
    yield from header[:-1]
    yield info_header(key, software())
    yield rules_header((knowledge.rules or load_rules()).stamp)
    yield header[-1]
    for text, record in source.lines_and_records():
        results = [interpret(alt) for alt in record.alts]
        yield annotated_line(text, results, record.assembly, key, gene)


def _jsonl_lines(source: VariantSource, gene: Gene, knowledge: Knowledge) -> Iterator[str]:
    from col7a1tools.views.jsonl import jsonl_row  # noqa: PLC0415 - only here

    interpret = make_interpreter(gene, knowledge)
    for record in source.records():
        for alt in record.alts:
            yield jsonl_row(record, interpret(alt))


def _known(assembly: Assembly | None) -> Assembly:
    """The assembly, which a source knows as soon as its first line is out."""
    assert assembly is not None
    return assembly

"""The rows of a table: looked up where a substitution is all that changes, else computed."""

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from col7a1tools.atlas.table import PLACES, load_table
from col7a1tools.errors import Place
from col7a1tools.gene import Gene
from col7a1tools.knowledge import Knowledge
from col7a1tools.model.evidence import NOTHING, OutsideEvidence
from col7a1tools.model.positions import Assembly, PlusOffset
from col7a1tools.model.record import AltAllele
from col7a1tools.model.result import AlleleResult
from col7a1tools.model.variant import LocusAllele
from col7a1tools.readers import RecordParser, SiteRun, VariantSource
from col7a1tools.sources.input_header import input_annotations
from col7a1tools.views.columns import annotation_values, note_values, record_values

if TYPE_CHECKING:
    from col7a1tools.interpret import Interpreter

# Alleles that are read in one go: enough to be fast, few enough to be small.
_AT_ONCE = 100


class TableRows:
    """Makes the rows of one file.

    The bytes do not depend on whether rows are looked up.
    """

    def __init__(
        self, source: VariantSource, gene: Gene, knowledge: Knowledge, *, lookup: bool
    ) -> None:
        """Prepare.

        Args:
            source: the file.
            gene: the gene.
            knowledge: what the classes rest on.
            lookup: whether substitutions may be looked up; only where the reference alone speaks.
        """
        self._source = source
        self._gene = gene
        self._knowledge = knowledge
        self._table = load_table(len(gene.locus)) if lookup else None
        self._parser = RecordParser(source.header, gene.locus, Place(source.name))
        self._said = input_annotations(source.header.lines, source.name)

    @property
    def reads_info(self) -> bool:
        """Whether the input holds annotations of others."""
        return self._said is not None

    def of_line(self, line: int | None, text: str) -> list[str]:
        """The rows of one line of the file, one for each ALT.

        Args:
            line: its number, for messages.
            text: the line.

        Raises:
            InputError: the line is not a well-formed record.
        """
        record = self._parser.parse(text, line, self._assembly)
        return [
            "\t".join(
                (
                    *record_values(record, alt.text),
                    self._end(alt, self._said.of(record, alt) if self._said else NOTHING),
                )
            )
            for alt in record.alts
        ]

    def of_run(self, run: SiteRun) -> list[str]:
        """The rows of consecutive lines of a file whose INFO says nothing.

        Raises:
            InputError: as `of_line`.
        """
        assert self._table is not None
        start = f"{self._assembly.value}\t{self._prefix}"
        place_of, looked_up, load = PLACES.get, self._table.rows, self._table.load
        rows: list[str] = []
        unfinished: dict[int, LocusAllele] = {}
        for index, (columns, pos, alleles, _, filters, other) in enumerate(run.sites):
            place = place_of(alleles)
            if place is not None:
                row = 3 * run.offsets[index] + place
                end = looked_up[row] or load(row)
                rows.append(f"{columns}\t{filters}\t{start}{pos}{end}")
            elif other:
                rows.extend(self.of_line(run.line + index, other))
            else:
                ref, alt = alleles.split("\t")
                unfinished[len(rows)] = LocusAllele(PlusOffset(run.offsets[index]), ref, alt)
                rows.append(f"{columns}\t{filters}\t{self._assembly.value}\t")
        for row, end in zip(unfinished, self._ends(list(unfinished.values())), strict=True):
            rows[row] += end
        return rows

    def _ends(self, alleles: list[LocusAllele]) -> Iterator[str]:
        """ANNOTATION_COLUMNS and NOTE_COLUMNS of many alleles, each tab-separated."""
        from col7a1tools.interpret import allele_results  # noqa: PLC0415 - loads every rule

        for first in range(0, len(alleles), _AT_ONCE):
            results = allele_results(alleles[first : first + _AT_ONCE], self._gene, self._knowledge)
            yield from map(self._written, results)

    def _end(self, alt: AltAllele, said: OutsideEvidence) -> str:
        """ANNOTATION_COLUMNS and NOTE_COLUMNS of one ALT, tab-separated."""
        change = alt.change
        if self._table is not None and said is NOTHING and isinstance(change, LocusAllele):
            alleles = f"{change.ref}\t{change.alt}"
            if alleles in PLACES:
                row = self._table.row(change.start, alleles)
                return f"{self._prefix}{change.start + self._start}{row}"
        return self._written(self._interpret(alt, said))

    def _written(self, result: AlleleResult) -> str:
        return "\t".join((*annotation_values(result, self._assembly), *note_values(result)))

    @cached_property
    def _assembly(self) -> Assembly:
        """The assembly, which a source knows as soon as its first line is out."""
        assert self._source.assembly is not None
        return self._source.assembly

    @cached_property
    def _start(self) -> int:
        """First base of the locus on the file's assembly, 1-based."""
        return self._gene.locus.spans[self._assembly].start

    @cached_property
    def _prefix(self) -> str:
        """What every ``hgvs_g`` on the file's assembly begins with."""
        return f"{self._gene.locus.spans[self._assembly].accession}:g."

    @cached_property
    def _interpret(self) -> "Interpreter":
        """What reads an allele; a file of substitutions needs none of it."""
        from col7a1tools.interpret import make_interpreter  # noqa: PLC0415 - loads every rule

        return make_interpreter(self._gene, self._knowledge)

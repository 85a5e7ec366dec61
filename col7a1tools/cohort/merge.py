"""Put the tables of a cohort together from the results of its units."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from col7a1tools.classify import load_rules
from col7a1tools.cohort.alleles import AlleleReader
from col7a1tools.cohort.candidates import Candidate, CandidateFinder, candidate_row
from col7a1tools.cohort.columns import (
    CANDIDATE_COLUMNS,
    CARRIER_COLUMNS,
    FAILURE_COLUMNS,
    FILE_COLUMNS,
    SAMPLE_COLUMNS,
    VARIANT_COLUMNS,
)
from col7a1tools.cohort.equal_samples import EqualSamples, shared_alone
from col7a1tools.cohort.file_rows import failure_row, file_row
from col7a1tools.cohort.people import People
from col7a1tools.cohort.plan import Failure, Unit
from col7a1tools.cohort.run_record import run_record
from col7a1tools.cohort.summary import (
    MOST_FAILURES,
    MOST_GROUPS,
    CohortSummary,
    SampleQuality,
    assemblies_of,
    carried_glycines,
    count_classes,
    least_read,
    most_carried,
    notices_of,
    qualities,
    strongest,
)
from col7a1tools.cohort.totals import Totals, variant_rows
from col7a1tools.cohort.unit_file import UnitResult, read_unit, unit_path
from col7a1tools.gene import Gene
from col7a1tools.knowledge import Knowledge
from col7a1tools.output import whole_file
from col7a1tools.provenance import software
from col7a1tools.views.cohort_html import cohort_html

Table = tuple[Sequence[str], Iterable[str]]

_PIECE = 8 << 20
# Columns of names that are numbers in other tables.
_TEXTS = frozenset({"files", "variants"})


@dataclass(frozen=True, slots=True)
class Cohort:
    """What a run was about.

    Attributes:
        units: every file, in the order of the labels.
        failures: of the files that could not be read, in the same order.
        people: what is known of the people.
    """

    units: tuple[Unit, ...]
    failures: tuple[Failure, ...]
    people: People


def merge(folder: Path, cohort: Cohort, gene: Gene, knowledge: Knowledge, *, parquet: bool) -> None:
    """Write every output, each whole or not at all, the record of the run last.

    Raises:
        InputError: an output cannot be written.
    """
    failed = {failure.label for failure in cohort.failures}
    results = [
        result
        for unit in cohort.units
        if unit.label not in failed
        and (result := read_unit(unit_path(folder / "units", unit.key))) is not None
    ]
    found = _Found(results, cohort, gene, knowledge)
    tables = found.tables()
    for name, (columns, rows) in tables.items():
        _write(folder / f"{name}.tsv", columns, rows)
    _write_carriers(folder / "carriers.tsv", results)
    if parquet:
        _write_parquet(folder, {**tables, "carriers": (CARRIER_COLUMNS, ())})
    summary = found.summary()
    with whole_file(str(folder / "summary.html")) as path:
        path.write_bytes(cohort_html(summary, gene))
    record = run_record(summary, [result.head for result in results], cohort.failures, knowledge)
    with whole_file(str(folder / "run.json")) as path:
        path.write_text(record, encoding="utf-8")


class _Found:
    """Everything that the units together say."""

    def __init__(
        self, results: Sequence[UnitResult], cohort: Cohort, gene: Gene, knowledge: Knowledge
    ) -> None:
        self._results, self._cohort = results, cohort
        self._gene, self._rules = gene, (knowledge.rules or load_rules()).stamp
        alleles = AlleleReader(gene, knowledge)
        self._totals = Totals(gene, alleles)
        self._equal = EqualSamples()
        finder = CandidateFinder(gene, alleles, cohort.people)
        candidates: list[Candidate] = []
        self._least_read: list[SampleQuality] = []
        for result in results:
            self._totals.add(result.head)
            rows = list(result.sample_rows())
            self._equal.add(rows)
            self._least_read = least_read([*self._least_read, *qualities(rows)])
            candidates.extend(finder.of_unit(result.head))
        candidates.extend(finder.rest())
        self._candidates = sorted(candidates, key=lambda one: (one.sample, one.files))
        self._variants = self._totals.finished()

    def tables(self) -> dict[str, Table]:
        """Columns and rows of every table but that of the carriers."""
        people, gene, results = self._cohort.people, self._gene, self._results
        return {
            "variants": (
                VARIANT_COLUMNS,
                list(variant_rows(self._variants, self._totals.samples, gene)),
            ),
            "candidates": (
                CANDIDATE_COLUMNS,
                [candidate_row(one, people) for one in self._candidates],
            ),
            "samples": (SAMPLE_COLUMNS, list(self._equal.rows(results, people))),
            "files": (FILE_COLUMNS, [file_row(result.head) for result in results]),
            "failures": (FAILURE_COLUMNS, [failure_row(one) for one in self._cohort.failures]),
        }

    def summary(self) -> CohortSummary:
        """What the page shows; the tables were made before."""
        heads = [result.head for result in self._results]
        failures, variants = self._cohort.failures, self._variants
        return CohortSummary(
            software=software(),
            rules=f"{self._rules.name} {self._rules.version}",
            files=len(heads),
            assemblies=assemblies_of(heads),
            samples=self._totals.samples,
            variants=len(variants),
            classes=count_classes(variants),
            candidates=strongest(self._candidates),
            all_candidates=len(self._candidates),
            glycines=carried_glycines(variants),
            recurrent=most_carried(variants),
            low_call_rates=tuple(self._least_read),
            equal=self._equal.strongest(MOST_GROUPS),
            shared=shared_alone(variants)[:MOST_GROUPS],
            notices=notices_of(heads),
            failures=failures[:MOST_FAILURES],
            all_failures=len(failures),
        )


def _write_parquet(folder: Path, tables: dict[str, Table]) -> None:
    for name, (columns, rows) in tables.items():
        if name == "carriers":
            with (folder / "carriers.tsv").open(encoding="utf-8", newline="\n") as file:
                next(file)
                lines = (line.rstrip("\n") for line in file)
                _parquet(folder / "carriers.parquet", columns, lines)
        else:
            _parquet(folder / f"{name}.parquet", columns, rows)


def _parquet(target: Path, columns: Sequence[str], rows: Iterable[str]) -> None:
    from col7a1tools.views.parquet import write_parquet  # noqa: PLC0415 - heavy, an extra

    with whole_file(str(target)) as path:
        write_parquet(columns, rows, path, _TEXTS)


def _write(path: Path, columns: Sequence[str], rows: Iterable[str]) -> None:
    with (
        whole_file(str(path)) as temporary,
        temporary.open("w", encoding="utf-8", newline="\n") as file,
    ):
        file.write("\t".join(columns) + "\n")
        file.writelines(f"{row}\n" for row in rows)


def _write_carriers(path: Path, results: Iterable[UnitResult]) -> None:
    """The rows of all units one behind the other; they are copied and not read."""
    with whole_file(str(path)) as temporary, temporary.open("wb") as file:
        file.write(("\t".join(CARRIER_COLUMNS) + "\n").encode())
        for result in results:
            left = result.carriers
            with result.path.open("rb") as source:
                while left and (piece := source.read(min(left, _PIECE))):
                    file.write(piece)
                    left -= len(piece)

"""Put the tables of a cohort together from the results of its units."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

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
from col7a1tools.cohort.equal_samples import EqualSamples
from col7a1tools.cohort.file_rows import failure_row, file_row
from col7a1tools.cohort.people import People
from col7a1tools.cohort.plan import Failure, Unit
from col7a1tools.cohort.totals import Totals, variant_rows
from col7a1tools.cohort.unit_file import UnitResult, read_unit, unit_path
from col7a1tools.gene import Gene
from col7a1tools.knowledge import Knowledge
from col7a1tools.output import whole_file

_PIECE = 8 << 20


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
    alleles = AlleleReader(gene, knowledge)
    totals = Totals(gene, alleles)
    equal = EqualSamples()
    finder = CandidateFinder(gene, alleles, cohort.people)
    candidates: list[Candidate] = []
    for result in results:
        totals.add(result.head)
        equal.add(result.sample_rows())
        candidates.extend(finder.of_unit(result.head))
    candidates.extend(finder.rest())
    candidates.sort(key=lambda one: (one.sample, one.files))
    variants = totals.finished()
    people = cohort.people
    tables = {
        "variants": (VARIANT_COLUMNS, variant_rows(variants, totals.samples, gene)),
        "candidates": (CANDIDATE_COLUMNS, (candidate_row(one, people) for one in candidates)),
        "samples": (SAMPLE_COLUMNS, equal.rows(results, people)),
        "files": (FILE_COLUMNS, (file_row(result.head) for result in results)),
        "failures": (FAILURE_COLUMNS, map(failure_row, cohort.failures)),
    }
    for name, (columns, rows) in tables.items():
        _write(folder / f"{name}.tsv", columns, rows)
    _write_carriers(folder / "carriers.tsv", results)


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

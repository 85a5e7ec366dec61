"""Put the outputs of a cohort together from the results of its units."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from col7a1tools.cohort.columns import CARRIER_COLUMNS
from col7a1tools.cohort.findings import Findings
from col7a1tools.cohort.people import Cohort
from col7a1tools.cohort.run_record import run_record
from col7a1tools.cohort.unit_file import UnitResult, read_unit, unit_path
from col7a1tools.gene import Gene
from col7a1tools.knowledge import Knowledge
from col7a1tools.output import whole_file
from col7a1tools.views.cohort_html import cohort_html

_PIECE = 8 << 20
_EQUAL_NAMES = "cohort.equal_names"
# Columns of names that are numbers in other tables.
_TEXTS = {"candidates": frozenset({"files", "variants"})}


def merge(  # noqa: PLR0913 - what a run is told
    folder: Path,
    cohort: Cohort,
    gene: Gene,
    knowledge: Knowledge,
    *,
    parquet: bool,
    language: str,
) -> None:
    """Write every output, each whole or not at all, the record of the run last.

    Args:
        folder: of the run.
        cohort: what the run is about.
        gene: the gene.
        knowledge: what the classes rest on.
        parquet: whether the tables are written as Parquet, too.
        language: of the page, ``en`` or ``es``.

    Raises:
        InputError: an output cannot be written, or the pedigree is of other people.
    """
    holders = _holders(folder, cohort)
    cohort.check_pedigree(holders)
    ambiguous = cohort.people.ambiguous(holders)
    cohort = replace(cohort, people=cohort.people.without(ambiguous))
    findings = Findings(cohort, gene, knowledge)
    results = []
    for result in _results(folder, cohort):
        label = result.head["file"]
        shared = sorted(name for name in ambiguous if label in holders[name])
        result.head["notices"].extend([_EQUAL_NAMES, _equal_name(name)] for name in shared)
        results.append(findings.add(result))
    tables = findings.tables()
    for name, (columns, rows) in tables.items():
        _write(folder / f"{name}.tsv", columns, rows)
    _write_carriers(folder / "carriers.tsv", results)
    if parquet:
        for name, columns in {**_columns(tables), "carriers": CARRIER_COLUMNS}.items():
            _write_parquet(folder, name, columns)
    summary = findings.summary()
    with whole_file(str(folder / "summary.html")) as path:
        path.write_bytes(cohort_html(summary, gene, language))
    with whole_file(str(folder / "run.json")) as path:
        record = run_record(summary, results, cohort.failures, knowledge)
        path.write_text(record, encoding="utf-8")


def _results(folder: Path, cohort: Cohort) -> Iterator[UnitResult]:
    """The results of the files that were read, in their order."""
    failed = {failure.label for failure in cohort.failures}
    for unit in cohort.units:
        result = read_unit(unit_path(folder / "units", unit.key))
        if unit.label not in failed and result is not None:
            yield result


def _holders(folder: Path, cohort: Cohort) -> dict[str, list[str]]:
    """Which files hold each name of which a manifest or a pedigree says something."""
    named = cohort.people.named
    found: dict[str, list[str]] = {}
    for result in _results(folder, cohort) if named else ():
        for row in result.sample_rows():
            name = row.partition("\t")[0]
            if name in named:
                found.setdefault(name, []).append(result.head["file"])
    return found


def _equal_name(name: str) -> str:
    return (
        f"several files hold the name {name}, and no manifest says that they are one person; "
        "they are read as different people, and what the pedigree says of the name is left out"
    )


def _columns(tables: dict[str, tuple[Sequence[str], Iterable[str]]]) -> dict[str, Sequence[str]]:
    return {name: columns for name, (columns, _) in tables.items()}


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


def _write_parquet(folder: Path, name: str, columns: Sequence[str]) -> None:
    """A table as Parquet, from its text."""
    from col7a1tools.views.parquet import write_parquet  # noqa: PLC0415 - heavy, an extra

    with (
        (folder / f"{name}.tsv").open(encoding="utf-8", newline="\n") as file,
        whole_file(str(folder / f"{name}.parquet")) as path,
    ):
        next(file)
        rows = (line.rstrip("\n") for line in file)
        write_parquet(columns, rows, path, _TEXTS.get(name, frozenset()))

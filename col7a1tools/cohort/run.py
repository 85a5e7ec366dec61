"""Screen a cohort: find the files, do the units that are not done, put the tables together."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol

from col7a1tools.cohort.basis import knowledge_basis
from col7a1tools.cohort.inputs import find_files
from col7a1tools.cohort.local import run_locally
from col7a1tools.cohort.lock import locked
from col7a1tools.cohort.people import Cohort, people_of, renamed
from col7a1tools.cohort.plan import Failure, Settings, Unit, fingerprint
from col7a1tools.cohort.progress import Progress
from col7a1tools.cohort.unit_file import read_unit, unit_path
from col7a1tools.errors import InputError, Place
from col7a1tools.gene import load_gene
from col7a1tools.knowledge_files import load_knowledge
from col7a1tools.leftovers import TEMPORARY
from col7a1tools.model.positions import Assembly

UNITS = "units"
Engine = Callable[[Sequence[Unit], Settings, str], Iterable[tuple[Unit, Failure | None]]]


class Watcher(Protocol):
    """What is told how far a run is."""

    def one_more(self, *, failed: bool) -> None:
        """Another file is done."""


Watch = Callable[[int], Watcher]


@dataclass(frozen=True, slots=True)
class Screening:
    """What a run is told.

    Attributes:
        inputs: files, directories, patterns, manifests.
        output: the folder of the run.
        jobs: processes on this machine.
        scheduler: address of a Dask scheduler, or empty for this machine.
        assembly: of every file; None to find out for each.
        rules: path of a laboratory's rules, or empty.
        pedigree: path of a PED file, or empty.
        parquet: whether the tables are written as Parquet, too.
        language: of the page, ``en`` or ``es``.
    """

    inputs: tuple[str, ...]
    output: str
    jobs: int = 1
    scheduler: str = ""
    assembly: Assembly | None = None
    rules: str = ""
    pedigree: str = ""
    parquet: bool = False
    language: str = "en"


def screen(request: Screening, watch: Watch = Progress) -> tuple[Failure, ...]:
    """Screen a cohort, or take up where an earlier run into the same folder was stopped.

    Args:
        request: what to screen.
        watch: makes, from the number of files to read, what is told of each that was read; says it
            on stderr if left out.

    Returns:
        What failed, in the order of the files.

    Raises:
        UsageError: an input names no file.
        InputError: a manifest is faulty, the pedigree is of other people, another run is at work
            in the folder, or the folder cannot be written to.
    """
    files = find_files(request.inputs, request.output)
    people = people_of(files, request.pedigree)
    gene = load_gene()
    rules = str(Path(request.rules).resolve()) if request.rules else ""
    knowledge = load_knowledge(gene, rules=rules)
    settings = Settings(
        request.assembly, rules, knowledge_basis(knowledge), tuple(sorted(people.joined))
    )
    units = tuple(Unit(file.path, file.label, renamed(file)) for file in files)
    folder = _made(Path(request.output))
    with locked(folder):
        _clear(folder)
        failures = _do(units, settings, folder / UNITS, _engine(request), watch)
        from col7a1tools.cohort.merge import merge  # noqa: PLC0415 - see `_load_what_follows`

        merge(
            folder,
            Cohort(units, failures, people, request.pedigree),
            gene,
            knowledge,
            parquet=request.parquet,
            language=request.language,
        )
    return failures


def _made(folder: Path) -> Path:
    try:
        (folder / UNITS).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            "output.unwritable",
            f"the folder cannot be made ({error.strerror or error})",
            place=Place(str(folder)),
            cure="choose a folder that may be written to",
        ) from error
    return folder


def _clear(folder: Path) -> None:
    """Remove what a killed run left half written."""
    for path in (*folder.glob(f"{TEMPORARY}*"), *(folder / UNITS).glob(f"{TEMPORARY}*")):
        path.unlink(missing_ok=True)


def _do(
    units: Sequence[Unit], settings: Settings, folder: Path, engine: Engine, watch: Watch
) -> tuple[Failure, ...]:
    """Do the units that have no good result; gives the failures in the order of the units."""
    todo = [unit for unit in units if not is_done(unit, settings, folder)]
    progress = watch(len(todo))
    failed: dict[str, Failure] = {}
    for unit, failure in engine(todo, settings, str(folder)) if todo else ():
        if failure is not None:
            failed[unit.label] = failure
        progress.one_more(failed=failure is not None)
    return tuple(failed[unit.label] for unit in units if unit.label in failed)


def is_done(unit: Unit, settings: Settings, folder: Path) -> bool:
    """Whether the folder has a result that the file as it is would give again."""
    result = read_unit(unit_path(folder, unit.key))
    if result is None:
        return False
    try:
        return bool(result.head["fingerprint"] == fingerprint(unit, settings))
    except OSError:
        return False


def _engine(request: Screening) -> Engine:
    if request.scheduler:
        from col7a1tools.cohort.cluster import run_on_cluster  # noqa: PLC0415 - an extra

        return lambda units, settings, folder: run_on_cluster(
            units, settings, folder, request.scheduler
        )
    return lambda units, settings, folder: run_locally(
        units, settings, folder, request.jobs, meanwhile=_load_what_follows
    )


def _load_what_follows() -> None:
    """Load what puts the tables together while other processes read the files: it is slow."""
    for name in ("col7a1tools.cohort.merge", "jinja2"):
        import_module(name)

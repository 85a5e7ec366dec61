"""The work behind the page of a cohort."""

from dataclasses import dataclass

from col7a1tools.cohort.processors import processors
from col7a1tools.cohort.run import Screening, screen
from col7a1tools.model.positions import Assembly
from col7a1tools.web.jobs.job import Tell


@dataclass(frozen=True, slots=True)
class CohortRequest:
    """What a cohort is made from: paths, and what was chosen.

    Attributes:
        inputs: files, folders, patterns and manifests.
        output: folder of the run.
        pedigree: path of a PED file, or empty.
        assembly: ``GRCh37``, ``GRCh38``, or empty to find out for each file.
        rules: path of the laboratory's own rules, or empty.
        language: of the summary.
    """

    inputs: tuple[str, ...]
    output: str
    pedigree: str = ""
    assembly: str = ""
    rules: str = ""
    language: str = "en"


class _Told:
    """Tells how many of the files are read: ``reading``, done, all, failed."""

    def __init__(self, total: int, tell: Tell) -> None:
        self._total = total
        self._tell = tell
        self._done = 0
        self._failed = 0
        self._say()

    def one_more(self, *, failed: bool) -> None:
        """Another file is done."""
        self._done += 1
        self._failed += failed
        self._say()

    def _say(self) -> None:
        last = self._done == self._total
        told = "tables" if last else f"reading {self._done} {self._total} {self._failed}"
        self._tell(told)


def run_cohort(request: CohortRequest, tell: Tell) -> int:
    """Screen the cohort; how many files failed."""
    tell("search")
    screening = Screening(
        request.inputs,
        request.output,
        jobs=processors(),
        assembly=Assembly(request.assembly) if request.assembly else None,
        rules=request.rules,
        pedigree=request.pedigree,
        language=request.language,
    )
    return len(screen(screening, lambda total: _Told(total, tell)))

"""One cohort at the desk: where its files and its results lie, and the work on it."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from col7a1tools.cohort.inputs import SUFFIXES
from col7a1tools.web.jobs.cohort_work import CohortRequest
from col7a1tools.web.jobs.job import Job, State
from col7a1tools.web.uploads.form import BroughtFile

TABLES = ("variants", "carriers", "candidates", "samples", "files", "failures")
_PLAIN = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST = 80


@dataclass(slots=True)
class Cohort:
    """One cohort.

    Attributes:
        folder: private; everything that was brought lies there.
        request: what is screened, and into which folder.
        name: for people: the paths that were given, or how many files were brought.
        kept: whether the results lie where the user said, and stay.
        job: the work, running or over.
    """

    folder: Path
    request: CohortRequest
    name: str
    kept: bool
    job: Job

    @property
    def output(self) -> Path:
        """Folder of the results."""
        return Path(self.request.output)

    @property
    def done(self) -> bool:
        """Whether there are results."""
        return self.job.state is State.DONE

    @property
    def failures(self) -> int:
        """How many files failed, once it is done."""
        return int(self.job.result or 0)

    @property
    def progress(self) -> tuple[int, int, int]:
        """Files read, files to read, files that failed; zeros before and after that step."""
        step, *numbers = self.job.step.split()
        if step != "reading":
            return 0, 0, 0
        done, total, failed = map(int, numbers)
        return done, total, failed

    @property
    def step(self) -> str:
        """What is done now, a key of the words."""
        return self.job.step.partition(" ")[0]

    def table(self, name: str) -> Path:
        """File of a table."""
        return self.output / f"{name}.tsv"

    def remove(self) -> None:
        """Remove what is private; results that the user keeps stay."""
        shutil.rmtree(self.folder, ignore_errors=True)


def readable_names(brought: list[BroughtFile]) -> tuple[str, ...]:
    """Give files that were brought names that a table may show, in the folder where they lie.

    Only letters, digits, dots, dashes and underscores of a name are kept, behind a number of our
    own; so no name can be a path, and the suffix is one of a variant file.
    """
    paths = []
    for number, one in enumerate(brought, start=1):
        plain = _PLAIN.sub("_", one.name).lstrip(".")[-_LONGEST:]
        suffix = "" if plain.lower().endswith(SUFFIXES) else ".vcf"
        path = one.path.with_name(f"{number}-{plain}{suffix}")
        one.path.rename(path)
        paths.append(str(path))
    return tuple(paths)

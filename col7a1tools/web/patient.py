"""One patient at the desk: the files that were brought, what was chosen, and what was made."""

import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path

from col7a1tools.case_facts.edit import CaseTable, case_text
from col7a1tools.web.jobs.job import Failure, Job, State
from col7a1tools.web.jobs.patient_work import Inspected, ReportMade, ReportRequest


@dataclass(slots=True)
class Patient:
    """One patient.

    Attributes:
        folder: private; everything of the patient lies there.
        request: what the report is made from.
        names: of the files as they were brought, by the path where they lie.
        people: who is in the files, once they were looked at.
        job: the work that runs, or ran last; None before any.
        failure: of the last work, in words.
        made: what the report holds, once there is one.
        cases: the case file as it was after each change, newest last.
        adding: whether the work that runs weighs a fact that was just added to the case.
        done_request: what the newest report was made from.
    """

    folder: Path
    request: ReportRequest
    names: dict[str, str] = field(default_factory=dict)
    people: Inspected | None = None
    job: Job | None = None
    failure: Failure | None = None
    made: ReportMade | None = None
    cases: list[CaseTable] = field(default_factory=lambda: [{}])
    adding: bool = False
    done_request: ReportRequest = field(default_factory=lambda: ReportRequest("", "", ""))
    _asked: ReportRequest | None = None
    _version: int = 0
    _taken: Job | None = None

    @property
    def case(self) -> CaseTable:
        """The case file as it is now."""
        return self.cases[-1]

    @property
    def toml(self) -> str:
        """The case file as text."""
        return case_text(self.case)

    @property
    def brought_pedigree(self) -> bool:
        """Whether a pedigree file was brought, so that no roles are asked for."""
        return self.request.pedigree in self.names

    @property
    def names_of_people(self) -> tuple[str, ...]:
        """Everyone with a sample in the files."""
        people = self.people
        return tuple(dict.fromkeys((*people.samples, *people.others))) if people else ()

    @property
    def current(self) -> Path:
        """The newest record that was made."""
        return Path(self.done_request.record)

    def bring_case(self, path: Path) -> None:
        """Take a case file that was brought as the first one; a faulty one is a failure.

        What it says is checked when a report is made.
        """
        try:
            self.cases = [tomllib.loads(path.read_text(encoding="utf-8-sig"))]
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            self.failure = Failure("case.toml", str(error), self.names.get(str(path), ""), "", "")

    def case_file(self) -> Path:
        """The case file as it is now, written."""
        path = self.folder / "case.toml"
        path.write_text(self.toml, encoding="utf-8")
        return path

    def next_request(self) -> ReportRequest:
        """What the next report is made from."""
        self._version += 1
        record = str(self.folder / f"record-{self._version}.json")
        case = str(self.case_file()) if self.case else ""
        before = self.done_request.record if self.made else ""
        self._asked = replace(self.request, record=record, case=case, before=before)
        return self._asked

    def take(self, job: Job) -> None:
        """Take over what a job that is over has made, once."""
        if job is self._taken:
            return
        self._taken = job
        asked, self._asked = self._asked, None
        if job.state is State.DONE and isinstance(job.result, Inspected):
            self.people = job.result
        elif job.state is State.DONE and asked:
            self.made, self.done_request, self.failure = job.result, asked, None
            self.adding = False
            return
        elif self.adding and len(self.cases) > 1:
            self.cases.pop()
        self.adding = False
        if job.failure:
            self.failure = self._in_their_names(job.failure)

    def _in_their_names(self, failure: Failure) -> Failure:
        """The failure with files named as they were brought."""

        def named(text: str) -> str:
            for path, name in self.names.items():
                text = text.replace(path, name)
            return text.replace(f"{self.folder}/", "")

        return Failure(failure.code, *map(named, failure[1:]))

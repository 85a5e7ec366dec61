"""Case facts: what a laboratory knows of the case, added in forms, and what it changes."""

import tomllib
from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from col7a1tools.case_facts.edit import CaseTable, with_claim, with_fact, with_phenotype
from col7a1tools.web.desk import Desk
from col7a1tools.web.jobs.job import Failure
from col7a1tools.web.jobs.patient_work import make_report
from col7a1tools.web.patient import Patient
from col7a1tools.web.uploads.form import BroughtForm
from col7a1tools.web.uploads.small import small_form

_PATIENCE = 2.0


def case_routes(desk: Desk, patient_of: Callable[[Request], Patient]) -> list[Route]:
    """The routes of case facts."""

    async def change(request: Request) -> Response:
        patient = patient_of(request)
        form = await small_form(request)
        if patient.made is None or (patient.job and not patient.job.over):
            raise HTTPException(409)
        patient.failure = None
        try:
            case = changed_case(patient, form)
        except tomllib.TOMLDecodeError as error:
            patient.failure = Failure("case.toml", str(error), "", "", "")
            return _back(request)
        if case is not None:
            patient.cases.append(case)
        elif len(patient.cases) > 1:
            patient.cases.pop()
        patient.adding = case is not None
        patient.job = desk.jobs.start(make_report, patient.next_request())
        await desk.jobs.finished(patient.job, _PATIENCE)
        return _back(request)

    return [Route("/patient/{key}/case", change, methods=["POST"])]


def _back(request: Request) -> Response:
    return RedirectResponse(f"/patient/{request.path_params['key']}#case", status_code=303)


def changed_case(patient: Patient, form: BroughtForm) -> CaseTable | None:
    """The case with what a form adds; None to take the last change back.

    Raises:
        TOMLDecodeError: what was typed as a case file is no TOML.
        HTTPException: the form is none of ours (400).
    """
    case, kind = patient.case, form.text("kind")
    if kind == "undo":
        return None
    if kind == "file":
        return tomllib.loads(form.text("text") + "\n")
    if kind == "person":
        return _with_person(case, form)
    made = patient.made
    if made is None or form.text("variant") not in made.variants:
        raise HTTPException(400)
    facts = {"de_novo": _de_novo, "segregation": _segregation}
    if kind not in facts:
        raise HTTPException(400)
    return with_fact(case, form.text("variant"), kind, facts[kind](form))


def _with_person(case: CaseTable, form: BroughtForm) -> CaseTable:
    findings = [line.strip() for line in form.text("findings").splitlines() if line.strip()]
    phenotype: CaseTable = {
        "findings": findings,
        "mapping": form.text("mapping"),
        "reference": form.text("reference"),
    }
    if form.text("mapping") != "not done":
        phenotype["method"] = form.text("method")
    return with_phenotype(with_claim(case, form.text("claim")), phenotype)


def _de_novo(form: BroughtForm) -> CaseTable:
    return {
        "parentage_confirmed": form.text("confirmed") == "yes",
        "phenotype": form.text("phenotype"),
        "reference": form.text("reference"),
    }


def _segregation(form: BroughtForm) -> CaseTable:
    return {
        "meioses": _whole(form.text("meioses")),
        "affected_without": _whole(form.text("affected_without")),
        "reference": form.text("reference"),
    }


def _whole(text: str) -> int | str:
    """The number; a text that is none stays, and the case file's reader says what is wrong."""
    return int(text) if text.isascii() and text.isdigit() else text or 0

"""Bring a patient: files, who is who, progress, the report, and what case facts change."""

import contextlib
import secrets
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from col7a1tools.errors import InputError
from col7a1tools.family.roles import Role
from col7a1tools.model.case_facts import Mapping, Specificity
from col7a1tools.model.claim import Claim
from col7a1tools.model.positions import Assembly
from col7a1tools.web.desk import Desk
from col7a1tools.web.jobs.patient_work import ReportRequest, inspect, make_report
from col7a1tools.web.jobs.worker import failure_of
from col7a1tools.web.pages.patient_case import case_routes
from col7a1tools.web.pages.patient_choices import chosen_request
from col7a1tools.web.pages.patient_files import DOWNLOADS, file_routes
from col7a1tools.web.patient import Patient
from col7a1tools.web.uploads.form import BroughtForm
from col7a1tools.web.uploads.receive import receive_form
from col7a1tools.web.uploads.small import small_form
from col7a1tools.web.wording import language_of

if TYPE_CHECKING:
    from col7a1tools.web.sessions import Session

DOOR = ("/patient", "patient")
_PATIENCE = 2.0  # seconds that a form waits for its work before it shows progress
_MOST = 20  # patients of one session


def routes(desk: Desk) -> list[Route]:
    """The routes of this flow."""
    flow = _Flow(desk)
    return [
        Route("/patient", flow.begin, methods=["GET"]),
        Route("/patient", flow.bring, methods=["POST"]),
        Route("/patient/{key}", flow.show, methods=["GET"]),
        Route("/patient/{key}/choose", flow.choose, methods=["POST"]),
        Route("/patient/{key}/again", flow.again, methods=["POST"]),
        Route("/patient/{key}/progress", flow.progress, methods=["GET"]),
        Route("/patient/{key}/cancel", flow.cancel, methods=["POST"]),
        Route("/patient/{key}/remove", flow.remove, methods=["POST"]),
        *case_routes(desk, patient_of),
        *file_routes(desk, patient_of),
    ]


def patients_of(request: Request) -> dict[str, Patient]:
    """The patients of a session, by key."""
    session: Session = request.state.session
    found: dict[str, Patient] = session.kept.setdefault("patients", {})
    return found


def patient_of(request: Request) -> Patient:
    """The patient that the address names; only ever one of this session.

    Raises:
        HTTPException: there is none (404).
    """
    patient = patients_of(request).get(request.path_params["key"])
    if patient is None:
        raise HTTPException(404)
    return patient


class _Flow:
    """The steps from files to a report."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def begin(self, request: Request) -> Response:
        """The form that files are dropped on, and the patients that are there."""
        limits = self._desk.limits
        return self._desk.pages.page(
            request,
            "patient_begin.html",
            patients=patients_of(request),
            by_path=self._desk.access.proxy is None,
            largest=limits.request,
            error=None,
        )

    async def bring(self, request: Request) -> Response:
        """Take files in, and look who is in them."""
        if len(patients_of(request)) >= _MOST:
            raise HTTPException(429)
        session: Session = request.state.session
        key = secrets.token_urlsafe(9)
        folder = session.folder / key
        folder.mkdir(mode=0o700)
        limits = self._desk.limits
        fields = {
            "variants": limits.request,
            "relatives": limits.request,
            "pedigree": limits.small_file,
            "case": limits.small_file,
        }
        try:
            form = await receive_form(request, folder, fields, limits)
            patient = self._patient(form, folder)
        except BaseException as error:
            shutil.rmtree(folder, ignore_errors=True)
            if isinstance(error, ClientDisconnect):
                return Response(status_code=400)
            raise
        patients_of(request)[key] = patient
        patient.job = self._desk.jobs.start(inspect, patient.request)
        await self._desk.jobs.finished(patient.job, _PATIENCE)
        return _to(key)

    def _patient(self, form: BroughtForm, folder: Path) -> Patient:
        """The patient whose files a form brought.

        Raises:
            HTTPException: it brought no variants (422), or names a path behind a proxy (403).
        """
        variants, path = form.file("variants"), form.text("variants_path")
        paths = [path, form.text("alignments"), form.text("reference")]
        if any(paths) and self._desk.access.proxy:
            raise HTTPException(403)
        if variants is None and not path:
            raise HTTPException(422)
        pedigree, case = form.file("pedigree"), form.file("case")
        request = ReportRequest(
            variants=str(variants.path) if variants else path,
            name=variants.name if variants else Path(path).name,
            record="",
            relatives=tuple(str(one.path) for one in form.files.get("relatives", ())),
            pedigree=str(pedigree.path) if pedigree else "",
            alignments=paths[1],
            reference=paths[2],
            rules=self._desk.rules,
        )
        names = {str(one.path): one.name for found in form.files.values() for one in found}
        patient = Patient(folder, request, names=names)
        if case:
            patient.bring_case(case.path)
        return patient

    async def show(self, request: Request) -> Response:
        """Where a patient stands: progress, what is to be chosen, a failure, or the report."""
        patient = patient_of(request)
        if patient.job is not None and patient.job.over:
            patient.take(patient.job)
        values: dict[str, Any] = {
            "patient": patient,
            "key": request.path_params["key"],
            "job": patient.job,
            "error": patient.failure,
            "downloads": DOWNLOADS,
            "assemblies": [one.value for one in Assembly],
            "roles": [one.value for one in Role],
            "mappings": [one.value for one in Mapping],
            "specificities": [one.value for one in Specificity],
            "claims": [one.value for one in Claim],
        }
        job = patient.job
        template = "patient_report.html"
        if job is not None and not job.over:
            template = "patient_progress.html"
        elif patient.made is None:
            template = "patient_choose.html" if patient.people else "patient_failed.html"
        return self._desk.pages.page(request, template, **values)

    async def choose(self, request: Request) -> Response:
        """Take the choices, and make the report."""
        patient = patient_of(request)
        form = await small_form(request)
        if patient.people is None or (patient.job and not patient.job.over):
            raise HTTPException(409)
        key = request.path_params["key"]
        try:
            patient.request = chosen_request(patient, form, language_of(request))
        except InputError as error:
            patient.failure = failure_of(error)
            return _to(key)
        patient.failure = None
        patient.job = self._desk.jobs.start(make_report, patient.next_request())
        await self._desk.jobs.finished(patient.job, _PATIENCE)
        return _to(key)

    async def again(self, request: Request) -> Response:
        """Back to the choices."""
        patient = patient_of(request)
        if patient.job and not patient.job.over:
            raise HTTPException(409)
        patient.made, patient.failure = None, None
        return _to(request.path_params["key"])

    async def progress(self, request: Request) -> Response:
        """The part of the page that tells how far the work is; the whole page once it is over."""
        patient = patient_of(request)
        job = patient.job
        if job is None or job.over:
            return Response(status_code=204, headers={"hx-refresh": "true"})
        key = request.path_params["key"]
        return self._desk.pages.page(request, "_progress.html", job=job, key=key)

    async def cancel(self, request: Request) -> Response:
        """Stop the work that runs."""
        patient = patient_of(request)
        if patient.job:
            self._desk.jobs.cancel(patient.job)
            await self._desk.jobs.finished(patient.job, _PATIENCE)
        return _to(request.path_params["key"])

    async def remove(self, request: Request) -> Response:
        """Remove a patient, with everything that was brought and made."""
        patient = patient_of(request)
        if patient.job:
            self._desk.jobs.cancel(patient.job)
            await self._desk.jobs.finished(patient.job, _PATIENCE)
        del patients_of(request)[request.path_params["key"]]
        with contextlib.suppress(OSError):
            shutil.rmtree(patient.folder)
        return RedirectResponse("/patient", status_code=303)


def _to(key: str) -> Response:
    return RedirectResponse(f"/patient/{key}", status_code=303)

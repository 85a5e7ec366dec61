"""What can be taken from a patient's page: the report in the page, and files."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from col7a1tools.errors import InputError
from col7a1tools.web.desk import Desk
from col7a1tools.web.jobs.job import State
from col7a1tools.web.jobs.patient_work import (
    AnnotationRequest,
    PageRequest,
    annotate_file,
    make_page,
    page_of,
)
from col7a1tools.web.pages.framed import framed
from col7a1tools.web.patient import Patient
from col7a1tools.web.wording import language_of

_PATIENCE = 120.0


class Download(NamedTuple):
    """A file that can be taken: word, suffix, media type."""

    name: str
    suffix: str
    kind: str


DOWNLOADS = (
    Download("pdf", ".pdf", "application/pdf"),
    Download("html", ".html", "text/html; charset=utf-8"),
    Download("text", ".txt", "text/plain; charset=utf-8"),
    Download("json", ".json", "application/json"),
    Download("vcf", ".vcf", "text/plain; charset=utf-8"),
    Download("tsv", ".tsv", "text/tab-separated-values; charset=utf-8"),
    Download("phenopacket", ".phenopacket.json", "application/json"),
    Download("case", ".toml", "application/toml"),
)
_BY_NAME = {one.name: one for one in DOWNLOADS}
_FORMS = {"vcf": "vcf", "tsv": "tsv"}


def file_routes(desk: Desk, patient_of: Callable[[Request], Patient]) -> list[Route]:
    """The routes of what can be taken."""

    async def page(request: Request) -> Response:
        patient = patient_of(request)
        path = await _file(desk, patient, _BY_NAME["html"], language_of(request))
        return framed(path)

    async def take(request: Request) -> Response:
        patient = patient_of(request)
        wanted = _BY_NAME.get(request.path_params["name"])
        if wanted is None:
            raise HTTPException(404)
        path = await _file(desk, patient, wanted, language_of(request))
        return FileResponse(path, media_type=wanted.kind, filename=f"col7a1-report{wanted.suffix}")

    return [
        Route("/patient/{key}/report", page, methods=["GET"]),
        Route("/patient/{key}/take/{name}", take, methods=["GET"]),
    ]


async def _file(desk: Desk, patient: Patient, wanted: Download, language: str) -> Path:
    """The file, made when it is first asked for.

    Raises:
        HTTPException: there is no report (404), or an error of this program (500).
        InputError: it could not be made, and why.
    """
    if patient.made is None:
        raise HTTPException(404)
    if wanted.name == "case":
        return patient.case_file()
    record = patient.current
    if wanted.name == "json":
        return record
    target = page_of(str(record), wanted.suffix, language)
    if target.exists():
        return target
    half = target.with_name(f"half-{target.name}")
    if wanted.name in _FORMS:
        asked = AnnotationRequest(patient.done_request, _FORMS[wanted.name], str(half))
        job = desk.jobs.start(annotate_file, asked)
    else:
        job = desk.jobs.start(
            make_page, PageRequest(str(record), wanted.suffix, language, str(half))
        )
    await desk.jobs.finished(job, _PATIENCE)
    if job.failure:
        code, message, _, cause, cure = job.failure
        raise InputError(code, message, cause=cause, cure=cure)
    if job.state is not State.DONE:
        desk.jobs.cancel(job)
        raise HTTPException(500)
    half.rename(target)
    return target

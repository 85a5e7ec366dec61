"""Bring a folder: a cohort run with progress, its figures, its failures and its tables."""

import secrets
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route

from col7a1tools.errors import Col7a1Error, InputError
from col7a1tools.model.positions import Assembly
from col7a1tools.web.cohort import TABLES, Cohort, readable_names
from col7a1tools.web.desk import Desk
from col7a1tools.web.jobs.cohort_work import CohortRequest, run_cohort
from col7a1tools.web.pages.cohort_table import table_view
from col7a1tools.web.pages.framed import framed
from col7a1tools.web.uploads.form import BroughtForm
from col7a1tools.web.uploads.receive import receive_form
from col7a1tools.web.wording import language_of

if TYPE_CHECKING:
    from col7a1tools.web.sessions import Session

DOOR = ("/cohort", "cohort")
_MOST = 10  # cohorts of one session
_MOST_FILES = 500  # files of one form; more of them are given as a folder
_PATIENCE = 2.0
_TAKEN = (*(f"{name}.tsv" for name in TABLES), "summary.html", "run.json")


def routes(desk: Desk) -> list[Route]:
    """The routes of this flow."""
    flow = _Flow(desk)
    desk.sessions.on_end.append(flow.end)
    return [
        Route("/cohort", flow.begin, methods=["GET"]),
        Route("/cohort", flow.bring, methods=["POST"]),
        Route("/cohort/{key}", flow.show, methods=["GET"]),
        Route("/cohort/{key}/progress", flow.progress, methods=["GET"]),
        Route("/cohort/{key}/cancel", flow.cancel, methods=["POST"]),
        Route("/cohort/{key}/again", flow.again, methods=["POST"]),
        Route("/cohort/{key}/remove", flow.remove, methods=["POST"]),
        Route("/cohort/{key}/summary", flow.summary, methods=["GET"]),
        Route("/cohort/{key}/table/{name}", flow.table, methods=["GET"]),
        Route("/cohort/{key}/take/{name}", flow.take, methods=["GET"]),
    ]


def _cohorts(session: "Session") -> dict[str, Cohort]:
    """The cohorts of a session, by key."""
    found: dict[str, Cohort] = session.kept.setdefault("cohorts", {})
    return found


def _cohort(request: Request, *, done: bool = False) -> Cohort:
    """The cohort that the address names; only ever one of this session.

    Raises:
        HTTPException: there is none, or it has no results yet (404).
    """
    found = _cohorts(request.state.session).get(request.path_params["key"])
    if found is None or (done and not found.done):
        raise HTTPException(404)
    return found


class _Flow:
    """The steps from files to tables."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def end(self, session: "Session") -> None:
        """Stop the work of a session that ends."""
        for cohort in _cohorts(session).values():
            self._desk.jobs.cancel(cohort.job)

    async def begin(self, request: Request) -> Response:
        """The form for a folder or files, and the cohorts that are there."""
        return self._begin(request, None)

    def _begin(self, request: Request, error: Col7a1Error | None) -> Response:
        return self._desk.pages.page(
            request,
            "cohort_begin.html",
            status=200 if error is None else 422,
            cohorts=_cohorts(request.state.session),
            by_path=self._desk.access.proxy is None,
            largest=self._desk.limits.request,
            assemblies=[one.value for one in Assembly],
            error=error,
        )

    async def bring(self, request: Request) -> Response:
        """Take files or paths in, and begin the run."""
        session: Session = request.state.session
        if len(_cohorts(session)) >= _MOST:
            raise HTTPException(429)
        key = secrets.token_urlsafe(9)
        folder = session.folder / key
        folder.mkdir(mode=0o700)
        limits = replace(self._desk.limits, files=_MOST_FILES)
        fields = {"files": limits.request, "pedigree": limits.small_file}
        try:
            form = await receive_form(request, folder, fields, limits)
            cohort = self._cohort(form, folder, language_of(request))
        except BaseException as error:
            shutil.rmtree(folder, ignore_errors=True)
            if isinstance(error, ClientDisconnect):
                return Response(status_code=400)
            if isinstance(error, Col7a1Error):
                return self._begin(request, error)
            raise
        _cohorts(session)[key] = cohort
        await self._desk.jobs.finished(cohort.job, _PATIENCE)
        return _to(key)

    def _cohort(self, form: BroughtForm, folder: Path, language: str) -> Cohort:
        """The cohort that a form describes, its work begun.

        Raises:
            HTTPException: it names a path behind a proxy (403).
            InputError: it names no file, or a path that is not absolute.
        """
        brought = form.files.get("files", [])
        given = [line.strip() for line in form.text("paths").splitlines() if line.strip()]
        output = form.text("output")
        if (given or output) and self._desk.access.proxy:
            raise HTTPException(403)
        if not given and not brought:
            raise InputError(
                "cohort.nothing",
                "nothing was chosen and no path was given",
                cure="choose files, or give the path of a folder",
            )
        _check_absolute([*given, *([output] if output else [])])
        pedigree = form.file("pedigree")
        assembly = form.text("assembly")
        request = CohortRequest(
            inputs=(*given, *readable_names(brought)),
            output=output or str(folder / "results"),
            pedigree=str(pedigree.path) if pedigree else "",
            assembly=assembly if assembly in {one.value for one in Assembly} else "",
            rules=self._desk.rules,
            language=language,
        )
        names = [*given, *(one.name for one in brought)]
        more = f" +{len(names) - 1}" if len(names) > 1 else ""
        job = self._desk.jobs.start(run_cohort, request, long=True)
        return Cohort(folder, request, names[0] + more, bool(output), job)

    async def show(self, request: Request) -> Response:
        """Where a cohort stands: progress, a failure, or its summary."""
        cohort = _cohort(request)
        template = "cohort_progress.html"
        if cohort.job.over:
            template = "cohort_summary.html" if cohort.done else "cohort_failed.html"
        return self._page(request, template, cohort)

    def _page(self, request: Request, template: str, cohort: Cohort, **more: object) -> Response:
        key = request.path_params["key"]
        values = {
            "cohort": cohort,
            "key": key,
            "job": cohort.job,
            "error": cohort.job.failure,
            "tables": TABLES,
            "taken": [name for name in _TAKEN if (cohort.output / name).is_file()],
            "here_table": "",
        }
        return self._desk.pages.page(request, template, **{**values, **more})

    async def progress(self, request: Request) -> Response:
        """The part of the page that tells how far the work is; the whole page once it is over."""
        cohort = _cohort(request)
        if cohort.job.over:
            return Response(status_code=204, headers={"hx-refresh": "true"})
        return self._page(request, "_cohort_progress.html", cohort)

    async def cancel(self, request: Request) -> Response:
        """Stop the run; what is read already is not read again."""
        cohort = _cohort(request)
        self._desk.jobs.cancel(cohort.job)
        await self._desk.jobs.finished(cohort.job, _PATIENCE)
        return _to(request.path_params["key"])

    async def again(self, request: Request) -> Response:
        """Run again: what is missing, was bad or has changed is read."""
        cohort = _cohort(request)
        if not cohort.job.over:
            raise HTTPException(409)
        cohort.job = self._desk.jobs.start(run_cohort, cohort.request, long=True)
        await self._desk.jobs.finished(cohort.job, _PATIENCE)
        return _to(request.path_params["key"])

    async def remove(self, request: Request) -> Response:
        """Remove a cohort from the desk; results in a folder of the user's stay."""
        cohort = _cohort(request)
        self._desk.jobs.cancel(cohort.job)
        await self._desk.jobs.finished(cohort.job, _PATIENCE)
        del _cohorts(request.state.session)[request.path_params["key"]]
        cohort.remove()
        return RedirectResponse("/cohort", status_code=303)

    async def summary(self, request: Request) -> Response:
        """The summary as the run wrote it, with its figures."""
        return framed(_file(_cohort(request, done=True), "summary.html"))

    async def table(self, request: Request) -> Response:
        """One page of a table."""
        cohort = _cohort(request, done=True)
        name = request.path_params["name"]
        if name not in TABLES:
            raise HTTPException(404)
        view = await table_view(cohort.table(name), name, request)
        return self._page(request, "cohort_table.html", cohort, view=view, here_table=name)

    async def take(self, request: Request) -> Response:
        """A file of the results."""
        name = request.path_params["name"]
        if name not in _TAKEN:
            raise HTTPException(404)
        return FileResponse(_file(_cohort(request, done=True), name), filename=f"col7a1-{name}")


def _file(cohort: Cohort, name: str) -> Path:
    path = cohort.output / name
    if not path.is_file():
        raise HTTPException(404)
    return path


def _check_absolute(paths: Iterable[str]) -> None:
    for path in paths:
        if not Path(path).is_absolute():
            raise InputError(
                "cohort.relative_path",
                f"{path} is not a whole path",
                cause="the desk cannot tell where it begins",
                cure="give the path from the top: /home/.../exomes",
            )


def _to(key: str) -> Response:
    return RedirectResponse(f"/cohort/{key}", status_code=303)

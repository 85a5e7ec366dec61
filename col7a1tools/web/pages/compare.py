"""Compare: two records of one person, what differs in which line, and because of what."""

import secrets
import shutil
from typing import TYPE_CHECKING, NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from col7a1tools.compare import Comparison
from col7a1tools.compare.persons import OTHER_PERSON
from col7a1tools.compare.read import compare_files
from col7a1tools.errors import Col7a1Error, InputError
from col7a1tools.views.comparison import render_comparison
from col7a1tools.views.comparison_page import compose_comparison
from col7a1tools.views.shown import shown
from col7a1tools.web.desk import Desk
from col7a1tools.web.pages.framed import framed
from col7a1tools.web.uploads.form import BroughtForm
from col7a1tools.web.uploads.receive import receive_form
from col7a1tools.web.wording import language_of

if TYPE_CHECKING:
    from col7a1tools.web.sessions import Session

DOOR = ("/compare", "compare")
_LARGEST = 32 * 1024**2  # bytes of a record; a person with a thousand variants has a tenth of it
_MOST = 50  # comparisons of one session
_TICK = "if they are one person's, choose them again and tick the box that says so"
_FIELDS = ("older", "newer")


class _Form(NamedTuple):
    """A form of the comparison: suffix and media type."""

    suffix: str
    kind: str


_FORMS = {
    "html": _Form(".html", "text/html; charset=utf-8"),
    "text": _Form(".txt", "text/plain; charset=utf-8"),
    "json": _Form(".json", "application/json"),
}


def routes(desk: Desk) -> list[Route]:
    """The routes of this flow."""
    flow = _Flow(desk)
    return [
        Route("/compare", flow.begin, methods=["GET"]),
        Route("/compare", flow.bring, methods=["POST"]),
        Route("/compare/{key}", flow.show, methods=["GET"]),
        Route("/compare/{key}/print", flow.printed, methods=["GET"]),
        Route("/compare/{key}/take/{name}", flow.take, methods=["GET"]),
        Route("/compare/{key}/remove", flow.remove, methods=["POST"]),
    ]


def _comparisons(request: Request) -> dict[str, Comparison]:
    """The comparisons of a session, by key."""
    session: Session = request.state.session
    found: dict[str, Comparison] = session.kept.setdefault("comparisons", {})
    return found


def _comparison(request: Request) -> Comparison:
    found = _comparisons(request).get(request.path_params["key"])
    if found is None:
        raise HTTPException(404)
    return found


class _Flow:
    """From two files to what differs."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def begin(self, request: Request) -> Response:
        """The form for two records, and the comparisons that are there."""
        return self._begin(request, None)

    def _begin(self, request: Request, error: Col7a1Error | None) -> Response:
        status = 200 if error is None else 422
        there = _comparisons(request)
        return self._desk.pages.page(
            request,
            "compare_begin.html",
            status=status,
            comparisons=there,
            largest=2 * _LARGEST,
            error=error,
        )

    async def bring(self, request: Request) -> Response:
        """Take two records in, and compare them; neither file is kept."""
        if len(_comparisons(request)) >= _MOST:
            raise HTTPException(429)
        session: Session = request.state.session
        key = secrets.token_urlsafe(9)
        folder = session.folder / key
        folder.mkdir(mode=0o700)
        try:
            form = await receive_form(
                request, folder, dict.fromkeys(_FIELDS, _LARGEST), self._desk.limits
            )
            comparison = await run_in_threadpool(_compared, form)
        except ClientDisconnect:
            return Response(status_code=400)
        except Col7a1Error as error:
            if error.code == OTHER_PERSON:
                error.cure = _TICK
            return self._begin(request, error)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        _comparisons(request)[key] = comparison
        return RedirectResponse(f"/compare/{key}", status_code=303)

    async def show(self, request: Request) -> Response:
        """What differs, as part of the desk."""
        page = shown(compose_comparison(_comparison(request), language_of(request)))
        key = request.path_params["key"]
        return self._desk.pages.page(
            request, "compare_shown.html", page=page, key=key, forms=tuple(_FORMS)
        )

    async def printed(self, request: Request) -> Response:
        """The page of the library, to print."""
        content = render_comparison(_comparison(request), ".html", language_of(request))
        return framed(content)

    async def take(self, request: Request) -> Response:
        """The comparison as a file."""
        form = _FORMS.get(request.path_params["name"])
        if form is None:
            raise HTTPException(404)
        content = render_comparison(_comparison(request), form.suffix, language_of(request))
        attached = f'attachment; filename="col7a1-comparison{form.suffix}"'
        headers = {"content-disposition": attached}
        return Response(content, media_type=form.kind, headers=headers)

    async def remove(self, request: Request) -> Response:
        """Remove a comparison."""
        _comparison(request)
        del _comparisons(request)[request.path_params["key"]]
        return RedirectResponse("/compare", status_code=303)


def _compared(form: BroughtForm) -> Comparison:
    """What differs between the records that a form brought, under the names that they had.

    Raises:
        InputError: one is missing, a file is no record, or they are not of one person.
    """
    older, newer = (form.file(field) for field in _FIELDS)
    if older is None or newer is None:
        raise InputError(
            "compare.two_records",
            "a comparison needs two records, and one is missing",
            cure="choose the .json files of two reports",
        )
    comparison, _ = compare_files(
        str(older.path),
        str(newer.path),
        same_person=form.text("same_person") == "yes",
        names=(older.name, newer.name),
    )
    return comparison

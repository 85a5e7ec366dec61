"""Language, light or dark, and the end of a session: small forms that need no script."""

from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from col7a1tools.report.words import LANGUAGES
from col7a1tools.web.desk import Desk
from col7a1tools.web.guards.entry import strict_cookie
from col7a1tools.web.uploads.small import small_form
from col7a1tools.web.wording import LANGUAGE_COOKIE, THEME_COOKIE, THEMES

_YEAR = 365 * 24 * 3600


def routes(desk: Desk) -> list[Route]:
    """The routes of these forms."""

    async def choose(request: Request) -> Response:
        form = await small_form(request)
        response = RedirectResponse(_back(request), status_code=303)
        for field, cookie, allowed in (
            ("language", LANGUAGE_COOKIE, LANGUAGES),
            ("theme", THEME_COOKIE, THEMES),
        ):
            value = form.text(field)
            if value in allowed:
                kept = strict_cookie(desk.access, cookie, value, _YEAR)
                response.headers.append("set-cookie", kept)
        return response

    async def leave(request: Request) -> Response:
        desk.sessions.end(request.cookies.get(desk.access.cookie, ""))
        response = desk.pages.page(request, "left.html")
        response.headers["set-cookie"] = strict_cookie(desk.access, desk.access.cookie, "", 0)
        response.headers["clear-site-data"] = '"cache", "storage"'
        return response

    return [
        Route("/settings", choose, methods=["POST"]),
        Route("/leave", leave, methods=["POST"]),
    ]


def _back(request: Request) -> str:
    """The page that the form stood on, as the browser tells it; only ever one of this desk."""
    parts = urlsplit(request.headers.get("referer", ""))
    if not parts.path.startswith("/") or parts.path.startswith("//"):
        return "/"
    return parts.path + (f"?{parts.query}" if parts.query else "")

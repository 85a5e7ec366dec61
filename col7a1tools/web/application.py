"""The application: guards around the routes of each flow."""

import logging
from importlib.resources import files

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from col7a1tools.errors import Col7a1Error
from col7a1tools.web.desk import Desk
from col7a1tools.web.guards.addresses import AddressGuard
from col7a1tools.web.guards.entry import EntryGuard
from col7a1tools.web.guards.headers import HeaderGuard
from col7a1tools.web.pages import cohort, compare, explore, guide, look_up, patient, settings
from col7a1tools.web.rendering import is_fragment

_LOG = logging.getLogger("col7a1tools.desk")
# The flows in the order of the navigation; each module has DOOR (path and name) and routes(desk).
FLOWS = (look_up, patient, cohort, explore, compare, guide)


class _Static(StaticFiles):
    """Files of this package, which the browser may keep but must ask about."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sent(message: dict[str, object]) -> None:
            if message["type"] == "http.response.start":
                headers = message["headers"]
                assert isinstance(headers, list)
                headers.append((b"cache-control", b"no-cache"))
            await send(message)

        await super().__call__(scope, receive, sent)  # type: ignore[arg-type]


def application(desk: Desk) -> Starlette:
    """The application of a desk."""
    desk.pages.doors = tuple(flow.DOOR for flow in FLOWS)
    static = files("col7a1tools.web") / "static"
    routes = [route for flow in FLOWS for route in flow.routes(desk)]
    routes += settings.routes(desk)
    return Starlette(
        routes=[*routes, Mount("/static", _Static(directory=str(static)))],
        middleware=[
            Middleware(HeaderGuard),
            Middleware(AddressGuard, access=desk.access),
            Middleware(EntryGuard, access=desk.access, sessions=desk.sessions),
        ],
        exception_handlers={
            HTTPException: _Failures(desk).http,
            Col7a1Error: _Failures(desk).ours,
            500: _Failures(desk).unforeseen,
        },
    )


class _Failures:
    """Pages for what went wrong."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def http(self, request: Request, error: Exception) -> Response:
        """No such page, a method that it does not have, a text too long."""
        status = error.status_code if isinstance(error, HTTPException) else 500
        return self._page(request, status, None)

    async def ours(self, request: Request, error: Exception) -> Response:
        """An error of the user's input, in its own words."""
        return self._page(request, 422, error)

    async def unforeseen(self, request: Request, error: Exception) -> Response:
        """An error of this program; what was typed is neither shown nor written down."""
        _LOG.error("an error of this program (%s) on the page of a request", type(error).__name__)
        return self._page(request, 500, None)

    def _page(self, request: Request, status: int, error: Exception | None) -> Response:
        template = "_failure.html" if is_fragment(request) else "failure.html"
        return self._desk.pages.page(
            request, template, status=status, error=error, code=str(status)
        )

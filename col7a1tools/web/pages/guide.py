"""Help: what the desk does, step by step, and what it never does."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from col7a1tools.web.desk import Desk

DOOR = ("/help", "help")


def routes(desk: Desk) -> list[Route]:
    """The routes of this flow."""

    async def show(request: Request) -> Response:
        return desk.pages.page(request, "help.html")

    return [Route("/help", show)]

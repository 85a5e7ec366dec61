"""The way in: a one-time token for a strict cookie, or a laboratory's proxy with its secret."""

import secrets
from http.cookies import SimpleCookie

from starlette.datastructures import Headers, QueryParams
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from col7a1tools.web.access import SECRET_HEADER, Access
from col7a1tools.web.guards.refusal import refuse
from col7a1tools.web.sessions import Sessions

ENTRY = "/enter"
_HOME = "/"


class EntryGuard:
    """Lets in those who have a session, and gives one for the token."""

    def __init__(self, app: ASGIApp, access: Access, sessions: Sessions) -> None:
        self._app = app
        self._access = access
        self._sessions = sessions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through with its session, exchange the token, or refuse."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        proxy = self._access.proxy
        if proxy:
            sent = Headers(scope=scope).get(SECRET_HEADER, "")
            if not secrets.compare_digest(sent.encode("latin-1"), proxy.secret.encode("latin-1")):
                await refuse(scope, receive, send, 403, "proxy")
                return
        if not proxy and scope["path"] == ENTRY:
            await self._exchange(scope, receive, send)
            return
        cookie = Request(scope).cookies.get(self._access.cookie, "")
        session = self._sessions.of(cookie)
        if session is not None:
            scope.setdefault("state", {})["session"] = session
            await self._app(scope, receive, send)
        elif proxy and scope["method"] == "GET":
            await self._let_in(self._sessions.begin())(scope, receive, send)
        else:
            await refuse(scope, receive, send, 403, "session")

    async def _exchange(self, scope: Scope, receive: Receive, send: Send) -> None:
        query = QueryParams(scope["query_string"])
        cookie = self._sessions.exchange(query.get("token", ""))
        if cookie is None or scope["method"] != "GET":
            await refuse(scope, receive, send, 403, "token")
            return
        await self._let_in(cookie)(scope, receive, send)

    def _let_in(self, cookie: str) -> Response:
        response = RedirectResponse(_HOME, status_code=303)
        response.headers["set-cookie"] = strict_cookie(self._access, self._access.cookie, cookie)
        return response


def strict_cookie(access: Access, name: str, value: str, seconds: int | None = None) -> str:
    """A cookie that no script reads and no other site sends.

    Args:
        access: of the desk.
        name: of the cookie.
        value: token characters.
        seconds: how long the browser keeps it; until it is closed if left out.
    """
    jar: SimpleCookie = SimpleCookie({name: value})
    morsel = jar[name]
    morsel["path"] = "/"
    morsel["httponly"] = True
    morsel["samesite"] = "Strict"
    if access.encrypted:
        morsel["secure"] = True
    if seconds is not None:
        morsel["max-age"] = str(seconds)
    return morsel.OutputString()

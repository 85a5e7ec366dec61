"""Only pages of this desk may ask it: Host, Origin and Sec-Fetch-Site are checked first.

A page of another site can make a browser send requests here (CSRF), or point its own name at this
machine (DNS rebinding). The first shows in Origin and Sec-Fetch-Site, the second in Host. Another
port of this machine counts as another site, though cookies do not tell ports apart.
"""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from col7a1tools.web.access import Access
from col7a1tools.web.guards.refusal import refuse

_OWN_SITES = frozenset({"same-origin", "none"})  # none: typed, or a bookmark
_SAFE = frozenset({"GET", "HEAD"})
_METHODS = frozenset({"GET", "HEAD", "POST"})


class AddressGuard:
    """Refuses what was sent to another host, or from another origin."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":  # the desk has no web sockets
            await send({"type": "websocket.close", "code": 1008})
            return
        reason = self._reason(scope["method"], Headers(scope=scope))
        if reason:
            await refuse(scope, receive, send, 405 if reason == "method" else 403, reason)
            return
        await self._app(scope, receive, send)

    def _reason(self, method: str, headers: Headers) -> str:
        """Why a request is refused; empty for none."""
        if method not in _METHODS:
            return "method"
        if headers.getlist("host") != [self._access.host]:
            return "host"
        origins = headers.getlist("origin")
        if any(origin != self._access.origin for origin in origins):
            return "origin"
        site = headers.get("sec-fetch-site")
        if site is not None and site not in _OWN_SITES:
            return "origin"
        if method not in _SAFE and not origins:
            return "origin"
        return ""

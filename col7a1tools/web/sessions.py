"""Browsers that came in, each with a private folder that goes when its session ends."""

import hashlib
import secrets
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_IDLE = 12 * 3600.0  # seconds after which a session that nobody uses ends
_MOST = 64


@dataclass(slots=True)
class Session:
    """One browser.

    Attributes:
        folder: its private folder.
        kept: what pages keep of it, by the name of the page.
        last_used: clock of the last request, in seconds.
    """

    folder: Path
    kept: dict[str, Any] = field(default_factory=dict)
    last_used: float = 0.0


class Sessions:
    """The sessions of a desk. Only the digest of a cookie is kept, never the cookie.

    Args:
        folder: where the sessions' folders are made.
        clock: seconds, for tests.
    """

    def __init__(self, folder: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._folder = folder
        self._clock = clock
        self._by_digest: dict[str, Session] = {}
        self._token = _digest(token := secrets.token_urlsafe(32))
        self._first: str | None = token
        self.on_end: list[Callable[[Session], None]] = []

    def take_token(self) -> str:
        """The one-time token, for the address that is printed; it is handed out once.

        Raises:
            RuntimeError: it was handed out before.
        """
        if self._first is None:
            raise RuntimeError("the token was handed out before")
        token, self._first = self._first, None
        return token

    def exchange(self, token: str) -> str | None:
        """A cookie for the one-time token; None where it is wrong or was used before."""
        if not self._token or not secrets.compare_digest(_digest(token), self._token):
            return None
        self._token = ""
        return self.begin()

    def begin(self) -> str:
        """A new session; the cookie that names it. The one idle for longest gives way."""
        self._end_idle()
        while len(self._by_digest) >= _MOST:
            self._end(min(self._by_digest, key=lambda key: self._by_digest[key].last_used))
        cookie = secrets.token_urlsafe(32)
        digest = _digest(cookie)
        folder = self._folder / digest[:16]
        folder.mkdir(mode=0o700)
        self._by_digest[digest] = Session(folder, last_used=self._clock())
        return cookie

    def of(self, cookie: str) -> Session | None:
        """The session that a cookie names."""
        session = self._by_digest.get(_digest(cookie))
        if session is not None:
            session.last_used = self._clock()
        return session

    def end(self, cookie: str) -> None:
        """End a session, and remove what was brought into it."""
        if _digest(cookie) in self._by_digest:
            self._end(_digest(cookie))

    def end_all(self) -> None:
        """End every session."""
        for digest in list(self._by_digest):
            self._end(digest)

    def _end_idle(self) -> None:
        oldest = self._clock() - _IDLE
        for digest, session in list(self._by_digest.items()):
            if session.last_used < oldest:
                self._end(digest)

    def _end(self, digest: str) -> None:
        session = self._by_digest.pop(digest)
        for told in self.on_end:
            told(session)
        shutil.rmtree(session.folder, ignore_errors=True)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()

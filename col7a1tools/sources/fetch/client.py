"""HTTP with patience: retries, time limits, ranges, and no trust in what comes back."""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import requests

from col7a1tools.errors import InputError, Place, UsageError

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_PIECE = 1 << 13
_TRANSIENT = frozenset({429, 500, 502, 503, 504})
_LONGEST_WAIT = 120.0


class ChangedOnServerError(Exception):
    """The file on the server became another one between two ranges."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to try.

    Attributes:
        attempts: requests for one piece before giving up.
        connect: seconds to wait for a connection.
        read: seconds to wait for the next bytes.
        pause: seconds before the second attempt; each further one waits twice as long.
    """

    attempts: int = 5
    connect: float = 10.0
    read: float = 60.0
    pause: float = 1.0


@dataclass(slots=True)
class Client:
    """Fetches from one service.

    Attributes:
        tell: told of progress, one line at a time.
        patience: how long to try.
        largest: bytes beyond which an answer is refused.
    """

    tell: Callable[[str], None]
    patience: Patience = Patience()
    largest: int = 1 << 28
    _session: requests.Session = field(default_factory=requests.Session)

    def ranged(self, url: str, start: int, end: int, etag: str) -> tuple[bytes, str]:
        """Bytes ``[start, end)`` of a file, and the file's ETag.

        What arrived of a broken answer is kept, and the rest is asked for.

        Args:
            url: the file.
            start: first byte.
            end: behind the last byte; fewer come where the file ends before.
            etag: that the file must have, or empty for any.

        Raises:
            ChangedOnServerError: the file has another ETag.
            InputError: the server does not give the bytes.
        """
        got = bytearray()
        for attempt in self._attempts(url):
            span = f"bytes={start + len(got)}-{end - 1}"
            with attempt.answer(
                "GET", headers={"Range": span, "Accept-Encoding": "identity"}
            ) as answer:
                if answer is None:
                    continue
                if answer.status_code == 416 and got:
                    return bytes(got), etag
                if answer.status_code != 206:
                    raise _unexpected(url, f"it answered {answer.status_code} to a range")
                found = answer.headers.get("ETag", "") or answer.headers.get("Last-Modified", "")
                if etag and found != etag:
                    raise ChangedOnServerError(url)
                etag = found
                expected = min(end - start, _total(answer, url) - start)
                if attempt.read(answer, got, self.largest) and len(got) >= expected:
                    return bytes(got), etag
        raise AssertionError("the attempts raise when they are used up")

    def whole(self, url: str) -> bytes:
        """A small file.

        Raises:
            InputError: the server does not give it, or gives a web page.
        """
        return self._all("GET", url, {})

    def json(self, method: str, url: str, **body: Any) -> Any:
        """An answer in JSON.

        Args:
            method: GET or POST.
            url: where to ask.
            body: as `requests.Session.request` takes it.

        Raises:
            InputError: there is no answer, or it is no JSON.
        """
        import json  # noqa: PLC0415 - shadows this method's name at module level

        content = self._all(method, url, {"headers": {"Accept": "application/json"}, **body})
        try:
            return json.loads(content)
        except ValueError as error:
            raise _unexpected(url, "its answer is no JSON") from error

    def _all(self, method: str, url: str, options: Mapping[str, Any]) -> bytes:
        for attempt in self._attempts(url):
            with attempt.answer(method, **options) as answer:
                if answer is None:
                    continue
                got = bytearray()
                if not attempt.read(answer, got, self.largest):
                    continue
                length = answer.headers.get("Content-Length", "")
                packed = answer.headers.get("Content-Encoding")
                if length.isdecimal() and not packed and len(got) != int(length):
                    continue
                if got.lstrip()[:64].lower().startswith((b"<!doctype html", b"<html")):
                    raise _unexpected(url, "it answered with a web page in place of data")
                return bytes(got)
        raise AssertionError("the attempts raise when they are used up")

    def _attempts(self, url: str) -> "Iterator[_Attempt]":
        _refuse_plain(url)
        wait = self.patience.pause
        reason = ""
        for number in range(self.patience.attempts):
            if number:
                self.tell(f"{reason}; trying again in {wait:.0f} s")
                time.sleep(wait)
            attempt = _Attempt(self._session, url, self.patience)
            yield attempt
            reason = attempt.failure
            wait = min(attempt.asked_to_wait or self.patience.pause * 2**number, _LONGEST_WAIT)
        raise InputError(
            "fetch.failed",
            f"the server gave no usable answer in {self.patience.attempts} attempts ({reason})",
            place=Place(url),
            cure="try again later; what was fetched before is kept",
        )


class _Attempt:
    """One request, and why it failed."""

    def __init__(self, session: requests.Session, url: str, patience: Patience) -> None:
        self._session = session
        self._url = url
        self._limits = (patience.connect, patience.read)
        self._answer: requests.Response | None = None
        self._call: tuple[str, dict[str, Any]] = ("GET", {})
        self.failure = "the answer was cut off"
        self.asked_to_wait = 0.0

    def answer(self, method: str, **options: Any) -> "_Attempt":
        """What to ask; the request is sent when the block is entered."""
        self._call = (method, options)
        return self

    def __enter__(self) -> requests.Response | None:
        """The answer, or None where another attempt may help."""
        method, options = self._call
        try:
            answer = self._session.request(
                method, self._url, timeout=self._limits, stream=True, **options
            )
        except requests.RequestException as error:
            self.failure = _short(error)
            return None
        self._answer = answer
        _refuse_plain(answer.url)
        if answer.status_code in _TRANSIENT:
            self.failure = f"the server answered {answer.status_code}"
            after = answer.headers.get("Retry-After", "")
            self.asked_to_wait = float(after) if after.isdecimal() else 0.0
            return None
        if answer.status_code >= 400 and answer.status_code != 416:
            raise _unexpected(self._url, f"it answered {answer.status_code} {answer.reason}")
        return answer

    def __exit__(self, *_: object) -> None:
        """Give the connection back."""
        if self._answer is not None:
            self._answer.close()

    def read(self, answer: requests.Response, got: bytearray, largest: int) -> bool:
        """Add the content to ``got``; False where it broke off."""
        try:
            for piece in answer.iter_content(_PIECE):
                got += piece
                if len(got) > largest:
                    raise _unexpected(self._url, f"its answer is larger than {largest:,} bytes")
        except requests.RequestException as error:
            self.failure = _short(error)
            return False
        return True


def _total(answer: requests.Response, url: str) -> int:
    """Size of the whole file, from Content-Range."""
    total = answer.headers.get("Content-Range", "").rpartition("/")[2]
    if not total.isdecimal():
        raise _unexpected(url, "it does not say how long the file is")
    return int(total)


def _refuse_plain(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        return
    raise UsageError(
        "fetch.not_https",
        f"{url} is not an https address",
        cure="sources are fetched over HTTPS only",
    )


def _short(error: Exception) -> str:
    kinds = {
        requests.Timeout: "the server did not answer in time",
        requests.ConnectionError: "the connection failed",
    }
    return next((text for kind, text in kinds.items() if isinstance(error, kind)), "it broke off")


def _unexpected(url: str, what: str) -> InputError:
    return InputError(
        "fetch.unexpected",
        f"the server did not send what was asked for: {what}",
        place=Place(url),
        cause="the service changed, is down, or a proxy answered in its place",
        cure="try again later, or download the file by other means and use sources add",
    )

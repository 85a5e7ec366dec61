"""A web server on loopback that gives files by ranges, and misbehaves as it is told."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

Misbehaviour = Callable[["Handler"], bool]


class Handler(BaseHTTPRequestHandler):
    """Gives files; each entry of ``script`` may answer one request in its own way."""

    files: ClassVar[dict[str, bytes]]
    etag: ClassVar[str]
    script: ClassVar[list[Misbehaviour]]
    seen: ClassVar[list[tuple[str, str]]]
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._answer()

    def log_message(self, *_: object) -> None:
        """Stay silent."""

    def content(self) -> tuple[int, bytes, dict[str, str]]:
        """Status, bytes and headers of a well-behaved answer."""
        whole = self.files.get(self.path)
        if whole is None:
            return 404, b"", {}
        wanted = self.headers.get("Range", "")
        if not wanted:
            return 200, whole, {"ETag": self.etag}
        first, _, last = wanted.removeprefix("bytes=").partition("-")
        part = whole[int(first) : int(last) + 1]
        span = f"bytes {first}-{int(first) + len(part) - 1}/{len(whole)}"
        return 206, part, {"ETag": self.etag, "Content-Range": span}

    def send(self, status: int, body: bytes, headers: dict[str, str], length: int = -1) -> None:
        """Send an answer that says it is ``length`` long."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) if length < 0 else length))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def _answer(self) -> None:
        self.seen.append((self.path, self.headers.get("Range", "")))
        if self.script and self.script.pop(0)(self):
            return
        self.send(*self.content())


def well(_: Handler) -> bool:
    return False


def status(code: int, **headers: str) -> Misbehaviour:
    """Answer with an error."""

    def misbehave(handler: Handler) -> bool:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        handler.send(code, b"no", named)
        return True

    return misbehave


def cut(handler: Handler) -> bool:
    """Break off in the middle."""
    code, body, headers = handler.content()
    handler.send(code, body[: len(body) // 2], headers, len(body))
    handler.close_connection = True
    return True


def stall(handler: Handler) -> bool:
    """Send a little, then nothing for longer than the client waits."""
    code, body, headers = handler.content()
    handler.send(code, body[:10], headers, len(body))
    time.sleep(0.6)
    handler.close_connection = True
    return True


def page(handler: Handler) -> bool:
    """A web page in place of data."""
    code, _, headers = handler.content()
    handler.send(code, b"<!DOCTYPE html><html>Log in</html>", headers)
    return True


def change(handler: Handler) -> bool:
    """Become another file, and answer."""
    type(handler).etag += "x"
    return False


@contextmanager
def serving(files: dict[str, bytes], *script: Misbehaviour) -> Iterator[tuple[str, type[Handler]]]:
    """Address of a server, and its handler with what it saw."""
    handler = type(
        "Scripted", (Handler,), {"files": files, "etag": '"a"', "script": list(script), "seen": []}
    )
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", handler
    finally:
        server.shutdown()
        thread.join()
        server.server_close()

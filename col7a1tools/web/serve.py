"""Run the desk: bind, print the address, open the browser, tidy up."""

import gc
import logging
import multiprocessing
import os
import socket
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import uvicorn

from col7a1tools.describe import describe
from col7a1tools.errors import InputError, UsageError
from col7a1tools.gene import load_gene
from col7a1tools.knowledge import REFERENCE_ONLY, Knowledge
from col7a1tools.leftovers import temporary_folder
from col7a1tools.report.card import card_of
from col7a1tools.suggest import suggest
from col7a1tools.web.access import LOOPBACK, Access, Proxy
from col7a1tools.web.application import application
from col7a1tools.web.desk import Desk
from col7a1tools.web.guards.entry import ENTRY
from col7a1tools.web.jobs.jobs import Jobs
from col7a1tools.web.sessions import Sessions

_LOOPBACKS = frozenset({LOOPBACK, "::1", "localhost"})
_LONGEST_FOLDER = 70
_PATIENCE = 2  # seconds that open requests get at the end


def serve(  # noqa: PLR0913 - what one command may be told
    tell: Callable[[str], None],
    *,
    port: int = 0,
    bind: str = LOOPBACK,
    proxy: Proxy | None = None,
    knowledge: Knowledge = REFERENCE_ONLY,
    rules: str = "",
    open_browser: Callable[[str], object] | None = None,
) -> None:
    """Run the desk until it is interrupted.

    Args:
        tell: gets the address, once the desk can be reached.
        port: to listen on; 0 for any free one.
        bind: address to listen on; without a proxy only one of this machine.
        proxy: a laboratory's proxy before it.
        knowledge: what classes rest on beside the reference.
        rules: path of the rules in it that a laboratory laid over the shipped ones, or empty.
        open_browser: opens an address; None for nobody.

    Raises:
        UsageError: the address is not of this machine and there is no proxy.
        InputError: the port is taken, or the address is not of this machine.
        KeyboardInterrupt: it was interrupted, and has tidied up.
    """
    if proxy is None and bind not in _LOOPBACKS:
        raise UsageError(
            "serve.bind",
            f"the desk listens on this machine alone, and {bind} can be reached from others",
            cause="it has no accounts and no encryption of its own",
            cure="put a proxy that knows its users before it: --behind-proxy (docs/serve.md)",
        )
    with (
        closing(_listening(bind, port)) as listener,
        temporary_folder() as folder,
        _temporary_files_in(folder),
    ):
        taken = listener.getsockname()[1]
        host = f"[{bind}]" if ":" in bind else bind
        access = Access(proxy.origin if proxy else f"http://{host}:{taken}", proxy)
        sessions, jobs = Sessions(folder), Jobs()
        desk = Desk(load_gene(), knowledge, access, folder, sessions, jobs, rules=rules)
        server = uvicorn.Server(_settings(desk))
        address = access.origin + "/"
        if proxy is None:
            address = f"{access.origin}{ENTRY}?token={sessions.take_token()}"
        _collect_as_usual()
        tell(address)
        threading.Thread(target=_warm_up, args=(desk,), daemon=True).start()
        if open_browser:
            threading.Thread(target=open_browser, args=(address,), daemon=True).start()
        try:
            server.run([listener])
        finally:
            sessions.end_all()
            desk.jobs.end_all()


def _collect_as_usual() -> None:
    """Look for cycles as often as Python does by itself; commands that soon end seldom do.

    What is loaded stays for good and is not looked through.
    """
    gc.freeze()
    gc.set_threshold(2000, 10, 10)


@contextmanager
def _temporary_files_in(folder: Path) -> Iterator[None]:
    """Keep every temporary file of the desk and of its jobs in the private folder."""
    if len(str(folder)) > _LONGEST_FOLDER:  # a name of a socket in it would be too long
        yield
        return
    # Else multiprocessing would make a folder for its socket beside this one, which a kill leaves.
    multiprocessing.current_process()._config["tempdir"] = str(folder)  # type: ignore[attr-defined]
    before = tempfile.tempdir, os.environ.get("TMPDIR")
    tempfile.tempdir = os.environ["TMPDIR"] = str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before[0]
        if before[1] is None:
            del os.environ["TMPDIR"]
        else:
            os.environ["TMPDIR"] = before[1]


def _warm_up(desk: Desk) -> None:
    """Do in the background what the first look-up and the first patient would wait for."""
    desk.jobs.warm_up()
    suggest("G2043", desk.gene)
    card_of(describe("c.6527dup", desk.gene, desk.knowledge), desk.gene, desk.knowledge)


def _settings(desk: Desk) -> uvicorn.Config:
    # Its messages would hold addresses, and tracebacks what was typed; the desk has its own.
    logging.getLogger("uvicorn").setLevel(logging.CRITICAL + 1)
    return uvicorn.Config(
        application(desk),
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        ws="none",
        lifespan="off",
        timeout_graceful_shutdown=_PATIENCE,
        h11_max_incomplete_event_size=64 * 1024,
    )


def _listening(bind: str, port: int) -> socket.socket:
    """A socket that listens already, so that whoever comes before the server is ready waits."""
    family = socket.AF_INET6 if ":" in bind else socket.AF_INET
    try:
        listener = socket.create_server((bind, port), family=family, backlog=512)
        # Sockets that it accepts inherit this. Without it the body of an answer waits until the
        # browser has acknowledged the headers: 40 ms.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except OSError as error:
        raise InputError(
            "serve.port",
            f"the desk cannot listen on {bind} port {port} ({error.strerror or error})",
            cause="another program listens there, or the address is not one of this machine",
            cure="leave --port out, and a free one is taken",
        ) from error
    return listener

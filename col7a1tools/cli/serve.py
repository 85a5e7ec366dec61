"""``col7a1tools serve``: the same work in a browser, on this machine."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from col7a1tools.errors import InputError, Place, UsageError

if TYPE_CHECKING:  # much that --help does not need, and an extra
    from col7a1tools.web.access import Proxy

_LOOPBACK = "127.0.0.1"
_HIGHEST_PORT = 65535


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "--port", metavar="N", type=int, default=0, help="port to listen on; a free one if left out"
    )
    parser.add_argument("--no-open", action="store_true", help="do not open the browser")
    parser.add_argument(
        "--rules",
        metavar="FILE",
        default="",
        help="the laboratory's own rules, laid over the shipped ones: a TOML file (docs/rules.md)",
    )
    parser.add_argument(
        "--behind-proxy",
        metavar="ORIGIN",
        help="origin of a proxy that lets in only those it knows, https://desk.laboratory.example "
        "(docs/serve.md)",
    )
    parser.add_argument(
        "--proxy-secret", metavar="FILE", help="file with what that proxy sends with every request"
    )
    parser.add_argument(
        "--bind",
        metavar="ADDRESS",
        default=_LOOPBACK,
        help="address to listen on; one that others reach needs --behind-proxy",
    )


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted."""
    if not 0 <= options.port <= _HIGHEST_PORT:
        raise UsageError(
            "serve.port_number",
            f"--port is {options.port} and should be between 0 and {_HIGHEST_PORT}",
            cure="leave it out, and a free one is taken",
        )
    _check_installed()
    from col7a1tools.gene import load_gene  # noqa: PLC0415 - after the check
    from col7a1tools.knowledge_files import load_knowledge  # noqa: PLC0415
    from col7a1tools.web.serve import serve  # noqa: PLC0415 - an extra

    serve(
        _tell,
        port=options.port,
        bind=options.bind,
        proxy=_proxy(options),
        knowledge=load_knowledge(load_gene(), rules=options.rules),
        rules=str(Path(options.rules).resolve()) if options.rules else "",
        open_browser=None if options.no_open else _open,
    )
    return 0


def _tell(address: str) -> None:
    print(address, flush=True)


def _open(address: str) -> None:
    import webbrowser  # noqa: PLC0415 - only where it is asked for

    webbrowser.open(address)


def _check_installed() -> None:
    """The libraries of the extra.

    Raises:
        InputError: one is not installed.
    """
    try:
        import jinja2  # noqa: F401, PLC0415
        import python_multipart  # noqa: F401, PLC0415
        import starlette  # noqa: F401, PLC0415
        import tomli_w  # noqa: F401, PLC0415
        import uvicorn  # noqa: F401, PLC0415
    except ModuleNotFoundError as error:
        raise InputError(
            "serve.not_installed",
            f"serve needs the library {error.name}, which is not installed",
            cure="pip install 'col7a1tools[web]'",
        ) from error


def _proxy(options: argparse.Namespace) -> "Proxy | None":
    """The proxy before the desk, if there is one.

    Raises:
        UsageError: one of the two options is missing, or says what cannot be.
        InputError: the file of the secret cannot be read.
    """
    from col7a1tools.web.access import checked_proxy  # noqa: PLC0415 - an extra

    if not options.behind_proxy and not options.proxy_secret:
        return None
    if not options.behind_proxy or not options.proxy_secret:
        raise UsageError(
            "serve.proxy",
            "--behind-proxy and --proxy-secret belong together",
            cause="without a secret, whoever reaches the desk past the proxy would be let in",
            cure="give both (docs/serve.md)",
        )
    try:
        secret = Path(options.proxy_secret).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            "serve.secret_file",
            f"the file of --proxy-secret cannot be read ({getattr(error, 'strerror', error)})",
            place=Place(options.proxy_secret),
            cure="give a text file of one line that only the desk and the proxy may read",
        ) from error
    return checked_proxy(options.behind_proxy, secret)

"""From where a desk may be asked: its one origin, and what opens it."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from col7a1tools.errors import UsageError

LOOPBACK = "127.0.0.1"
SECRET_HEADER = "x-col7a1tools-proxy"  # noqa: S105 - the name of the header
SHORTEST_SECRET = 32


@dataclass(frozen=True, slots=True)
class Proxy:
    """A laboratory's own proxy, which lets in only those it knows.

    Attributes:
        origin: of the pages as browsers see them, ``https://desk.laboratory.example``.
        secret: what the proxy sends with every request, so that nobody comes past it.
    """

    origin: str
    secret: str


@dataclass(frozen=True, slots=True)
class Access:
    """The one origin of the desk's pages, and the proxy before it, if there is one."""

    origin: str
    proxy: Proxy | None = None

    @property
    def host(self) -> str:
        """What a browser must send as Host."""
        return urlsplit(self.origin).netloc

    @property
    def encrypted(self) -> bool:
        """Whether browsers reach it over TLS."""
        return self.origin.startswith("https:")

    @property
    def cookie(self) -> str:
        """Name of the cookie; two desks on one machine have two, since ports share cookies."""
        port = urlsplit(self.origin).port
        return f"col7a1tools_desk_{port}" if port else "col7a1tools_desk"


def checked_proxy(origin: str, secret: str) -> Proxy:
    """A proxy whose origin and secret can be used.

    Raises:
        UsageError: the origin is none, or the secret is too short or no plain text.
    """
    try:
        parts = urlsplit(origin)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    plain = f"{parts.scheme}://{parts.hostname}" + (f":{port}" if port else "")
    if parts.scheme not in {"http", "https"} or not parts.hostname or origin != plain:
        raise UsageError(
            "serve.origin",
            f"--behind-proxy is {origin!r} and should be an origin",
            cure="write what browsers show before the first single slash, in small letters: "
            "https://desk.laboratory.example",
        )
    if len(secret) < SHORTEST_SECRET or not secret.isascii() or not secret.isprintable():
        raise UsageError(
            "serve.secret",
            f"the file of --proxy-secret should hold one line of at least {SHORTEST_SECRET} "
            "ASCII characters",
            cure="make one: python3 -c 'import secrets; print(secrets.token_urlsafe(48))'",
        )
    return Proxy(origin, secret)

"""Pages of the library as they are, which pages of the desk may frame or open to print."""

from pathlib import Path

from starlette.responses import FileResponse, HTMLResponse, Response

# A page of the library brings a stricter policy of its own and no script.
PAGE_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'"
)
_HEADERS = {"content-security-policy": PAGE_POLICY, "x-frame-options": "SAMEORIGIN"}


def framed(page: Path | bytes) -> Response:
    """A page of the library, from its file or as it is."""
    if isinstance(page, bytes):
        return HTMLResponse(page, headers=_HEADERS)
    return FileResponse(page, media_type="text/html; charset=utf-8", headers=_HEADERS)

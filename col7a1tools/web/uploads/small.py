"""Forms of a few typed fields."""

from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

from col7a1tools.web.uploads.form import BroughtForm

_LARGEST = 256 * 1024
_MOST_FIELDS = 500


async def small_form(request: Request) -> BroughtForm:
    """The fields of a form without files.

    Raises:
        HTTPException: it is too large (413), or no such form (400).
    """
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LARGEST:
            raise HTTPException(413)
    form = BroughtForm()
    try:
        pairs = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError as error:
        raise HTTPException(400) from error
    for name, value in pairs:
        form.texts.setdefault(name, []).append(value.replace("\r\n", "\n"))
    return form

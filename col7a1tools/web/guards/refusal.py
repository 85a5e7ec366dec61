"""What stands in place of a page that is refused; it needs nothing else of the desk."""

from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.types import Receive, Scope, Send

from col7a1tools.web.wording import language_of, load_words


async def refuse(scope: Scope, receive: Receive, send: Send, status: int, reason: str) -> None:
    """Answer with a short page that says why, and what to do.

    Args:
        scope: of the request.
        receive: of the request.
        send: of the request.
        status: HTTP status.
        reason: key of the words.
    """
    language = language_of(Request(scope))
    words = load_words(language)["refused"]
    title, text = escape(words["title"]), escape(words[reason])
    html = (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<main><h1>{title}</h1>\n<p>{text}</p></main>\n</html>\n"
    )
    await HTMLResponse(html, status_code=status)(scope, receive, send)

"""Look up: one box for any notation, and the variant's whole card."""

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from col7a1tools.describe import describe
from col7a1tools.errors import VariantTextError
from col7a1tools.places.residue import residue_answer
from col7a1tools.report.card import card_of
from col7a1tools.suggest import suggest
from col7a1tools.views.card import compose_card
from col7a1tools.views.html import trust_drawings
from col7a1tools.views.residue_part import compose_residue
from col7a1tools.views.shown import shown
from col7a1tools.web.desk import Desk
from col7a1tools.web.rendering import is_fragment
from col7a1tools.web.wording import language_of

DOOR = ("/", "look_up")
LONGEST = 2000  # characters of a description that is still looked up
NOTHING: dict[str, Any] = {"card": None, "residue": None, "error": None, "meant": ()}
_EXAMPLES = ("6527insC", "G2043", "c.6127G>A", "c.[425A>G];[6527dup]", "3-48573864-A-AG")


def routes(desk: Desk) -> list[Route]:
    """The routes of this flow."""

    async def look_up(request: Request) -> Response:
        text = _asked(request)
        language = language_of(request)
        found = await run_in_threadpool(_answer, desk, text, language) if text else NOTHING
        template = "_answer.html" if is_fragment(request) else "look_up.html"
        return desk.pages.page(request, template, text=text, examples=_EXAMPLES, **found)

    async def suggestions(request: Request) -> Response:
        language = language_of(request)
        found = await run_in_threadpool(suggest, _asked(request), desk.gene)
        options = [
            {"text": one.text, "label": one.label[language], "why": one.why[language]}
            for one in found
        ]
        return desk.pages.page(request, "_suggestions.html", suggestions=options)

    return [Route("/", look_up), Route("/suggestions", suggestions)]


def _asked(request: Request) -> str:
    """What was typed.

    Raises:
        HTTPException: it is too long.
    """
    text = request.query_params.get("q", "").strip()
    if len(text) > LONGEST:
        raise HTTPException(414)
    return text


def _answer(desk: Desk, text: str, language: str) -> dict[str, Any]:
    """A card, a residue, or an error with what was probably meant."""
    try:
        described = describe(text, desk.gene, desk.knowledge)
    except VariantTextError as error:
        residue = residue_answer(text, desk.gene)
        if residue:
            page = shown(compose_residue(residue, desk.gene, language))
            return {**NOTHING, "residue": page}
        meant = getattr(error, "candidates", ())
        others = (one.text for one in suggest(text, desk.gene))
        return {**NOTHING, "error": error, "meant": meant or tuple(others)}
    card = card_of(described, desk.gene, desk.knowledge)
    page = shown(compose_card(card, described.description, language))
    trust_drawings(page["figures"])
    return {**NOTHING, "card": page}

"""Look up: one box for any notation, and the variant's whole card."""

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from col7a1tools.describe import describe
from col7a1tools.errors import VariantTextError
from col7a1tools.report.card import card_of
from col7a1tools.views.card import CardPage, compose_card
from col7a1tools.views.html import trust_drawings
from col7a1tools.views.shown import shown
from col7a1tools.web.desk import Desk
from col7a1tools.web.rendering import is_fragment
from col7a1tools.web.wording import language_of

DOOR = ("/", "look_up")
LONGEST = 2000  # characters of a description that is still looked up
_EXAMPLES = ("6527insC", "c.6127G>A", "c.[425A>G];[6527dup]", "3-48573864-A-AG")


def routes(desk: Desk) -> list[Route]:
    """The routes of this flow."""

    async def look_up(request: Request) -> Response:
        text = request.query_params.get("q", "").strip()
        if len(text) > LONGEST:
            raise HTTPException(414)
        card = error = None
        if text:
            try:
                made = await run_in_threadpool(_card, desk, text, language_of(request))
                card = shown(made)
                trust_drawings(card["figures"])
            except VariantTextError as refused:
                error = refused
        template = "_answer.html" if is_fragment(request) else "look_up.html"
        return desk.pages.page(
            request, template, text=text, card=card, error=error, examples=_EXAMPLES
        )

    return [Route("/", look_up)]


def _card(desk: Desk, text: str, language: str) -> CardPage:
    described = describe(text, desk.gene, desk.knowledge)
    card = card_of(described, desk.gene, desk.knowledge)
    return compose_card(card, described.description, language)

"""HTML from the templates of the desk; the parts that reports are made of are the reports' own."""

from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from col7a1tools.report.words import LANGUAGES
from col7a1tools.views.visible import visible
from col7a1tools.web.wording import THEMES, Words, language_of, load_words, theme_of

_HOMES = ("col7a1tools.web", "col7a1tools.views")


class Pages:
    """Makes pages.

    Attributes:
        doors: path and name of each flow, for the navigation.
    """

    def __init__(self) -> None:
        self.doors: tuple[tuple[str, str], ...] = ()
        self._environment = Environment(
            loader=FunctionLoader(_template),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.filters["visible"] = visible

    def words(self, request: Request) -> Words:
        """The words in the language of a request."""
        return load_words(language_of(request))

    def page(
        self, request: Request, template: str, *, status: int = 200, **values: Any
    ) -> HTMLResponse:
        """A page, or a part of one, from a template.

        Args:
            request: what is answered.
            template: name of the template.
            status: HTTP status.
            values: what the template asks for; what is no Markup is escaped.
        """
        language = language_of(request)
        html = self._environment.get_template(template).render(
            words=load_words(language),
            language=language,
            languages=LANGUAGES,
            theme=theme_of(request),
            themes=THEMES,
            doors=self.doors,
            here=request.url.path,
            **values,
        )
        return HTMLResponse(html, status_code=status)


def _template(name: str) -> str | None:
    """The text of a template: of the desk, or a part that views share."""
    for home in _HOMES:
        path = files(home).joinpath("templates", name)
        if path.is_file():
            return path.read_text(encoding="utf-8")
    return None


def is_fragment(request: Request) -> bool:
    """Whether the script of a page asks, which puts the answer into that page."""
    headers = request.headers
    return "hx-request" in headers and "hx-history-restore-request" not in headers

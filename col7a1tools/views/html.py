"""The page as one HTML file: no script, no request, printable on A4 and Letter."""

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from col7a1tools.report.document import ReportDocument
from col7a1tools.views.compose import compose
from col7a1tools.views.shown import shown
from col7a1tools.views.visible import shortened, visible

if TYPE_CHECKING:
    from jinja2 import Environment


def to_html(document: ReportDocument, language: str) -> bytes:
    """The record as HTML.

    Args:
        document: the record.
        language: ``en`` or ``es``.
    """
    from markupsafe import Markup  # noqa: PLC0415 - comes with jinja2

    page = shown(compose(document, language))
    trust_drawings(page["figures"])
    letterhead = page["letterhead"]
    if letterhead:
        letterhead["png"] = Markup(letterhead["png"])  # noqa: S704 - base64, proved on reading
    sample = document.sample
    foot = " · ".join(visible(shortened(text)) for text in (sample.name, sample.file))
    return render_page("summary.html", page, foot, label=page["labels"])


def trust_drawings(figures: Iterable[dict[str, Any]]) -> None:
    """Let the drawings of figures into a page as they are.

    The package's own SVG writer drew them, which escapes what it writes.
    """
    from markupsafe import Markup  # noqa: PLC0415 - comes with jinja2

    for figure in figures:
        for drawn in ("svg", "narrow_svg", "turned_svg"):
            figure[drawn] = Markup(figure[drawn])  # noqa: S704


def render_page(template: str, page: dict[str, Any], foot: str = "", **others: Any) -> bytes:
    """A page from a template of this package, with the style whose checksum the page names.

    Args:
        template: name of the template.
        page: plain data; what is no Markup is escaped.
        foot: what stands below each page in print, beside its number.
        others: further values that the template asks for.
    """
    from markupsafe import Markup  # noqa: PLC0415 - comes with jinja2

    style = _template("summary.css") + (_print_foot(foot) if foot else "")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    made = _environment().get_template(template)
    html = made.render(page=page, style=Markup(style), digest=digest, **others)  # noqa: S704
    return html.encode("utf-8")


def _print_foot(text: str) -> str:
    """Style that prints a text and the page's number below each page.

    Every character but letters of English, digits and spaces is spelled by its code point, so that
    none can end the text or the style.
    """
    plain = "".join(
        character
        if character.isascii() and (character.isalnum() or character == " ")
        else f"\\{ord(character):x} "
        for character in text
    )
    font = "font: 8pt sans-serif; vertical-align: top; padding-top: 1mm"
    return (
        f'@page {{ @bottom-left {{ content: "{plain}"; {font}; width: 85% }} '
        f'@bottom-right {{ content: counter(page) "/" counter(pages); {font} }} }}\n'
    )


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FunctionLoader, StrictUndefined  # noqa: PLC0415 - slow

    return Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def _template(name: str) -> str:
    return files("col7a1tools.views").joinpath("templates", name).read_text(encoding="utf-8")

"""The page as one HTML file: no script, no request, printable on A4 and Letter."""

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from col7a1tools.report.document import ReportDocument
from col7a1tools.views.compose import compose
from col7a1tools.views.shown import shown

if TYPE_CHECKING:
    from jinja2 import Environment


def to_html(document: ReportDocument, language: str) -> bytes:
    """The record as HTML.

    Args:
        document: the record.
        language: ``en`` or ``es``.
    """
    from markupsafe import Markup  # noqa: PLC0415 - comes with jinja2

    style = _template("summary.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    page = shown(compose(document, language))
    for figure in page["figures"]:
        # Drawn by the package's own SVG writer, which escapes what it writes.
        figure["svg"] = Markup(figure["svg"])  # noqa: S704
        figure["narrow_svg"] = Markup(figure["narrow_svg"])  # noqa: S704
    letterhead = page["letterhead"]
    if letterhead:
        letterhead["png"] = Markup(letterhead["png"])  # noqa: S704 - base64, proved on reading
    template = _environment().get_template("summary.html")
    html = template.render(page=page, label=page["labels"], style=Markup(style), digest=digest)  # noqa: S704
    return html.encode("utf-8")


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

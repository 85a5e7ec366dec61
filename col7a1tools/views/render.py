"""One record, four forms, chosen by the suffix of the file."""

from col7a1tools.errors import UsageError
from col7a1tools.report.document import ReportDocument

SUFFIXES = (".json", ".html", ".pdf", ".txt")


def render(document: ReportDocument, suffix: str, language: str = "") -> bytes:
    """The record in one form; the same record always gives the same bytes.

    Args:
        document: the record.
        suffix: one of ``SUFFIXES``.
        language: ``en`` or ``es``; that of the record by default. JSON holds all languages.

    Raises:
        UsageError: no view has this suffix.
    """
    language = language or document.language
    if suffix == ".json":
        from col7a1tools.report.json import to_json  # noqa: PLC0415 - only what is asked for

        return to_json(document).encode("utf-8")
    if suffix == ".html":
        from col7a1tools.views.html import to_html  # noqa: PLC0415

        return to_html(document, language)
    if suffix == ".pdf":
        from col7a1tools.views.pdf import to_pdf  # noqa: PLC0415

        return to_pdf(document, language)
    if suffix == ".txt":
        from col7a1tools.views.text import to_text  # noqa: PLC0415

        return to_text(document, language).encode("utf-8")
    raise UsageError(
        "render.suffix",
        f"a report cannot be written as {suffix or 'a file without a suffix'}",
        cure=f"give a file name that ends with {', '.join(SUFFIXES)}",
    )

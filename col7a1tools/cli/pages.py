"""Write a record as the files that were asked for."""

from collections.abc import Sequence
from pathlib import Path

from col7a1tools.errors import UsageError
from col7a1tools.export.forms import SUFFIXES as EXPORTS
from col7a1tools.export.forms import export, export_suffix
from col7a1tools.output import whole_file
from col7a1tools.report import ReportDocument, redact
from col7a1tools.views.render import SUFFIXES, render


def write_pages(
    document: ReportDocument,
    targets: Sequence[str],
    language: str = "",
    created: str = "",
    *,
    redacted: bool = False,
) -> None:
    """Write each file in the form that its suffix names; all are made before one is written.

    Args:
        document: the record.
        targets: file names.
        language: ``en`` or ``es``; that of the record by default.
        created: day of creation of an export, ISO 8601.
        redacted: without names and free text.

    Raises:
        UsageError: a suffix names no form.
        InputError: a file cannot be written.
    """
    for target in targets:
        if Path(target).suffix not in SUFFIXES:
            raise UsageError(
                "report.suffix",
                f"{target} ends with none of {', '.join((*SUFFIXES, *EXPORTS))}",
                cure="the suffix of an output chooses its form",
            )
    if redacted:
        document = redact(document)
    pages = [(target, _content(document, target, language, created)) for target in targets]
    for target, content in pages:
        with whole_file(target) as path:
            path.write_bytes(content)


def _content(document: ReportDocument, target: str, language: str, created: str) -> bytes:
    """An export where the name ends with the suffix of one, else a page or the record."""
    suffix = export_suffix(target)
    if suffix:
        return export(document, suffix, created)
    return render(document, Path(target).suffix, language)

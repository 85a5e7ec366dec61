"""The page as PDF: A4, tagged for screen readers, fonts embedded, the same bytes on every run."""

import json
from importlib.resources import files
from typing import TYPE_CHECKING

from col7a1tools.report.document import ReportDocument
from col7a1tools.views.compose import compose
from col7a1tools.views.shown import shown

if TYPE_CHECKING:
    from typst import TypstError

_FONT = "Libertinus Serif"
# Written into the PDF in place of the time of the run.
_TIMESTAMP = 0
# Latin, Greek and Cyrillic lie below; the fonts have few signs above.
_OTHER_SCRIPTS = 0x0530
_SIGNS = frozenset("\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u27e8\u27e9\u00d7")


def to_pdf(document: ReportDocument, language: str) -> bytes:
    """The record as PDF/UA-1.

    A name in a script that the embedded fonts lack (Chinese, say) is drawn with a font of the
    machine; where that has none either, its characters are spelled out by their code points, as
    PDF/UA forbids the empty boxes that would stand there.

    Args:
        document: the record.
        language: ``en`` or ``es``.
    """
    from typst import TypstError  # noqa: PLC0415 - a large extension module

    page = json.dumps(shown(compose(document, language, _FONT)), ensure_ascii=False)
    try:
        return _compile(page, system_fonts=False)
    except TypstError as error:
        _only_missing_glyphs(error)
    try:
        return _compile(page, system_fonts=True)
    except TypstError as error:
        _only_missing_glyphs(error)
    return _compile(spelled_out(page), system_fonts=False)


def spelled_out(text: str) -> str:
    """The text with every character of a script that the embedded fonts lack as ``U+4E2D``."""
    return "".join(
        character
        if ord(character) < _OTHER_SCRIPTS or character in _SIGNS
        else f"[U+{ord(character):04X}]"
        for character in text
    )


def _compile(page: str, *, system_fonts: bool) -> bytes:
    import typst  # noqa: PLC0415

    template = files("col7a1tools.views").joinpath("templates/summary.typ").read_bytes()
    return bytes(
        typst.compile(
            template,
            sys_inputs={"page": page},
            ignore_system_fonts=not system_fonts,
            pdf_standards="ua-1",
            timestamp=_TIMESTAMP,
        )
    )


def _only_missing_glyphs(error: "TypstError") -> None:
    if "could not be displayed" not in str(error):
        raise error

"""From the record to the page."""

from col7a1tools.report.document import ReportDocument
from col7a1tools.report.redaction import NOTICE
from col7a1tools.views.clinician_part import clinician_part
from col7a1tools.views.family_part import family_part
from col7a1tools.views.labels import load_labels
from col7a1tools.views.letterhead_part import letterhead_part
from col7a1tools.views.page import Page
from col7a1tools.views.pictures import draw_figures
from col7a1tools.views.visible import shortened

_LONGEST_NAME = 100


def compose(document: ReportDocument, language: str, font: str = "") -> Page:
    """The page that a record gives.

    Args:
        document: the record.
        language: ``en`` or ``es``.
        font: font family to name in the drawings; empty to inherit that of the page.
    """
    labels = load_labels(language)
    return Page(
        language=labels.language,
        labels=labels.texts,
        letterhead=letterhead_part(document, labels),
        redacted=tuple(
            text
            for one in document.notices
            if one.rule == NOTICE
            for text in (one.family[labels.language], one.clinician[labels.language])
        ),
        identity=(
            (labels["person"], shortened(document.sample.name, _LONGEST_NAME)),
            (labels["file"], shortened(document.sample.file, _LONGEST_NAME)),
            (labels["assembly"], document.reference.assembly),
        ),
        figures=draw_figures(document, labels, font),
        key=tuple(labels[key] for key in ("key_full", "key_open", "key_faint")),
        family=family_part(document, labels),
        clinician=clinician_part(document, labels),
    )

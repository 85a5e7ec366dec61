"""The part of the page that names the laboratory and is signed."""

from col7a1tools.report.document import ReportDocument
from col7a1tools.views.labels import Labels
from col7a1tools.views.page import LetterheadPart

_LOGO_HEIGHT = 60
_LOGO_WIDTH = 200


def letterhead_part(document: ReportDocument, labels: Labels) -> LetterheadPart | None:
    """The letterhead of the record, None where it has none."""
    head = document.letterhead
    if head is None:
        return None
    logo = head.logo
    return LetterheadPart(
        laboratory=head.laboratory,
        address=head.address,
        png=logo.png if logo else "",
        logo_size=_fitting(logo.width, logo.height) if logo else (0, 0),
        logo_description=logo.description if logo else "",
        signatures=tuple((line.role, line.name) for line in head.signatures),
        draft=labels["draft"] if head.draft else "",
    )


def _fitting(width: int, height: int) -> tuple[int, int]:
    """The size at which the logo fits its place."""
    scale = min(_LOGO_WIDTH / width, _LOGO_HEIGHT / height)
    return max(1, round(width * scale)), max(1, round(height * scale))

"""The summary of a cohort as one HTML file: no script, no request, printable."""

from col7a1tools.cohort.summary import CohortSummary
from col7a1tools.gene import Gene
from col7a1tools.views.cohort_page import compose_cohort
from col7a1tools.views.html import render_page, trust_drawings
from col7a1tools.views.shown import shown


def cohort_html(summary: CohortSummary, gene: Gene, language: str = "en") -> bytes:
    """The summary as HTML, in ``en`` or ``es``."""
    page = shown(compose_cohort(summary, gene, language))
    for section in page["sections"]:
        trust_drawings(section["figures"])
    return render_page("cohort.html", page)

"""What every page of the desk works with."""

from dataclasses import dataclass, field
from pathlib import Path

from col7a1tools.gene import Gene
from col7a1tools.knowledge import Knowledge
from col7a1tools.web.access import Access
from col7a1tools.web.jobs.jobs import Jobs
from col7a1tools.web.rendering import Pages
from col7a1tools.web.sessions import Sessions
from col7a1tools.web.uploads.limits import Limits


@dataclass(frozen=True, slots=True)
class Desk:
    """One running desk.

    Attributes:
        gene: the gene, loaded once.
        knowledge: what classes rest on beside the reference: rules and registered sources.
        access: from where it may be asked.
        folder: private, for the files of patients; it goes when the desk ends.
        sessions: of the browsers that came in.
        jobs: work in processes of their own.
        limits: how much may be brought.
        rules: path of the laboratory's own rules, empty for none.
        pages: makes HTML from templates.
    """

    gene: Gene
    knowledge: Knowledge
    access: Access
    folder: Path
    sessions: Sessions
    jobs: Jobs
    limits: Limits = Limits()  # noqa: RUF009 - frozen
    rules: str = ""
    pages: Pages = field(default_factory=Pages)

"""A table of a cohort on a page: which columns, how sorted, which rows, and links to the rest."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request

from col7a1tools.cohort.table_page import NO_VALUE, TablePage, TableQuery, table_page, values_of
from col7a1tools.errors import UsageError
from col7a1tools.views.labels import Labels, load_labels
from col7a1tools.views.visible import shortened, visible
from col7a1tools.web.pages.look_up import LONGEST
from col7a1tools.web.wording import language_of

# What is shown first; every other column is one click away.
SHOWN = {
    "variants": (
        "hgvs_c",
        "hgvs_p",
        "consequence",
        "classification",
        "points",
        "criteria",
        "carriers",
        "homozygotes",
        "allele_count",
        "allele_number",
    ),
    "carriers": (
        "sample",
        "file",
        "hgvs_c",
        "hgvs_p",
        "classification",
        "zygosity",
        "genotype",
        "depth",
    ),
    "candidates": (
        "sample",
        "two_alleles",
        "phase",
        "variants",
        "dominant_alleles",
        "affected",
        "files",
    ),
    "samples": (
        "sample",
        "file",
        "sites",
        "call_rate",
        "heterozygous",
        "homozygous",
        "mean_depth",
        "same_genotypes",
    ),
    "files": ("file", "assembly", "samples", "records", "variants", "notices"),
    "failures": ("file", "line", "message", "cause", "cure", "code"),
}
_CHOICE = "classification"
_WORDED = frozenset({"classification", "zygosity", "affected"})
_SIZE = 50
_LONGEST = 200  # characters of a text that is looked for
_LONGEST_CELL = 160


@dataclass(frozen=True, slots=True)
class Header:
    """A column: its name in the file, whether it is sorted by, and the link that sorts by it."""

    name: str
    sorted: str
    link: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell in words, safe to look at; of a variant's name with the link to its card."""

    text: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class TableView:
    """What a page shows of a table.

    Attributes:
        name: of the table.
        headers: columns.
        rows: as many cells as columns.
        page: where it stands.
        query: what was asked.
        chosen: the class that was chosen, or empty.
        choices: classes to choose from, each with its word; empty where the table has none.
        whole: whether all columns are shown.
        previous: link to the page before, or empty.
        next: link to the page after, or empty.
        other: link with all columns, or with fewer.
    """

    name: str
    headers: tuple[Header, ...]
    rows: tuple[tuple[Cell, ...], ...]
    page: TablePage
    query: TableQuery
    chosen: str
    choices: tuple[tuple[str, str], ...]
    whole: bool
    previous: str
    next: str
    other: str


async def table_view(path: Path, name: str, request: Request) -> TableView:
    """The page of a table that an address asks for.

    Raises:
        HTTPException: it asks for a column that does not exist (404), or for too long a text (414).
        InputError: the table cannot be read.
    """
    asked = request.query_params
    text = asked.get("text", "").strip()
    if len(text) > _LONGEST:
        raise HTTPException(414)
    chosen = asked.get("class", "")
    has_choice = _CHOICE in SHOWN[name]
    query = TableQuery(
        page=_number(asked.get("page", "")),
        size=_SIZE,
        sort=asked.get("sort", ""),
        descending=asked.get("down", "") == "1",
        text=text,
        within=asked.get("within", ""),
        equal=((_CHOICE, chosen),) if chosen and has_choice else (),
    )
    try:
        page = await run_in_threadpool(table_page, path, query)
        choices = await run_in_threadpool(values_of, path, _CHOICE) if has_choice else ()
    except UsageError as error:
        raise HTTPException(404) from error
    links = _Links(request.url.path, query, chosen, whole=asked.get("all", "") == "1")
    columns = page.columns if links.whole else SHOWN[name]
    places = [page.columns.index(column) for column in columns]
    labels = load_labels(language_of(request))
    rows = tuple(
        tuple(_cell(page.columns[place], row[place], labels, whole=links.whole) for place in places)
        for row in page.rows
    )
    return TableView(
        name=name,
        headers=tuple(links.header(column) for column in columns),
        rows=rows,
        page=page,
        query=query,
        chosen=chosen,
        choices=tuple((one, labels.value(one)) for one in choices or ()),
        whole=links.whole,
        previous=links.to(page=page.page - 1) if page.page > 1 else "",
        next=links.to(page=page.page + 1) if page.page < page.pages else "",
        other=links.to(all="" if links.whole else "1"),
    )


def _cell(column: str, value: str, labels: Labels, *, whole: bool) -> Cell:
    """A value in words; with few columns names stand without accession, which the table has."""
    if value == NO_VALUE:
        return Cell("")
    if column in _WORDED:
        return Cell(labels.value(value))
    text = value if whole else _SHORT.get(column, str)(value)
    link = f"/?{urlencode({'q': value})}" if column == "hgvs_c" and len(value) <= LONGEST else ""
    return Cell(visible(shortened(text, _LONGEST_CELL)), link)


def _without_accession(name: str) -> str:
    return name.rpartition(":")[2]


_SHORT: dict[str, Callable[[str], str]] = {
    "hgvs_c": _without_accession,
    "hgvs_p": _without_accession,
    "consequence": lambda terms: terms.replace("&", ", "),
    "variants": lambda names: names.replace(";", "; "),
    "dominant_alleles": lambda names: names.replace(";", "; "),
}


@dataclass(frozen=True, slots=True)
class _Links:
    """Addresses of other views of the same table."""

    path: str
    query: TableQuery
    chosen: str
    whole: bool

    def to(self, **changes: object) -> str:
        """The address with some of what it asks changed; what is left out stays."""
        query = self.query
        asked: dict[str, object] = {
            "text": query.text,
            "within": query.within,
            "class": self.chosen,
            "sort": query.sort,
            "down": "1" if query.descending else "",
            "all": "1" if self.whole else "",
            **changes,
        }
        return f"{self.path}?{urlencode({key: one for key, one in asked.items() if one})}"

    def header(self, column: str) -> Header:
        """Sorting by a column twice turns the order; a third time gives that of the file."""
        query = self.query
        if query.sort != column:
            return Header(column, "none", self.to(sort=column, down=""))
        if query.descending:
            return Header(column, "descending", self.to(sort="", down=""))
        return Header(column, "ascending", self.to(sort=column, down="1"))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 1

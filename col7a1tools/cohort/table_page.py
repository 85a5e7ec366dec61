"""One page of a table that may be larger than memory: filtered, sorted, as a stream.

A page in the order of the file holds its own rows and no more. A sorted one is chosen by the sort
keys alone, of at most ``MOST_SORTED`` rows, in a first reading; a second reading takes its rows.
"""

import heapq
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from math import isnan
from pathlib import Path

from col7a1tools.errors import InputError, Place, UsageError

MOST_SORTED = 100_000
MOST_ROWS = 1000
NO_VALUE = "."
SUFFIXES = (".tsv", ".parquet")

Row = tuple[str, ...]
_Key = tuple[int, float, str]


@dataclass(frozen=True, slots=True)
class TableQuery:
    """What is asked of a table.

    Attributes:
        page: from 1; one behind the last is the last.
        size: rows of a page, ``MOST_ROWS`` at most.
        sort: column to sort by; the order of the file where empty.
        descending: whether the greatest comes first; rows without a value come last in any case.
        text: what a row must hold in some column, in any case of letters; empty for all rows.
        within: column in which ``text`` must stand; any where empty.
        equal: column and value that a row must have, all of them.
    """

    page: int = 1
    size: int = 50
    sort: str = ""
    descending: bool = False
    text: str = ""
    within: str = ""
    equal: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TablePage:
    """One page of a table.

    Attributes:
        columns: names.
        rows: of this page, with as many cells as there are columns.
        page: which page it is, from 1.
        pages: how many there are that can be asked for, 1 at least.
        first: number of its first row among those that match, from 1; 0 where there is none.
        matched: rows that match.
        total: rows of the table.
        cut: whether rows that match lie behind the last page that can be asked for.
    """

    columns: Row
    rows: tuple[Row, ...]
    page: int
    pages: int
    first: int
    matched: int
    total: int
    cut: bool


def table_page(path: Path, query: TableQuery) -> TablePage:
    """One page of a TSV with a header line, or of a Parquet file.

    Args:
        path: of the table; the suffix tells the form.
        query: what is asked.

    Raises:
        InputError: the file cannot be read, or a row does not fit the header.
        UsageError: the table has no such column, or the form is another.
    """
    table = _Table(path)
    accepts = _filter(table.columns, query)
    size = min(max(query.size, 1), MOST_ROWS)
    if query.sort:
        return _sorted_page(table, query, accepts, size)
    wanted = max(query.page, 1)
    page = _page_in_order(table, accepts, wanted, size)
    if page.page < wanted:  # behind the last one
        return _page_in_order(table, accepts, page.pages, size)
    return page


def values_of(path: Path, column: str, most: int = 20) -> tuple[str, ...] | None:
    """The different values of a column, sorted; None where there are more than ``most``.

    Raises:
        InputError: the file cannot be read.
        UsageError: the table has no such column.
    """
    table = _Table(path)
    place = _place(table.columns, column)
    found: set[str] = set()
    for row in table.rows():
        found.add(row[place])
        if len(found) > most:
            return None
    return tuple(sorted(found))


def _page_in_order(
    table: "_Table", accepts: Callable[[Row], bool], page: int, size: int
) -> TablePage:
    start, rows = (page - 1) * size, []
    matched = total = 0
    for row in table.rows():
        total += 1
        if accepts(row):
            if start <= matched < start + size:
                rows.append(row)
            matched += 1
    pages = max(-(-matched // size), 1)
    held = min(page, pages)
    first = start + 1 if rows else 0
    return TablePage(table.columns, tuple(rows), held, pages, first, matched, total, cut=False)


def _sorted_page(
    table: "_Table", query: TableQuery, accepts: Callable[[Row], bool], size: int
) -> TablePage:
    place = _place(table.columns, query.sort)
    counted = _Counted(table.rows(), accepts)
    keys = ((_key(row[place], query), number) for number, row in counted)
    choose = heapq.nlargest if query.descending else heapq.nsmallest
    deepest = min(max(query.page, 1) * size, MOST_SORTED)
    order = choose(deepest, keys, key=lambda pair: pair[0])
    reachable = min(counted.matched, MOST_SORTED)
    pages = max(-(-reachable // size), 1)
    page = min(max(query.page, 1), pages)
    numbers = [number for _, number in order[(page - 1) * size : page * size]]
    wanted = set(numbers)
    found = {number: row for number, row in enumerate(table.rows()) if number in wanted}
    return TablePage(
        table.columns,
        tuple(found[number] for number in numbers),
        page,
        pages,
        (page - 1) * size + 1 if numbers else 0,
        counted.matched,
        counted.total,
        cut=counted.matched > reachable,
    )


class _Counted:
    """The rows that match with their numbers in the file, counted on the way."""

    def __init__(self, rows: Iterable[Row], accepts: Callable[[Row], bool]) -> None:
        self._rows = rows
        self._accepts = accepts
        self.total = 0
        self.matched = 0

    def __iter__(self) -> Iterator[tuple[int, Row]]:
        for row in self._rows:
            if self._accepts(row):
                self.matched += 1
                yield self.total, row
            self.total += 1


def _filter(columns: Row, query: TableQuery) -> Callable[[Row], bool]:
    text = query.text.casefold()
    within = _place(columns, query.within) if query.within else None
    equal = [(_place(columns, column), value) for column, value in query.equal]

    def accepts(row: Row) -> bool:
        if any(row[place] != value for place, value in equal):
            return False
        if not text:
            return True
        cells = row if within is None else (row[within],)
        return any(text in cell.casefold() for cell in cells)

    return accepts


def _key(cell: str, query: TableQuery) -> _Key:
    """Numbers by value before texts; no value behind all of them, whichever way it is sorted."""
    last = -1 if query.descending else 2
    if cell in ("", NO_VALUE):
        return last, 0.0, ""
    try:
        number = float(cell)
    except ValueError:
        return 1, 0.0, cell.casefold()
    return (last, 0.0, "") if isnan(number) else (0, number, "")


def _place(columns: Row, column: str) -> int:
    if column in columns:
        return columns.index(column)
    raise UsageError(
        "table.column",
        f"the table has no column {column}",
        cure=f"its columns are {', '.join(columns)}",
    )


class _Table:
    """A table that is read as often as its rows are asked for.

    Attributes:
        columns: names.
    """

    def __init__(self, path: Path) -> None:
        if path.suffix not in SUFFIXES:
            raise UsageError(
                "table.form",
                f"{path.name} ends with none of {', '.join(SUFFIXES)}",
                cure="give a table that screen wrote",
            )
        self._path = path
        self._read = _parquet_rows if path.suffix == ".parquet" else _tsv_rows
        self.columns: Row = next(self._rows_with_header(), ())
        if not self.columns:
            raise InputError(
                "table.empty",
                "the table has no header line",
                place=Place(str(path)),
                cause="the file was cut short, or is another program's",
            )

    def rows(self) -> Iterator[Row]:
        """The rows as texts."""
        return islice(self._rows_with_header(), 1, None)

    def _rows_with_header(self) -> Iterator[Row]:
        try:
            yield from self._read(self._path)
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(
                "table.unreadable",
                f"the table cannot be read ({getattr(error, 'strerror', None) or error})",
                place=Place(str(self._path)),
                cure="give a table that screen wrote",
            ) from error


def _tsv_rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="\n") as lines:
        columns = 0
        for number, line in enumerate(lines, start=1):
            row = tuple(line.rstrip("\n").split("\t"))
            columns = columns or len(row)
            if len(row) != columns:
                raise InputError(
                    "table.columns",
                    f"the line has {len(row)} columns, and the header {columns}",
                    place=Place(str(path), number),
                    cause="the file was cut short or edited",
                )
            yield row


def _parquet_rows(path: Path) -> Iterator[Row]:
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415 - an extra, and slow to import

    with ParquetFile(path) as file:
        yield tuple(file.schema_arrow.names)
        for batch in file.iter_batches(batch_size=2048):
            columns = [column.to_pylist() for column in batch.columns]
            yield from (tuple(map(_text, row)) for row in zip(*columns, strict=True))


def _text(value: object) -> str:
    """A cell as the TSV has it."""
    if value is None:
        return NO_VALUE
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)

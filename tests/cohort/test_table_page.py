"""Pages of tables: filtered, sorted, the same from TSV and Parquet, and in bounded memory."""

import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from col7a1tools.cohort import table_page as module
from col7a1tools.cohort.table_page import TableQuery, table_page, values_of
from col7a1tools.errors import InputError, UsageError
from col7a1tools.views.parquet import write_parquet

COLUMNS = ("sample", "carriers", "classification")
ROWS = (
    ("ana", "10", "Pathogenic"),
    ("Bo", "9", "Benign"),
    ("cid", ".", "Pathogenic"),
    ("dan", "9", "Uncertain significance"),
)


def written(path: Path, rows: tuple[tuple[str, ...], ...] = ROWS) -> Path:
    text = "".join("\t".join(row) + "\n" for row in (COLUMNS, *rows))
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(params=[".tsv", ".parquet"])
def table(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / f"table{request.param}"
    if request.param == ".tsv":
        return written(path)
    write_parquet(COLUMNS, ("\t".join(row) for row in ROWS), path)
    return path


def names(path: Path, query: TableQuery) -> list[str]:
    return [row[0] for row in table_page(path, query).rows]


def test_a_page_has_its_rows_and_says_where_it_stands(table: Path) -> None:
    page = table_page(table, TableQuery(page=2, size=3))
    assert page.columns == COLUMNS
    assert page.rows == ROWS[3:]
    assert (page.page, page.pages, page.first, page.matched, page.total) == (2, 2, 4, 4, 4)
    assert not page.cut


def test_numbers_are_sorted_by_value_and_no_value_comes_last(table: Path) -> None:
    assert names(table, TableQuery(sort="carriers")) == ["Bo", "dan", "ana", "cid"]
    turned = TableQuery(sort="carriers", descending=True)
    assert names(table, turned) == ["ana", "Bo", "dan", "cid"]


def test_texts_are_sorted_in_any_case_of_letters(table: Path) -> None:
    assert names(table, TableQuery(sort="sample")) == ["ana", "Bo", "cid", "dan"]


def test_rows_are_chosen_by_text_and_by_value(table: Path) -> None:
    assert names(table, TableQuery(text="PATHO")) == ["ana", "cid"]
    assert names(table, TableQuery(text="a", within="sample")) == ["ana", "dan"]
    assert names(table, TableQuery(equal=(("carriers", "9"),), text="benign")) == ["Bo"]
    assert table_page(table, TableQuery(text="nobody")).rows == ()


def test_a_page_behind_the_last_is_the_last(table: Path) -> None:
    for sort in ("", "sample"):
        page = table_page(table, TableQuery(page=99, size=3, sort=sort))
        assert (page.page, len(page.rows)) == (2, 1)
        empty = table_page(table, TableQuery(page=99, sort=sort, text="nobody"))
        assert (empty.page, empty.pages, empty.first, empty.rows) == (1, 1, 0, ())


def test_values_of_a_column(table: Path) -> None:
    assert values_of(table, "classification") == (
        "Benign",
        "Pathogenic",
        "Uncertain significance",
    )
    assert values_of(table, "sample", most=3) is None


def test_behind_the_most_that_are_sorted_it_is_cut(
    table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_SORTED", 2)
    page = table_page(table, TableQuery(page=9, size=1, sort="sample"))
    assert (page.page, page.pages, page.matched, page.cut) == (2, 2, 4, True)
    assert page.rows[0][0] == "Bo"


cells = st.sampled_from([".", "1", "2", "10", "-3", "0.5", "1e3", "nan", "x", "X", "é"])


queries = st.builds(
    TableQuery,
    size=st.integers(1, 7),
    sort=st.sampled_from(["", *COLUMNS]),
    descending=st.booleans(),
    text=st.sampled_from(["", "x", "1"]),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(cells, cells, cells), max_size=30).map(tuple), asked=queries)
def test_all_pages_together_are_the_rows_that_match_in_their_order(
    tmp_path: Path, rows: tuple[tuple[str, ...], ...], asked: TableQuery
) -> None:
    path = written(tmp_path / "rows.tsv", rows)
    last = table_page(path, asked).pages
    pages = [table_page(path, replace(asked, page=number)) for number in range(1, last + 1)]
    found = [row for page in pages for row in page.rows]
    wanted = [row for row in rows if any(asked.text in cell.casefold() for cell in row)]
    assert sorted(found) == sorted(wanted)
    if not asked.sort:
        assert found == wanted
        return
    keys = [row[COLUMNS.index(asked.sort)] for row in found]
    numbers = [float(key) for key in keys if key not in (".", "nan", "x", "X", "é")]
    assert numbers == sorted(numbers, reverse=asked.descending)
    valued = [key not in (".", "nan") for key in keys]
    assert valued == sorted(valued, reverse=True)


@pytest.mark.parametrize("sort", ["", "sample"])
def test_memory_does_not_grow_with_the_table(sort: str, tmp_path: Path) -> None:
    path = tmp_path / "large.tsv"
    with path.open("w", encoding="utf-8") as lines:
        lines.write("sample\tnote\n")
        lines.writelines(f"s{number * 7919 % 60_000:06}\t{'x' * 300}\n" for number in range(60_000))
    table_page(path, TableQuery(sort=sort))
    tracemalloc.start()
    page = table_page(path, TableQuery(page=3, size=50, sort=sort))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert page.matched == 60_000
    assert most < 1_000_000 < path.stat().st_size / 10
    if sort:
        assert page.rows[0][0] == "s000100"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "table.empty"),
        (b"a\tb\n1\n", "table.columns"),
        (b"a\tb\n\xff\t1\n", "table.unreadable"),
    ],
)
def test_a_damaged_table_is_refused(content: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.tsv"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        table_page(path, TableQuery())
    assert caught.value.code == code


def test_what_does_not_exist_is_refused(table: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no column nothing"):
        table_page(table, TableQuery(sort="nothing"))
    with pytest.raises(InputError):
        table_page(tmp_path / "none.tsv", TableQuery())
    with pytest.raises(UsageError):
        table_page(tmp_path / "none.csv", TableQuery())

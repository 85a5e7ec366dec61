"""A cohort at the desk: run, progress, tables, failures, what is kept and what is not."""

import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from col7a1tools.cohort.run import Screening, screen
from col7a1tools.web.desk import Desk
from col7a1tools.web.pages import cohort
from tests.command_line import PROJECT, VCF

FAMILIES = sorted((PROJECT / "examples" / "case_book").glob("*/family.*.vcf"))
BROKEN = VCF / "broken" / "truncated.vcf.gz"
PATIENCE = 60.0


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The families of the case book and a broken file in one folder."""
    path = tmp_path_factory.mktemp("exomes")
    for family in FAMILIES:
        shutil.copyfile(family, path / f"{family.parent.name}.vcf")
    (path / "broken.vcf").write_text("no VCF\n")
    return path


def over(browser: TestClient, address: str) -> Response:
    """The page of a cohort once its work is over."""
    until = time.monotonic() + PATIENCE
    while browser.get(f"{address}/progress").status_code != 204:
        assert time.monotonic() < until
        time.sleep(0.1)
    page: Response = browser.get(address)
    return page


@pytest.fixture
def begin(browser: TestClient) -> Callable[..., str]:
    def begin_(files: tuple[Path, ...] = (), **fields: str) -> str:
        brought = [("files", (path.name, path.read_bytes(), "text/plain")) for path in files]
        empty = [("files", ("", b"", "application/octet-stream"))]
        answer = browser.post("/cohort", files=brought or empty, data=fields)
        assert answer.status_code == 303, answer.text
        return str(answer.headers["location"])

    return begin_


Begin = Callable[..., str]


def test_a_folder_gives_what_the_command_gives(
    browser: TestClient, begin: Begin, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    address = begin(paths=str(folder))
    page = over(browser, address).text
    assert "Files that could not be read: 1" in page
    output = tmp_path_factory.mktemp("run") / "out"
    screen(Screening((str(folder),), str(output)))
    for name in ("variants.tsv", "carriers.tsv", "candidates.tsv", "failures.tsv", "summary.html"):
        taken = browser.get(f"{address}/take/{name}")
        assert taken.content == (output / name).read_bytes(), name
    framed = browser.get(f"{address}/summary")
    assert framed.content == (output / "summary.html").read_bytes()
    assert framed.headers["x-frame-options"] == "SAMEORIGIN"


def test_tables_are_filtered_sorted_and_paged(
    browser: TestClient, begin: Begin, folder: Path
) -> None:
    address = begin(paths=str(folder))
    over(browser, address)
    variants = browser.get(f"{address}/table/variants").text
    assert 'aria-sort="none"' in variants
    chosen = browser.get(
        f"{address}/table/variants?class=Likely+pathogenic&sort=carriers&down=1"
    ).text
    assert 'aria-sort="descending"' in chosen
    assert "Likely benign</td>" not in chosen
    narrowed = browser.get(f"{address}/table/carriers?text=child&within=sample").text
    (first, last, matched) = map(int, re.findall(r"Rows (\d+)-(\d+) of (\d+)", narrowed)[0])
    assert first == 1
    assert last == min(matched, 50)
    assert ">mum<" not in narrowed
    nobody = browser.get(f"{address}/table/carriers?text=nobody%20at%20all").text
    assert "No row" in nobody
    behind = browser.get(f"{address}/table/carriers?page=999").text
    assert 'rel="next"' not in behind
    whole = browser.get(f"{address}/table/variants?all=1").text
    assert "frequency_if_unread_is_reference" in whole
    assert "no VCF" not in browser.get(f"{address}/table/failures").text
    assert "broken.vcf" in browser.get(f"{address}/table/failures").text


@pytest.mark.parametrize(
    "path",
    [
        "/table/nothing",
        "/table/variants?sort=nothing",
        "/table/variants?within=nothing&text=a",
        "/take/lock",
        "/take/..%2f..%2fsecret",
        "/table/..%2funits",
    ],
)
def test_what_does_not_exist_is_not_found(
    path: str, browser: TestClient, begin: Begin, folder: Path
) -> None:
    address = begin(paths=str(folder / "donor.vcf"))
    over(browser, address)
    assert browser.get(address + path).status_code == 404


def test_files_that_are_brought_keep_readable_names_that_are_no_paths(
    browser: TestClient, begin: Begin, desk: Desk
) -> None:
    answer = browser.post(
        "/cohort",
        files=[
            ("files", ("../../etc/donor family.vcf", FAMILIES[4].read_bytes(), "text/plain")),
            ("files", ("..", FAMILIES[5].read_bytes(), "text/plain")),
        ],
    )
    address = answer.headers["location"]
    assert "broken" not in over(browser, address).text
    table = browser.get(f"{address}/take/files.tsv").text
    assert "1-donor_family.vcf" in table
    assert "2-.vcf" in table
    outside = list(desk.folder.parent.rglob("*donor_family*"))
    assert all(desk.folder in path.parents for path in outside)


def test_results_are_kept_only_where_the_user_says(
    browser: TestClient, begin: Begin, folder: Path, tmp_path: Path, desk: Desk
) -> None:
    kept = tmp_path / "kept results"
    address = begin(paths=str(folder / "donor.vcf"), output=str(kept))
    assert str(kept) in over(browser, address).text
    assert browser.post(f"{address}/remove").status_code == 303
    assert (kept / "variants.tsv").is_file()
    assert browser.get(address).status_code == 404
    private = begin(paths=str(folder / "donor.vcf"))
    over(browser, private)
    browser.post(f"{private}/remove")
    assert [path for path in desk.folder.rglob("*.tsv") if kept not in path.parents] == []


def test_a_run_can_be_stopped_and_taken_up(
    browser: TestClient, begin: Begin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The desk waits a moment for short work; this run must be met while it goes on.
    monkeypatch.setattr(cohort, "_PATIENCE", 0)
    many = tmp_path / "many"
    many.mkdir()
    text = FAMILIES[0].read_text()
    for number in range(600):
        (many / f"{number}.vcf").write_text(text)
    address = begin(paths=str(many))
    browser.post(f"{address}/cancel")
    page = over(browser, address).text
    assert "The work was stopped." in page
    assert browser.get(f"{address}/table/variants").status_code == 404
    assert browser.post(f"{address}/again").status_code == 303
    over(browser, address)
    assert browser.get(f"{address}/table/files?page=12").status_code == 200


def test_nothing_and_what_is_no_path_are_refused_in_words(browser: TestClient, desk: Desk) -> None:
    empty = [("files", ("", b"", "application/octet-stream"))]
    refused = browser.post("/cohort", files=empty)
    assert (refused.status_code, "cohort.nothing" in refused.text) == (422, True)
    refused = browser.post("/cohort", files=empty, data={"paths": "exomes"})
    assert (refused.status_code, "cohort.relative_path" in refused.text) == (422, True)
    assert [path for path in desk.folder.rglob("*") if path.is_file()] == []


def test_a_folder_without_files_says_so(browser: TestClient, begin: Begin, tmp_path: Path) -> None:
    nothing = tmp_path / "nothing"
    nothing.mkdir()
    assert "cohort.no_file" in over(browser, begin(paths=str(nothing))).text


def test_behind_a_proxy_no_path_of_the_server_is_read(proxied: TestClient, folder: Path) -> None:
    assert proxied.get("/").status_code == 303
    proxied.headers["origin"] = "https://desk.laboratory.example"
    assert 'name="paths"' not in proxied.get("/cohort").text
    empty = [("files", ("", b"", "application/octet-stream"))]
    for field in ("paths", "output"):
        refused = proxied.post("/cohort", files=empty, data={field: str(folder)})
        assert refused.status_code == 403


def test_another_session_does_not_see_it(
    browser: TestClient, begin: Begin, folder: Path, desk: Desk
) -> None:
    address = begin(paths=str(folder / "donor.vcf"))
    over(browser, address)
    browser.cookies.clear()
    browser.cookies.set(desk.access.cookie, desk.sessions.begin())
    for path in ("", "/summary", "/table/variants", "/take/variants.tsv", "/progress"):
        assert browser.get(address + path).status_code == 404

"""Two records are brought, compared, shown, taken along and removed; nothing of them is kept."""

from collections.abc import Callable

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from col7a1tools.web.desk import Desk
from tests.compare.making import Pair, case_given

Send = Callable[..., Response]


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    return case_given(tmp_path_factory.mktemp("records"))


@pytest.fixture
def send(browser: TestClient) -> Send:
    def send_(older: bytes, newer: bytes, **fields: str) -> Response:
        files = {
            "older": ("../../2025.json", older, "application/json"),
            "newer": ("2026.json", newer, "application/json"),
        }
        answer: Response = browser.post("/compare", files=files, data=fields)
        return answer

    return send_


@pytest.fixture
def shown(send: Send, pair: Pair) -> str:
    """The address of a comparison."""
    answer = send(pair.old.read_bytes(), pair.new.read_bytes())
    assert answer.status_code == 303
    return answer.headers["location"]


def test_the_page_says_what_the_command_says(browser: TestClient, shown: str) -> None:
    page = browser.get(shown).text
    assert "2025.json" in page
    assert "../" not in page
    assert "c.425A&gt;G: Uncertain significance (3 points) before" in page
    assert "the case file, which the record names for it" in page
    assert page.index("PVS1") < page.index("c.6527dup</h3>")


def test_nothing_that_was_brought_lies_on_the_disk(
    desk: Desk, browser: TestClient, shown: str
) -> None:
    assert browser.get(shown).status_code == 200
    assert [path for path in desk.folder.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_it_can_be_taken_along_in_the_language_of_the_page(
    language: str, browser: TestClient, shown: str
) -> None:
    browser.post("/settings", data={"language": language})
    word = {"en": "Two summaries", "es": "Dos resúmenes"}[language]
    for name, suffix in (("text", ".txt"), ("html", ".html"), ("json", ".json")):
        taken = browser.get(f"{shown}/take/{name}")
        assert taken.headers["content-disposition"].endswith(f'col7a1-comparison{suffix}"')
        assert (word in taken.text) == (name != "json")
    printed = browser.get(f"{shown}/print")
    assert printed.headers["x-frame-options"] == "SAMEORIGIN"
    assert "script-src" not in printed.headers["content-security-policy"]
    assert f'<html lang="{language}">' in printed.text


def test_a_comparison_can_be_removed(browser: TestClient, shown: str) -> None:
    assert f'href="{shown}"' in browser.get("/compare").text
    assert browser.post(f"{shown}/remove").status_code == 303
    for path in ("", "/print", "/take/text"):
        assert browser.get(shown + path).status_code == 404
    assert browser.post(f"{shown}/remove").status_code == 404


def test_another_session_does_not_see_it(desk: Desk, browser: TestClient, shown: str) -> None:
    browser.cookies.clear()
    browser.cookies.set(desk.access.cookie, desk.sessions.begin())
    assert browser.get(shown).status_code == 404


def test_another_person_is_refused_in_words_until_the_user_knows_better(
    send: Send, pair: Pair
) -> None:
    old = pair.old.read_bytes()
    other = pair.new.read_bytes().replace(b'"name": "child"', b'"name": "sister"', 1)
    refused = send(old, other)
    assert refused.status_code == 422
    assert "compare.other_person" in refused.text
    assert "--same-person" not in refused.text
    assert send(old, other, same_person="yes").status_code == 303


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "record.json"),
        (b"{}", "record.version"),
        (b"[" * 100_000, "record.json"),
        (b"\xff\xfe\x00", "record.unreadable"),
        (b'{"schema_version": "2.0", "sample": "<script>alert(1)</script>"}', "record.schema"),
    ],
)
def test_what_is_no_record_is_refused_in_words(
    content: bytes, code: str, send: Send, pair: Pair
) -> None:
    for files in ((content, pair.new.read_bytes()), (pair.old.read_bytes(), content)):
        refused = send(*files)
        assert refused.status_code == 422
        assert code in refused.text
        assert "<script>alert" not in refused.text


def test_one_record_is_not_enough(browser: TestClient, pair: Pair) -> None:
    files = {"older": ("a.json", pair.old.read_bytes(), "application/json")}
    refused = browser.post("/compare", files=files)
    assert (refused.status_code, "compare.two_records" in refused.text) == (422, True)


def test_a_record_too_large_is_refused_and_nothing_stays(
    send: Send, pair: Pair, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from col7a1tools.web.pages import compare

    monkeypatch.setattr(compare, "_LARGEST", 1000)
    assert send(pair.old.read_bytes(), b"{}").status_code == 413
    assert [path for path in desk.folder.rglob("*") if path.is_file()] == []


def test_the_form_needs_no_script_and_says_what_is_kept(browser: TestClient) -> None:
    page = browser.get("/compare").text
    assert 'method="post" action="/compare" enctype="multipart/form-data"' in page
    assert "not kept" in page

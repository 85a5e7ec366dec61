"""Nobody gets anything of the desk but the browser that came in, from the desk's own pages."""

import pytest
from starlette.testclient import TestClient

from col7a1tools.errors import UsageError
from col7a1tools.web.access import checked_proxy
from col7a1tools.web.desk import Desk
from tests.web.conftest import ORIGIN

NEIGHBOUR = "http://127.0.0.1:8888"  # another port of this machine


def test_the_token_lets_one_browser_in_with_a_strict_cookie(
    desk: Desk, stranger: TestClient
) -> None:
    token = desk.sessions.take_token()
    came = stranger.get(f"/enter?token={token}")
    assert (came.status_code, came.headers["location"]) == (303, "/")
    cookie = came.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert "Max-Age" not in cookie
    assert token not in cookie
    assert stranger.get("/").status_code == 200


def test_a_token_works_once(desk: Desk, stranger: TestClient) -> None:
    address = f"/enter?token={desk.sessions.take_token()}"
    assert stranger.get(address).status_code == 303
    stranger.cookies.clear()
    assert stranger.get(address).status_code == 403
    assert stranger.get("/").status_code == 403


@pytest.mark.parametrize("query", ["", "?token=", "?token=wrong", "?token=%00%ff"])
def test_no_token_and_a_wrong_one_are_refused(query: str, stranger: TestClient) -> None:
    refused = stranger.get(f"/enter{query}")
    assert refused.status_code == 403
    assert "set-cookie" not in refused.headers


@pytest.mark.parametrize("path", ["/", "/?q=c.6527dup", "/static/desk.css", "/nothing"])
@pytest.mark.parametrize("cookie", ["", "col7a1tools_desk_8700=guess"])
def test_without_a_session_there_is_nothing(path: str, cookie: str, stranger: TestClient) -> None:
    refused = stranger.get(path, headers={"cookie": cookie})
    assert refused.status_code == 403
    assert "COL7A1" not in refused.text


@pytest.mark.parametrize(
    "host", ["attacker.example", "127.0.0.1", "127.0.0.1:8701", "localhost:8700", "[::1]:8700", ""]
)
def test_another_host_is_refused(host: str, browser: TestClient) -> None:
    assert browser.get("/", headers={"host": host}).status_code == 403


@pytest.mark.parametrize("origin", ["https://attacker.example", NEIGHBOUR, "null", f"{ORIGIN}/"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_another_origin_is_refused(origin: str, method: str, browser: TestClient) -> None:
    refused = browser.request(method, "/settings", headers={"origin": origin})
    assert refused.status_code == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_link_from_another_site_is_refused(site: str, browser: TestClient) -> None:
    assert browser.get("/", headers={"sec-fetch-site": site}).status_code == 403


def test_a_form_without_origin_is_refused(browser: TestClient) -> None:
    del browser.headers["origin"]
    assert browser.post("/settings", data={"language": "es"}).status_code == 403
    assert browser.get("/").status_code == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"])
def test_other_methods_are_refused(method: str, browser: TestClient) -> None:
    refused = browser.request(method, "/")
    assert refused.status_code == 405
    assert not any(name.startswith("access-control") for name in refused.headers)


@pytest.mark.parametrize(
    "path", ["/", "/?q=6527insC", "/?q=nonsense", "/nothing", "/static/desk.js"]
)
def test_every_answer_is_closed(path: str, browser: TestClient) -> None:
    headers = browser.get(path).headers
    parts = [part.split() for part in headers["content-security-policy"].split(";")]
    policy = {name: allowed for name, *allowed in parts}
    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == policy["style-src"] == ["'self'"]
    assert policy["frame-ancestors"] == ["'none'"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == ("no-cache" if path.startswith("/static") else "no-store")
    assert "server" not in headers


def test_leaving_ends_the_session_and_its_folder(desk: Desk, browser: TestClient) -> None:
    (folder,) = desk.folder.iterdir()
    (folder / "kept").write_text("x", encoding="utf-8")
    assert browser.post("/leave").status_code == 200
    assert list(desk.folder.iterdir()) == []
    assert browser.get("/").status_code == 403


def test_a_redirect_after_a_form_stays_on_the_desk(browser: TestClient) -> None:
    for referer in ("https://attacker.example//attacker.example/x", "//attacker.example", "\\x"):
        answer = browser.post("/settings", data={"theme": "dark"}, headers={"referer": referer})
        assert answer.headers["location"] in {"/"}
    answer = browser.post("/settings", data={}, headers={"referer": f"{ORIGIN}/?q=c.6527dup"})
    assert answer.headers["location"] == "/?q=c.6527dup"


def test_behind_a_proxy_each_browser_gets_its_own_session(proxied: TestClient) -> None:
    came = proxied.get("/")
    assert came.status_code == 303
    assert "Secure" in came.headers["set-cookie"]
    assert proxied.get("/").status_code == 200


def test_behind_a_proxy_nobody_comes_past_it(proxied: TestClient) -> None:
    for secret in ("", "wrong", "s" * 39):
        assert proxied.get("/", headers={"x-col7a1tools-proxy": secret}).status_code == 403
    assert proxied.get("/", headers={"host": "10.0.0.7:8700"}).status_code == 403
    assert proxied.get("/enter?token=x").status_code == 303  # no token is used there


@pytest.mark.parametrize(
    ("origin", "secret"),
    [
        ("desk.example", "s" * 40),
        ("ftp://desk.example", "s" * 40),
        ("https://desk.example/", "s" * 40),
        ("https://Desk.example", "s" * 40),
        ("https://user@desk.example", "s" * 40),
        ("https://desk.example:99999", "s" * 40),
        ("https://desk.example", "short"),
        ("https://desk.example", "s" * 40 + "\n"),
    ],
)
def test_a_proxy_that_cannot_be_is_refused(origin: str, secret: str) -> None:
    with pytest.raises(UsageError):
        checked_proxy(origin, secret)

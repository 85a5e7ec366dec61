"""A desk to ask, without a network."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from col7a1tools.gene import Gene
from col7a1tools.knowledge import REFERENCE_ONLY
from col7a1tools.web.access import Access, Proxy
from col7a1tools.web.application import application
from col7a1tools.web.desk import Desk
from col7a1tools.web.jobs.jobs import Jobs
from col7a1tools.web.sessions import Sessions

ORIGIN = "http://127.0.0.1:8700"


@pytest.fixture
def make_desk(gene: Gene, tmp_path: Path) -> Callable[[Access], Desk]:
    def make(access: Access) -> Desk:
        return Desk(gene, REFERENCE_ONLY, access, tmp_path, Sessions(tmp_path), Jobs())

    return make


@pytest.fixture
def desk(make_desk: Callable[[Access], Desk]) -> Desk:
    return make_desk(Access(ORIGIN))


@pytest.fixture
def stranger(desk: Desk) -> Iterator[TestClient]:
    """A browser that has not come in."""
    with TestClient(application(desk), base_url=ORIGIN, follow_redirects=False) as client:
        yield client


@pytest.fixture
def browser(desk: Desk, stranger: TestClient) -> TestClient:
    """A browser that came in with the token, and sends the headers that browsers send."""
    came = stranger.get(f"/enter?token={desk.sessions.take_token()}")
    assert came.status_code == 303
    stranger.headers["origin"] = ORIGIN
    stranger.headers["sec-fetch-site"] = "same-origin"
    return stranger


@pytest.fixture
def proxied(make_desk: Callable[[Access], Desk]) -> Iterator[TestClient]:
    """A browser before a desk behind a proxy that sends its secret."""
    proxy = Proxy("https://desk.laboratory.example", "s" * 40)
    app = application(make_desk(Access(proxy.origin, proxy)))
    with TestClient(app, base_url=proxy.origin, follow_redirects=False) as client:
        client.headers["x-col7a1tools-proxy"] = proxy.secret
        yield client

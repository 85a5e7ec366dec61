"""The desk opens no connection of its own, whatever is looked up."""

import socket

import pytest
from starlette.testclient import TestClient


def test_nothing_of_the_desk_connects(browser: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was asked for")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    for path in ("/", "/?q=6527insC", "/?q=nonsense", "/static/desk.js", "/nowhere"):
        assert browser.get(path).status_code in {200, 404}

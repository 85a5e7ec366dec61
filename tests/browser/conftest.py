"""A real Chromium, Debian's build without a window, that opens files and nothing else."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from col7a1tools.gene import Gene
from col7a1tools.views.html import to_html
from tests.browser.desk import Visit, running_desk
from tests.browser.documents import DOCUMENTS
from tests.packaging.environments import Environment, made_once, new_environment, wheel_once

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class OpenedPage:
    """A page in the browser, with what it wrote to the console and what it asked the network for.

    Attributes:
        page: the page.
        console: messages and errors.
        requests: addresses, without that of the file itself; none of them is let through.
    """

    def __init__(self, page: "Page", address: str) -> None:
        self.page = page
        self.console: list[str] = []
        self.requests: list[str] = []
        self._address = address
        page.on("console", lambda message: self.console.append(message.text))
        page.on("pageerror", lambda error: self.console.append(str(error)))
        page.route("**/*", self._route)
        page.goto(address)

    def _route(self, route: "Route") -> None:
        if route.request.url == self._address:
            route.continue_()
            return
        self.requests.append(route.request.url)
        route.abort()


Opener = Callable[..., OpenedPage]


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=shutil.which("chromium-headless-shell"), args=list(FLAGS)
        )
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def html_files(tmp_path_factory: pytest.TempPathFactory, gene: Gene) -> Callable[[str, str], Path]:
    """Writes the page of a document of ``DOCUMENTS``, once."""
    folder = tmp_path_factory.mktemp("pages")

    def write(name: str, language: str) -> Path:
        path = folder / f"{name}.{language}.html"
        if not path.exists():
            path.write_bytes(to_html(DOCUMENTS[name](gene), language))
        return path

    return write


@pytest.fixture
def open_page(browser: "Browser", html_files: Callable[[str, str], Path]) -> Iterator[Opener]:
    """Opens the page of a document at a width, on a screen or as for print."""
    opened = []

    def open_(
        name: str, language: str = "en", width: int = 1280, media: str = "screen"
    ) -> OpenedPage:
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.emulate_media(media="print" if media == "print" else "screen")
        opened.append(page)
        return OpenedPage(page, html_files(name, language).as_uri())

    yield open_
    for page in opened:
        page.close()


@pytest.fixture(scope="session")
def installed_desk(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """The wheel with the desk, in an environment that holds nothing else."""

    def make(folder: Path) -> None:
        new_environment(folder).pip_install(f"{wheel_once(tmp_path_factory)}[web]")

    return Environment(made_once(tmp_path_factory, "desk", make))


@pytest.fixture(scope="module")
def visit_of_module(browser: "Browser", installed_desk: Environment) -> Iterator[Visit]:
    with running_desk(installed_desk) as address:
        yield Visit(browser, address)


@pytest.fixture
def visit(visit_of_module: Visit) -> Iterator[Visit]:
    """A visit that must have stayed silent and at home."""
    visit_of_module.console.clear()
    yield visit_of_module
    visit_of_module.close()
    assert visit_of_module.console == []
    assert visit_of_module.elsewhere == []

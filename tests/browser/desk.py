"""A running desk, and a browser that came in."""

import os
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from typing import TYPE_CHECKING

from tests.packaging.environments import Environment

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Route


# Both languages and both themes, each in one of two windows.
LOOKS = (("en", "light"), ("es", "dark"))

_PATIENCE = 30.0  # seconds
_LOOK = 50.0  # milliseconds between looks


@contextmanager
def running_desk(environment: Environment) -> Iterator[str]:
    """A desk of its own process, of an installed package: the address that lets one browser in."""
    command = [str(environment.command), "serve", "--no-open"]
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=kept, cwd=environment.directory
    ) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


class Visit:
    """A browser before a desk, with what it wrote to the console and asked of elsewhere.

    Attributes:
        origin: the desk's.
        elsewhere: addresses beyond it; none of them is let through.
        console: messages and errors of its pages.
    """

    def __init__(self, browser: "Browser", address: str) -> None:
        match = re.match(r"http://[^/]+", address)
        assert match is not None
        self.origin = match[0]
        self.elsewhere: list[str] = []
        self.console: list[str] = []
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        first = browser.new_context()
        page = first.new_page()
        page.goto(address)
        self._cookies = first.storage_state()
        first.close()

    def open(
        self,
        path: str,
        *,
        language: str = "en",
        width: int = 1280,
        theme: str = "light",
        script: bool = True,
    ) -> "Page":
        """A page of the desk in a fresh window."""
        context = self._browser.new_context(
            storage_state=self._cookies,
            viewport={"width": width, "height": 900},
            locale=language,
            color_scheme="dark" if theme == "dark" else "light",
            java_script_enabled=script,
            has_touch=width < 600,
        )
        self._contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: self.console.append(message.text))
        page.on("pageerror", lambda error: self.console.append(str(error)))
        page.route("**/*", self._route)
        page.goto(self.origin + path)
        return page

    def close(self) -> None:
        """Close every window."""
        for context in self._contexts:
            context.close()
        self._contexts.clear()

    def _route(self, route: "Route") -> None:
        if route.request.url.startswith(f"{self.origin}/"):
            route.continue_()
            return
        self.elsewhere.append(route.request.url)
        route.abort()


def violations(page: "Page") -> list[tuple[str, list[str]]]:
    """What axe-core finds on a page: rule, and the elements that break it."""
    axe = files("axe_playwright_python") / "axe.min.js"
    page.evaluate(axe.read_text(encoding="utf-8"))
    # What a page frames is a page of the library, which has tests of its own.
    options = "{resultTypes: ['violations'], iframes: false}"
    found = page.evaluate(f"axe.run(document, {options})")["violations"]
    return [(one["id"], [node["html"][:150] for node in one["nodes"]]) for one in found]


def until(page: "Page", script: str, value: object = None) -> None:
    """Wait until a function of JavaScript says yes.

    Playwright's own waiting evaluates text inside the page, which the desk's policy forbids.
    """
    last = time.monotonic() + _PATIENCE
    while not page.evaluate(script, value):
        assert time.monotonic() < last, script
        page.wait_for_timeout(_LOOK)

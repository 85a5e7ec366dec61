"""The summary in the real browser: silent, closed, reachable by keyboard, accessible, never cut."""

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from col7a1tools.report.words import LANGUAGES
from tests.browser.conftest import Opener
from tests.browser.documents import DOCUMENTS, HOSTILE, LONG

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.debian("chromium-headless-shell")

WIDTHS = (390, 1280)
PROBES = (Path(__file__).parent / "probes.js").read_text(encoding="utf-8")


def probe(page: "Page", name: str) -> Any:
    """The answer of one probe."""
    return page.evaluate(f"{PROBES.strip()}.{name}()")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_page_is_silent_closed_and_nothing_leaves_its_place(
    name: str, language: str, open_page: Opener
) -> None:
    opened = open_page(name, language)
    page = opened.page
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert (width, probe(page, "beyond")) == (width, [])
        assert (width, probe(page, "clipped")) == (width, [])
        assert (width, probe(page, "drawnTexts")) == (width, [])
    assert page.evaluate("document.documentElement.lang") == language
    assert opened.console == []
    assert opened.requests == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["family", "borders", "twelve", "long_names"])
def test_no_table_leaves_the_page_on_any_screen(
    name: str, language: str, open_page: Opener
) -> None:
    page = open_page(name, language).page
    for width in (320, 621, 768, 900, 921, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert (width, probe(page, "tablesBeyond")) == (width, [])


def violations(opened: Any) -> list[tuple[str, list[str]]]:
    """What axe-core finds against WCAG 2.2 AA and its best practices."""
    axe = files("axe_playwright_python") / "axe.min.js"
    opened.page.evaluate(axe.read_text(encoding="utf-8"))
    found = opened.page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [(one["id"], [node["html"][:150] for node in one["nodes"]]) for one in found]


@pytest.mark.parametrize(("language", "width"), [("en", 390), ("es", 1280)])
@pytest.mark.parametrize("name", ["family", "nothing", "twelve"])
def test_axe_finds_no_violation_on_the_screen(
    name: str, language: str, width: int, open_page: Opener
) -> None:
    assert violations(open_page(name, language, width)) == []


@pytest.mark.parametrize(
    ("name", "language"), [("family", "en"), ("nothing", "es"), ("twelve", "es")]
)
def test_axe_finds_no_violation_in_print(name: str, language: str, open_page: Opener) -> None:
    assert violations(open_page(name, language, media="print")) == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["family", "nothing", "twelve"])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(
    name: str, width: int, open_page: Opener
) -> None:
    page = open_page(name, "en", width).page
    wanted = probe(page, "focusable")
    reached = {}
    for _ in range(wanted):
        page.keyboard.press("Tab")
        place, outlined = probe(page, "focused")
        reached[place] = outlined
    assert len(reached) == wanted
    assert all(reached.values())


def test_the_skip_link_leads_to_the_result(open_page: Opener) -> None:
    page = open_page("family").page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"


def test_details_close_and_open_by_keyboard(open_page: Opener) -> None:
    page = open_page("family").page
    summary = page.locator("summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert not page.evaluate("document.querySelector('details').open")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('details').open")


def test_a_hostile_name_is_only_text(open_page: Opener) -> None:
    page = open_page("hostile").page
    assert (
        page.evaluate("document.querySelectorAll('script, body img:not(.letterhead img)').length")
        == 0
    )
    shown = HOSTILE.replace("\u202e", "⟨U+202E⟩")
    assert shown in page.inner_text("body")
    assert page.title().endswith(shown)


def test_a_long_name_is_told_and_does_not_push_the_page_apart(open_page: Opener) -> None:
    opened = open_page("long_names", width=390)
    assert opened.page.inner_text("body").count("N" * 10) < 40
    assert LONG not in opened.page.title()


def test_no_script_could_run_if_there_were_one(open_page: Opener) -> None:
    opened = open_page("family")
    opened.page.evaluate(
        "() => { const one = document.createElement('script'); one.textContent = 'window.ran = 1';"
        " document.body.append(one); }"
    )
    assert opened.page.evaluate("window.ran") is None
    assert any("Content Security Policy" in message for message in opened.console)

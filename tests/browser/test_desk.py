"""The desk in the real browser, from the installed wheel: look up a variant, bring a patient."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from col7a1tools.report.words import LANGUAGES
from tests.browser.desk import LOOKS, Visit, violations
from tests.packaging.environments import PROJECT

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

pytestmark = pytest.mark.debian("chromium-headless-shell")

WIDTHS = (390, 1024, 1920)
PROBES = (Path(__file__).parent / "probes.js").read_text(encoding="utf-8").strip()
FAMILY = PROJECT / "examples" / "case_book" / "dominant_glycine" / "family.GRCh37.vcf"
# Pages of the desk, and those of a patient; the last two are of one whose case was weighed again.
PAGES = ("/", "/?q=c.6127G%3EA", "/?q=c.[76A%3EC;78G%3ET]", "/?q=G2043", "/?q=c.497insA", "/help")
STEPS = ("begin", "choose", "report")


def brought(visit: Visit) -> str:
    """The address of a patient who was brought and is to be chosen."""
    page = visit.open("/patient")
    page.set_input_files("#variants", FAMILY)
    page.click("form.bring button")
    page.wait_for_selector("input[name=sample]", timeout=60_000)
    return page.url.removeprefix(visit.origin)


def reported(visit: Visit) -> str:
    """The address of a patient with a report, weighed again with a fact of the case."""
    address = brought(visit)
    page = visit.open(address)
    page.check("input[name=sample][value=child]")
    page.select_option("[name=role_1]", "mother")
    page.select_option("[name=role_2]", "father")
    page.click("text=Write the report")
    page.wait_for_selector("iframe.page", timeout=60_000)
    page.fill("#findings", "blisters since birth")
    page.select_option("#mapping", "below lamina densa")
    page.fill("#reference-person", "skin biopsy 1")
    page.click("form:has(#findings) button")
    page.wait_for_selector(".changes", timeout=60_000)
    return address


@pytest.fixture(scope="module")
def addresses(visit_of_module: Visit) -> dict[str, str]:
    """Where each step of a patient is seen."""
    found = {
        "begin": "/patient",
        "choose": brought(visit_of_module),
        "report": reported(visit_of_module),
    }
    visit_of_module.close()
    return found


def address_of(place: str, addresses: dict[str, str]) -> str:
    return addresses.get(place, place)


def probe(page: "Page", name: str) -> Any:
    return page.evaluate(f"{PROBES}.{name}()")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", [*PAGES, *STEPS])
def test_nothing_leaves_its_place(
    place: str, language: str, visit: Visit, addresses: dict[str, str]
) -> None:
    page = visit.open(address_of(place, addresses), language=language)
    assert page.evaluate("document.documentElement.lang") == language
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert (width, probe(page, "beyond")) == (width, [])
        assert (width, probe(page, "clipped")) == (width, [])


@pytest.mark.parametrize(("language", "theme"), LOOKS)
@pytest.mark.parametrize("place", [*PAGES, *STEPS])
def test_axe_finds_no_violation(
    place: str, language: str, theme: str, visit: Visit, addresses: dict[str, str]
) -> None:
    width = 390 if theme == "dark" else 1024
    address = address_of(place, addresses)
    page = visit.open(address, language=language, width=width, theme=theme)
    page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true; })")
    assert violations(page) == []


@pytest.mark.parametrize("place", ["/", "/?q=c.6127G%3EA", *STEPS])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(
    place: str, visit: Visit, addresses: dict[str, str]
) -> None:
    page = visit.open(address_of(place, addresses))
    page.evaluate("document.querySelectorAll('iframe').forEach(one => one.remove())")
    wanted = page.evaluate(
        "() => [...document.querySelectorAll('a[href], summary, button, select, textarea,"
        " input:not([type=hidden]):not([type=radio])')].filter(one => one.checkVisibility()).length"
        " + new Set([...document.querySelectorAll('[type=radio]')].map(one => one.name)).size"
    )
    reached = {}
    page.focus("main")
    page.keyboard.press("Shift+Tab")  # a key was pressed, so that the place is shown
    page.focus(".skip")
    for number in range(wanted):
        if number:
            page.keyboard.press("Tab")
        where, outlined = probe(page, "focused")
        reached[where] = outlined
    assert len(reached) == wanted
    assert all(reached.values())


def suggested(page: "Page", text: str) -> None:
    """Type a text and wait for what is suggested for the whole of it."""
    with page.expect_response(lambda answer: answer.url.endswith(f"/suggestions?q={text}")):
        page.keyboard.type(text)
    page.wait_for_selector("#q:not(.htmx-request)")
    page.wait_for_selector("[role=option]")


def test_a_look_up_by_keyboard_alone(visit: Visit) -> None:
    page = visit.open("/")
    suggested(page, "6527in")
    assert page.get_attribute("#q", "aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    chosen = page.get_attribute("#q", "aria-activedescendant")
    assert page.get_attribute(f"#{chosen}", "aria-selected") == "true"
    page.keyboard.press("Enter")
    page.wait_for_selector("#answer-title:focus")
    assert page.is_visible(".card")
    assert page.url.endswith("/?q=c.6527dup")
    assert "Likely pathogenic" in page.inner_text(".verdict")
    page.go_back()
    page.wait_for_selector(".begin")


def test_suggestions_close_and_leave_what_was_typed(visit: Visit) -> None:
    page = visit.open("/")
    suggested(page, "G2043")
    page.keyboard.press("Escape")
    assert not page.is_visible("#suggestions")
    page.keyboard.press("Enter")
    page.wait_for_selector("h2:has-text('Gly2043')")
    assert page.locator("td a").count() == 10


def test_suggestions_that_come_after_escape_stay_closed(visit: Visit) -> None:
    page = visit.open("/")
    held: list[Route] = []
    escaped: list[bool] = []
    page.route(
        "**/suggestions?*", lambda route: route.continue_() if escaped else held.append(route)
    )
    page.keyboard.type("G2043")
    while not held:
        page.wait_for_timeout(20)
    page.keyboard.press("Escape")
    escaped.append(True)
    for route in held:
        route.continue_()
    page.wait_for_selector("#suggestions [role=option]", state="attached")
    page.wait_for_selector("#q:not(.htmx-request)")
    assert not page.is_visible("#suggestions")


def test_a_patient_by_keyboard_alone(visit: Visit) -> None:
    page = visit.open("/patient")
    page.set_input_files("#variants", FAMILY)  # what the system's own window does
    page.focus("form.bring > p button")
    page.keyboard.press("Enter")
    page.wait_for_selector("input[name=sample]", timeout=60_000)
    page.focus("input[name=sample]")
    page.keyboard.press("Space")
    page.focus("[name=role_1]")
    page.keyboard.type("mother")
    page.focus("text=Write the report")
    page.keyboard.press("Enter")
    frame = page.wait_for_selector("iframe.page", timeout=60_000)
    assert frame is not None
    inside = frame.content_frame()
    assert inside is not None
    inside.wait_for_selector("#family")
    page.focus("[name=findings]")
    page.keyboard.type("blisters since birth")
    page.keyboard.press("Tab")
    page.keyboard.type("below")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("skin biopsy 1")
    page.keyboard.press("Enter")
    page.wait_for_selector(".changes", timeout=60_000)
    assert "PP4" in page.inner_text(".changes")
    assert "below lamina densa" in page.input_value("#case-text")


def test_without_script_the_same_pages_work(visit: Visit) -> None:
    page = visit.open("/", script=False)
    page.fill("#q", "6527insC")
    page.click("form.search button")
    assert "Likely pathogenic" in page.inner_text(".verdict")
    page = visit.open("/patient", script=False)
    page.set_input_files("#variants", FAMILY)
    page.click("form.bring button")
    page.wait_for_selector("input[name=sample]", timeout=60_000)
    page.check("input[name=sample][value=child]")
    page.click("text=Write the report")
    page.wait_for_selector("iframe.page", timeout=60_000)


def test_files_are_dropped(visit: Visit) -> None:
    page = visit.open("/patient")
    content = FAMILY.read_text(encoding="utf-8")
    page.evaluate(
        "([name, content]) => { const moved = new DataTransfer();"
        " moved.items.add(new File([content], name));"
        " document.querySelector('.drop').dispatchEvent("
        "   new DragEvent('drop', { dataTransfer: moved, bubbles: true, cancelable: true })); }",
        [FAMILY.name, content],
    )
    page.click("form.bring button")
    page.wait_for_selector("input[name=sample]", timeout=60_000)
    assert FAMILY.name in page.inner_text("main")


def test_language_and_theme_are_chosen_and_kept(visit: Visit) -> None:
    page = visit.open("/?q=6527insC")
    page.click("button[value=es]")
    assert page.evaluate("document.documentElement.lang") == "es"
    assert page.url.endswith("/?q=6527insC")
    page.click("button[value=dark]")
    page.wait_for_load_state()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("button[value=light]")
    page.wait_for_load_state()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != dark
    page.click("button[value=auto]")
    page.click("button[value=en]")


def test_the_browser_keeps_nothing_of_a_patient(visit: Visit, addresses: dict[str, str]) -> None:
    page = visit.open(addresses["report"])
    assert page.evaluate("Object.keys(localStorage)") == []
    address = addresses["report"]
    assert set(page.evaluate("Object.values(sessionStorage)")) <= {address}  # which page it is
    page.goto(f"{visit.origin}/?q=6527insC")
    page.fill("#q", "c.6127G>A")
    page.keyboard.press("Enter")
    page.wait_for_selector("dd:has-text('Gly2043Arg')")
    kept = page.evaluate("Object.values(sessionStorage)")
    assert [one for one in kept if len(one) > 40 or "<" in one] == []


def test_the_card_is_printed_without_what_only_a_screen_needs(visit: Visit) -> None:
    page = visit.open("/?q=6527insC", theme="dark")
    page.emulate_media(media="print")
    assert not page.is_visible("header.top")
    assert not page.is_visible("form.search")
    assert page.is_visible(".card")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(17, 17, 17)"


def test_no_script_of_others_runs(visit: Visit) -> None:
    page = visit.open("/?q=6527insC")
    page.evaluate(
        "() => { const one = document.createElement('script'); one.textContent = 'window.ran = 1';"
        " document.body.append(one); }"
    )
    assert page.evaluate("window.ran") is None
    assert any("Content Security Policy" in message for message in visit.console)
    visit.console.clear()

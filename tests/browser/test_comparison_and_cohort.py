"""Comparing and screening in the real browser: by keyboard, accessible, without script, silent."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.desk import LOOKS, Visit, violations
from tests.command_line import PROJECT
from tests.compare.making import Pair, case_given

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.debian("chromium-headless-shell")

WIDTHS = (390, 1024, 1920)
DONE = {"en": "A cohort", "es": "Una cohorte"}


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    return case_given(tmp_path_factory.mktemp("records"))


@pytest.fixture(scope="module")
def exomes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exomes")
    for family in (PROJECT / "examples" / "case_book").glob("*/family.*.vcf"):
        shutil.copyfile(family, folder / f"{family.parent.name}.vcf")
    (folder / "broken.vcf").write_text("no VCF\n")
    return folder


def fits(page: "Page") -> bool:
    """Whether nothing of the page stands out of the window."""
    return bool(
        page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        )
    )


def tab_to(page: "Page", selector: str) -> None:
    """Reach an element with the tab key alone."""
    for _ in range(60):
        if page.evaluate("one => document.activeElement.matches(one)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} cannot be reached by keyboard")


def compared(visit: Visit, pair: Pair, **options: object) -> "Page":
    page = visit.open("/compare", **options)  # type: ignore[arg-type]
    page.set_input_files("#older", str(pair.old))
    page.set_input_files("#newer", str(pair.new))
    tab_to(page, "form.bring button")
    page.keyboard.press("Enter")
    page.wait_for_selector(".comparison")
    return page


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_two_records_are_compared_by_keyboard_alone(script: bool, visit: Visit, pair: Pair) -> None:
    page = visit.open("/compare", script=script)
    page.set_input_files("#older", str(pair.old))
    page.set_input_files("#newer", str(pair.new))
    page.focus("#newer")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".comparison")
    assert "the case file" in page.inner_text(".comparison")
    with page.expect_download() as taken:
        page.click("a[href$='/take/text']")
    text = taken.value.path().read_text(encoding="utf-8")
    assert text.startswith("Two summaries of one person compared")


@pytest.mark.parametrize(("language", "theme"), LOOKS)
def test_a_comparison_is_accessible_and_fits(
    language: str, theme: str, visit: Visit, pair: Pair
) -> None:
    page = visit.open("/compare", language=language, theme=theme)
    assert violations(page) == []
    page = compared(visit, pair, language=language, theme=theme)
    assert page.get_attribute("html", "lang") == language
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert fits(page), width
    page.set_viewport_size({"width": WIDTHS[theme == "light"], "height": 900})
    assert violations(page) == []


def test_a_comparison_prints_without_the_desk_around_it(visit: Visit, pair: Pair) -> None:
    page = compared(visit, pair)
    page.emulate_media(media="print")
    assert page.is_visible(".comparison")
    assert not page.is_visible("header.top")
    address = page.get_attribute("a[href$='/print']", "href")
    printed = visit.open(str(address))
    assert printed.inner_text("h1") == "Two summaries of one person compared"
    assert violations(printed) == []


def screened(visit: Visit, exomes: Path, **options: object) -> "Page":
    page = visit.open("/cohort", **options)  # type: ignore[arg-type]
    page.fill("#paths", str(exomes))
    tab_to(page, "form.bring button")
    page.keyboard.press("Enter")
    page.wait_for_selector("iframe.page", timeout=120_000)
    return page


def test_a_folder_is_screened_sorted_and_filtered_by_keyboard_alone(
    visit: Visit, exomes: Path
) -> None:
    from playwright.sync_api import expect

    page = visit.open("/cohort")
    tab_to(page, "#paths")
    page.keyboard.type(str(exomes))
    tab_to(page, "form.bring button")
    page.keyboard.press("Enter")
    page.wait_for_selector("iframe.page", timeout=120_000)
    frame = page.frame_locator("iframe.page")
    assert frame.locator("h1").inner_text() == "COL7A1 in a cohort"
    assert frame.locator("svg").count() > 0
    tab_to(page, "a[href$='/table/variants']")
    page.keyboard.press("Enter")
    page.wait_for_selector(".wide-table")
    tab_to(page, "th a[href*='sort=points']")
    page.keyboard.press("Enter")
    page.wait_for_selector("th[aria-sort=ascending]")
    tab_to(page, "th[aria-sort=ascending] a")
    page.keyboard.press("Enter")
    page.wait_for_selector("th[aria-sort=descending]")
    points = [int(text) for text in page.locator("td:nth-child(5)").all_inner_texts()]
    assert points == sorted(points, reverse=True)
    tab_to(page, "#text")
    page.keyboard.type("c.6527dup")
    page.keyboard.press("Enter")
    expect(page.locator("tbody tr")).to_have_count(1, timeout=30_000)
    tab_to(page, "tbody a")
    page.keyboard.press("Enter")
    page.wait_for_selector(".card")
    assert "c.6527dup" in page.inner_text(".card")


def test_without_script_a_folder_is_screened_too(visit: Visit, exomes: Path) -> None:
    page = visit.open("/cohort", script=False)
    page.fill("#paths", str(exomes))
    page.click("form.bring button")
    page.wait_for_selector("iframe.page", timeout=120_000)
    page.click("a[href$='/table/failures']")
    assert "broken.vcf" in page.inner_text("tbody")


@pytest.mark.parametrize(("language", "theme"), LOOKS)
def test_a_cohort_is_accessible_and_fits_at_every_width(
    language: str, theme: str, visit: Visit, exomes: Path
) -> None:
    page = visit.open("/cohort", language=language, theme=theme)
    assert violations(page) == []
    page = screened(visit, exomes, language=language, theme=theme)
    assert page.inner_text("h1") == DONE[language]
    address = page.url
    for path in ("", "/table/variants", "/table/carriers?all=1", "/table/failures"):
        page.goto(address + path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert fits(page), (path, width)
        page.set_viewport_size({"width": WIDTHS[theme == "light"], "height": 900})
        assert violations(page) == [], path

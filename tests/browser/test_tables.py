"""Tables in a browser: reasons have room, and no head stands alone at the foot of a page."""

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from col7a1tools.compare.read import compare_files
from col7a1tools.gene import Gene
from col7a1tools.views.comparison import render_comparison
from col7a1tools.views.html import to_html
from examples.case_book import CASES
from tests.compare.making import PAIRS, book_record

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.debian("chromium-headless-shell", "pdftotext")

# At which a reason is a column of words and not of letters, in pixels.
ROOM = 120
# On A4 between its margins.
PAPER = 680
LAST_CELLS = """() => [...document.querySelectorAll('tbody tr')]
  .map(row => row.cells[row.cells.length - 1].getBoundingClientRect().width)"""
SPACE = """height => { const space = document.createElement('div');
  space.style.height = `${height}px`;
  document.querySelector('#clinician .block').before(space); }"""


@pytest.mark.parametrize("name", ["case_given", "family_given"])
@pytest.mark.parametrize("width", [PAPER, 1280])
def test_a_comparison_gives_its_reasons_room(
    width: int, name: str, browser: "Browser", tmp_path: Path
) -> None:
    pair = PAIRS[name](tmp_path)
    path = tmp_path / "comparison.html"
    comparison, _ = compare_files(str(pair.old), str(pair.new))
    path.write_bytes(render_comparison(comparison, ".html", "en"))
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(path.as_uri())
    assert min(page.evaluate(LAST_CELLS)) >= ROOM
    page.close()


def test_no_head_of_a_table_ends_a_printed_page(
    browser: "Browser", tmp_path: Path, gene: Gene
) -> None:
    """Wherever the table falls on the page."""
    (case,) = (one for one in CASES if one.name == "stop_with_missense")
    path = tmp_path / "summary.html"
    path.write_bytes(to_html(book_record(case, gene), "en"))
    for height in range(0, 960, 40):
        page = browser.new_page()
        page.goto(path.as_uri())
        page.evaluate(SPACE, height)
        pdf = page.pdf(format="Letter")
        page.close()
        command = ("pdftotext", "-layout", "-", "-")
        done = subprocess.run(command, input=pdf, capture_output=True, check=True)
        for printed in done.stdout.decode("utf-8").split("\f"):
            lines = [line.strip() for line in printed.splitlines() if line.strip()]
            # The last line is what stands below every page.
            assert not any(re.fullmatch(r"No\.\s+Fact", line) for line in lines[-2:]), height

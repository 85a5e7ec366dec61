"""The printed summary: whole on A4 and on Letter, rows unbroken, nothing beyond the paper."""

import re
import subprocess
from collections.abc import Iterator, Sequence

import pytest

from col7a1tools.gene import Gene
from col7a1tools.report.document import Sample
from col7a1tools.report.words import LANGUAGES
from col7a1tools.views.pdf import to_pdf
from col7a1tools.views.visible import shortened, visible
from tests.browser.conftest import Opener
from tests.browser.documents import DOCUMENTS

pytestmark = pytest.mark.debian("chromium-headless-shell", "pdftotext")

PAPERS = {"A4": (595, 842), "Letter": (612, 792)}
# Nearer to the edge many printers do not print, in points.
EDGE = 25
SMALLEST_IN_PRINT = 6.5
# In points; the matrix of a text says how large a pixel of the drawing is on the page.
SMALLEST_LETTERS = """() => Math.min(...[...document.querySelectorAll('.pedigree text')]
  .filter(one => one.checkVisibility())
  .map(one => { const at = one.getScreenCTM();
    return Math.hypot(at.a, at.b) * parseFloat(getComputedStyle(one).fontSize) * 72 / 96; }))"""
TEXTS = """() => [...document.querySelectorAll('h1, h2, h3, h4, p, li, td span, dt, dd')]
  .filter(one => one.checkVisibility()).map(one => one.innerText)"""
ROWS = """() => [...document.querySelectorAll('tbody tr')]
  .map(row => [...row.cells].map(cell => cell.innerText))"""


def run(*command: str, pdf: bytes) -> str:
    done = subprocess.run([*command, "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def squeezed(text: str) -> str:
    """The text without spaces, which lines and pages may break anywhere."""
    return re.sub(r"\s+", "", text)


def pages(pdf: bytes) -> list[str]:
    """The text of each page in the order in which it was written."""
    return [squeezed(page) for page in run("pdftotext", "-raw", pdf=pdf).split("\f")[:-1]]


def foot(sample: Sample) -> str:
    """What stands below every page, beside its number."""
    return squeezed(" · ".join(visible(shortened(text)) for text in (sample.name, sample.file)))


def without_feet(printed: Sequence[str], below: str) -> Iterator[str]:
    """The pages without what stands below each, which would part a text from its other half."""
    for number, page in enumerate(printed, 1):
        yield page.replace(below, "").replace(f"{number}/{len(printed)}", "")


def words_beyond_the_paper(pdf: bytes) -> Iterator[str]:
    """Words that leave the paper or come too near to its edge."""
    size = (0.0, 0.0)
    for line in run("pdftotext", "-bbox", pdf=pdf).splitlines():
        if page := re.search(r'<page width="([\d.]+)" height="([\d.]+)"', line):
            size = float(page[1]), float(page[2])
        word = re.search(r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*)</word>', line)
        if word:
            left, top, right, bottom = map(float, word.groups()[:4])
            inside = left >= EDGE and top >= EDGE and right <= size[0] - EDGE
            if not inside or bottom > size[1] - EDGE:
                yield word[5]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted({*DOCUMENTS} - {"family", "hostile"}))
def test_everything_is_printed_and_no_row_is_broken(
    name: str, language: str, paper: str, open_page: Opener, gene: Gene
) -> None:
    page = open_page(name, language, media="print").page
    texts, rows = page.evaluate(TEXTS), page.evaluate(ROWS)
    pdf = page.pdf(format=paper)
    printed = pages(pdf)
    sample = DOCUMENTS[name](gene).sample
    whole = "".join(printed), "".join(without_feet(printed, foot(sample)))
    assert [text for text in texts if not any(squeezed(text) in one for one in whole)] == []
    for row in rows:
        cells = [squeezed(cell) for cell in row]
        assert any(all(cell in one for cell in cells) for one in printed), row
    assert list(words_beyond_the_paper(pdf)) == []


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", ["family", "large_family"])
def test_the_letters_of_a_printed_pedigree_can_be_read(
    name: str, paper: str, open_page: Opener
) -> None:
    page = open_page(name, media="print").page
    # Between margins of 15 mm, in pixels of 1/96 inch; a turned drawing has its height in mm.
    width = round(PAPERS[paper][0] * 96 / 72 - 2 * 15 * 96 / 25.4)
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate(SMALLEST_LETTERS) >= SMALLEST_IN_PRINT


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted({*DOCUMENTS} - {"family", "hostile"}))
def test_glossary_and_closing_words_are_printed_in_one_piece(
    name: str, language: str, open_page: Opener, gene: Gene
) -> None:
    """Else their last lines fill a page of their own."""
    page = open_page(name, language, media="print").page
    parts = [squeezed(page.inner_text(part)) for part in (".closing .sums", ".closing .notices")]
    words = [squeezed(one) for one in page.locator(".glossary dd").all_inner_texts()]
    printed = {paper: pages(page.pdf(format=paper)) for paper in PAPERS}
    for sheets in printed.values():
        assert all(part in sheets[-1] for part in parts)
    for sheets in (*printed.values(), pages(to_pdf(DOCUMENTS[name](gene), language))):
        assert any(words[0][:30] in one and words[-1][:30] in one for one in sheets)


@pytest.mark.parametrize("paper", PAPERS)
def test_every_printed_page_of_a_draft_is_marked(paper: str, open_page: Opener) -> None:
    pdf = open_page("family", media="print").page.pdf(format=paper)
    printed = pages(pdf)
    assert len(printed) > 2
    assert all("Draft" in page for page in printed)
    assert f"{PAPERS[paper][0]}" in run("pdftotext", "-bbox", pdf=pdf)


@pytest.mark.parametrize("name", ["family", "hostile", "long_names"])
def test_every_page_from_a_browser_names_person_file_and_its_number(
    name: str, open_page: Opener, gene: Gene
) -> None:
    sample = DOCUMENTS[name](gene).sample
    printed = pages(open_page(name, media="print").page.pdf(format="A4"))
    assert len(printed) > 2
    for number, page in enumerate(printed, 1):
        assert f"{number}/{len(printed)}" in page
        assert foot(sample) in page


def test_every_typeset_page_names_the_person_and_its_number(gene: Gene) -> None:
    document = DOCUMENTS["family"](gene)
    printed = pages(to_pdf(document, "en"))
    assert len(printed) > 2
    for number, page in enumerate(printed, 1):
        assert f"page{number}of{len(printed)}" in page.lower()
        assert squeezed(document.sample.name) in page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_typeset_pages_keep_to_the_paper(name: str, language: str, gene: Gene) -> None:
    pdf = to_pdf(DOCUMENTS[name](gene), language)
    mark = {"en": "Draft", "es": "Borrador"}[language]
    assert [word for word in words_beyond_the_paper(pdf) if word != mark] == []

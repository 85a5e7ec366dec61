"""The summary page of a cohort in the browser: hostile names are text, and no script can run."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import OpenedPage
from tests.command_line import in_process
from tests.trust.test_hostile_names import HOSTILE, renamed

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.debian("chromium-headless-shell")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_cohort_page_runs_no_script_whatever_a_sample_is_called(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], browser: "Browser"
) -> None:
    vcf = renamed(tmp_path, name)
    family = ("--ped", tmp_path / "family.ped")
    assert in_process(capsys, "screen", vcf, *family, "-o", tmp_path / "run").status == 0
    page = browser.new_page()
    opened = OpenedPage(page, (tmp_path / "run" / "summary.html").as_uri())
    assert (opened.console, opened.requests) == ([], [])
    assert page.locator("script, img, iframe, object").count() == 0
    page.evaluate(
        "() => { const one = document.createElement('script'); one.textContent = 'window.ran = 1';"
        " document.body.append(one); }"
    )
    assert page.evaluate("window.ran") is None
    assert any("Content Security Policy" in message for message in opened.console)
    page.close()

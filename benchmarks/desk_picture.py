"""The README's picture of the desk: ``python -m benchmarks.desk_picture`` writes docs/desk.png.

It starts a desk, looks a variant up in Chromium and takes the page as it is. Needs chromium.
"""

import shutil
from pathlib import Path

from benchmarks.desk import running

PICTURE = Path(__file__).resolve().parents[1] / "docs" / "desk.png"
WIDTH, HEIGHT = 1100, 1180


def main() -> None:
    """Take the picture."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - an extra

    with running() as asked, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT})
        name, _, value = asked.headers["cookie"].partition("=")
        origin = asked.headers["origin"]
        context.add_cookies([{"name": name, "value": value, "url": origin}])
        page = context.new_page()
        page.goto(f"{origin}/?q=c.6127G%3EA")
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()

"""Measure the desk's map and its suggestions: ``python -m benchmarks.map_speed``.

Opens the map in Debian's Chromium and moves it sideways, one step a frame, for some hundred frames
at three widths and three magnifications; what is counted is the time between frames
(requestAnimationFrame). Then suggestions and windows are timed in this process. Writes
``benchmarks/map.md``.
"""

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from col7a1tools.gene import load_gene
from col7a1tools.gene_map.codes import load_codes
from col7a1tools.gene_map.map_data import map_json
from col7a1tools.gene_map.map_rows import stretch_rows
from col7a1tools.gene_map.window import whole
from col7a1tools.places.known_places import known_places
from col7a1tools.places.residue import residue_answer
from col7a1tools.suggest import suggest

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGE = Path(__file__).resolve().parent / "map.md"
FRAMES = 240
WIDTHS = (390, 1280, 1920)
# Pixels a frame: a brisk drag.
STEP = 12
PLACES = {
    "an eighth of the gene": "at=20000-23900&introns=full",
    "exon 73 and its neighbours": "at=24300-25300&introns=full",
    "single bases around Gly2043": "at=24800-24920",
}
_CASES = ("by=class", "by=effect")
_TYPED = (
    "6527insC", "6527", "R578X", "G2043", "gly2043a", "2043", "c.6127G>", "IVS51+1", "exon 7",
    "chr3:48573864:A:AG", "g.485738", "fibro", "A425G", "c.100_200del",
)  # fmt: skip
_PAN = """
async ({frames, step}) => {
  const stage = document.querySelector(".map-stage");
  const next = () => new Promise((done) => requestAnimationFrame(done));
  let last = await next();
  const times = [];
  let direction = 1;
  for (let frame = 0; frame < frames; frame += 1) {
    if (frame % 60 === 59) direction = -direction;
    stage.dispatchEvent(new WheelEvent("wheel", {deltaX: direction * step, cancelable: true}));
    const now = await next();
    times.push(now - last);
    last = now;
  }
  return times;
}
"""


@contextmanager
def desk() -> Iterator[str]:
    """A running desk: the address that lets one browser in."""
    command = [sys.executable, "-m", "col7a1tools.cli.main", "serve", "--no-open"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.terminate()


def frames() -> Iterator[tuple[str, int, str, list[float]]]:
    """Milliseconds between frames, for each place, width and colouring."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - tests' extra

    with desk() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        page.goto(address)
        origin = address.partition("/enter")[0]
        for place, query in PLACES.items():
            for width in WIDTHS:
                for case in _CASES:
                    page.set_viewport_size({"width": width, "height": 900})
                    yield place, width, case, _panned(page, f"{origin}/explore?{query}&{case}")
        browser.close()


def _panned(page: "Page", address: str) -> list[float]:
    page.goto(address)
    page.wait_for_selector(".map-live:not([hidden])")
    page.wait_for_timeout(400)
    times: list[float] = page.evaluate(_PAN, {"frames": FRAMES, "step": STEP})
    return times


def milliseconds(action: Callable[[], object], repeats: int) -> list[float]:
    """Processor time of an action, several times."""
    found = []
    for _ in range(repeats):
        start = time.process_time()
        action()
        found.append(1000 * (time.process_time() - start))
    return found


def frame_rows() -> Iterator[str]:
    """The table of frames."""
    yield "| what is in view | width | colours | frames a second | slowest twentieth of frames |"
    yield "|---|---|---|---|---|"
    for place, width, case, times in frames():
        slow = statistics.quantiles(times, n=20)[-1]
        rate = 1000 * len(times) / sum(times)
        colours = case.partition("=")[2]
        yield f"| {place} | {width} | {colours} | {rate:.0f} | {slow:.1f} ms |"


def library_rows() -> Iterator[str]:
    """The table of what the library takes."""
    gene = load_gene()
    yield "| what | first | later, median | later, slowest |"
    yield "|---|---|---|---|"
    actions: dict[str, Callable[[], object]] = {
        "known variants laid on the gene": lambda: known_places(gene),
        "codes of all substitutions": lambda: load_codes(gene),
        "data of the map": lambda: map_json(gene),
        "the whole gene as rows": lambda: stretch_rows(whole(gene), gene),
        "one residue": lambda: residue_answer("G2043", gene),
    }
    for name, action in actions.items():
        yield _row(name, milliseconds(action, 1), milliseconds(action, 50))
    typing = [partial(suggest, typed, gene) for typed in _TYPED]
    firsts = [one for action in typing for one in milliseconds(action, 1)]
    later = [one for action in typing for one in milliseconds(action, 50)]
    yield _row(f"suggestions for {len(_TYPED)} texts", firsts, later)


def _row(what: str, firsts: list[float], later: list[float]) -> str:
    usual, slowest = statistics.median(later), max(later)
    return f"| {what} | {max(firsts):.1f} ms | {usual:.2f} ms | {slowest:.2f} ms |"


def main() -> int:
    """Measure and write the page."""
    how = (
        f"`python -m benchmarks.map_speed`, {os.cpu_count()} processors, headless Chromium without "
        f"a graphics card. {FRAMES} frames each, {STEP} pixels a frame."
    )
    lines = [
        "# The map and the suggestions",
        "",
        how,
        "",
        *frame_rows(),
        "",
        "Processor time of the library, in one process:",
        "",
        *library_rows(),
    ]
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""The map in the real browser: keyboard, mouse, touch, without script, accessible, silent."""

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.desk import LOOKS, Visit, until, violations

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.debian("chromium-headless-shell")

STAGE = ".map-stage"
HERE = "#map-here"
# Lines of the canvas: a row of substitutions, and the known variants below them.
FIRST_ROW, PIN_ROW = 124, 224


def explore(visit: Visit, query: str = "", **options: Any) -> "Page":
    """The map, drawn, with the keyboard on it."""
    page = visit.open(f"/explore?{query}", **options)
    page.wait_for_selector(STAGE)
    waited(page, "map !== undefined && !map.frame")
    page.focus(STAGE)
    return page


def state(page: "Page") -> dict[str, Any]:
    """Where the map stands: bases in view, cursor, pixels a base, colouring."""
    found: dict[str, Any] = page.evaluate(
        "(() => { const { at, cursor, scale, by, first } = document.getElementById('map').geneMap;"
        " return { at, cursor, scale, by, first }; })()"
    )
    return found


def waited(page: "Page", condition: str, value: Any = None) -> None:
    """Wait until a condition of ``map``, and of ``value``, holds."""
    script = (
        f"value => {{ const map = document.getElementById('map').geneMap; return {condition}; }}"
    )
    until(page, script, value)


def said(page: "Page", text: str) -> None:
    """Wait until the desk says this of the place of the cursor."""
    waited(page, "document.querySelector('#map-here').innerText.includes(value)", text)


def x_of(page: "Page", offset: str) -> float:
    """Where on the map the middle of a base is."""
    x: float = page.evaluate(
        "(() => { const map = document.getElementById('map').geneMap;"
        f" return (map.axis.unit({offset}) + 0.5 - map.first) * map.scale; }})()"
    )
    return x


_COLOURS = """
() => {
  const canvas = document.createElement("canvas");
  const drawn = document.querySelector(".map-stage canvas");
  const [width, ratio] = [drawn.width, drawn.width / drawn.clientWidth];
  canvas.width = width;
  canvas.height = 96 * ratio;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(drawn, 0, -112 * ratio);
  const image = context.getImageData(0, 0, canvas.width, canvas.height).data;
  const hex = (one) => one.toString(16).padStart(2, "0");
  const counts = {};
  for (let at = 0; at < image.length; at += 4) {
    const name = "#" + hex(image[at]) + hex(image[at + 1]) + hex(image[at + 2]);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
"""


def colours(page: "Page") -> dict[str, int]:
    """Pixels by colour of what is drawn of the substitutions."""
    found: dict[str, int] = page.evaluate(_COLOURS)
    return found


def test_by_keyboard_alone_from_the_whole_gene_to_a_card(visit: Visit) -> None:
    page = visit.open("/explore")
    page.wait_for_selector(STAGE)
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('map-stage')"):
            break
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
    page.keyboard.type("G2043")
    page.keyboard.press("Enter")
    said(page, "Gly2043")
    assert page.evaluate("document.activeElement.classList.contains('map-stage')")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    said(page, "c.6128G>C")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=c.6128G%3EC")
    assert "Gly2043Ala" in page.inner_text("main")


def test_every_key_does_what_the_page_says(visit: Visit) -> None:
    page = explore(visit)
    whole = state(page)
    page.keyboard.press("Home")
    assert state(page)["cursor"]["offset"] == 4923
    page.keyboard.press("End")
    assert state(page)["cursor"]["offset"] == 36179
    for _ in range(4):
        page.keyboard.press("+")
    assert state(page)["scale"] == pytest.approx(16 * whole["scale"])
    assert state(page)["at"].endswith("-36180")
    page.keyboard.press("PageUp")
    assert not state(page)["at"].endswith("-36180")
    page.keyboard.press("PageDown")
    assert state(page)["at"].endswith("-36180")
    page.keyboard.press("-")
    assert state(page)["scale"] == pytest.approx(8 * whole["scale"])
    page.keyboard.press("0")
    assert state(page)["at"] == whole["at"]
    page.keyboard.press("p")
    last = state(page)["cursor"]["offset"]
    page.keyboard.press("p")
    assert state(page)["cursor"]["offset"] < last
    page.keyboard.press("n")
    assert state(page)["cursor"]["offset"] == last
    said(page, "Known variants")
    page.keyboard.press("ArrowLeft")
    assert state(page)["cursor"]["offset"] < last


@pytest.mark.parametrize("introns", ["short", "full"])
@pytest.mark.parametrize(("key", "sign"), [("ArrowRight", 1), ("ArrowLeft", -1)])
def test_arrows_go_base_by_base_over_exons_and_introns(
    key: str, sign: int, introns: str, visit: Visit
) -> None:
    page = explore(visit, f"at=24690-24740&cursor=24715&introns={introns}")
    before = state(page)["cursor"]["offset"]
    moves = []
    for _ in range(90):
        page.keyboard.press(key)
        after = state(page)["cursor"]["offset"]
        moves.append(sign * (after - before))
        before = after
    assert set(moves) == {1} if introns == "full" else all(move >= 1 for move in moves)


def test_enter_goes_closer_where_it_is_no_one_thing(visit: Visit) -> None:
    page = explore(visit, "cursor=20000")
    before = state(page)["scale"]
    page.keyboard.press("Enter")
    until(page, "before => document.getElementById('map').geneMap.scale > before", before)
    assert page.url.startswith(f"{visit.origin}/explore")


def test_a_click_on_a_substitution_opens_its_card(visit: Visit) -> None:
    page = explore(visit, "at=24846-24878&cursor=24861")
    x = x_of(page, "24860")
    page.click(STAGE, position={"x": x, "y": FIRST_ROW})
    page.wait_for_url("**/?q=c.6127G%3EA")


def test_a_click_on_a_known_variant_opens_its_card(visit: Visit) -> None:
    page = explore(visit, "at=26300-26480")
    x = x_of(page, "map.data.known.find(({ coding }) => coding === 'c.6527dup').start")
    page.click(STAGE, position={"x": x, "y": PIN_ROW})
    page.wait_for_url("**/?q=c.6527dup")


def test_drag_and_wheel_move_and_zoom(visit: Visit) -> None:
    page = explore(visit, "at=24000-25000")
    start = state(page)
    box = page.locator(STAGE).bounding_box()
    assert box is not None
    x, y = box["x"] + 600, box["y"] + 150
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 200, y, steps=5)
    page.mouse.up()
    dragged = state(page)
    assert dragged["first"] - start["first"] == pytest.approx(200 / start["scale"], rel=0.05)
    assert dragged["cursor"] == start["cursor"]
    page.mouse.wheel(80, 0)
    waited(page, "map.first > value", dragged["first"])
    page.keyboard.down("Control")
    page.mouse.wheel(0, -120)
    page.keyboard.up("Control")
    waited(page, "map.scale > value", start["scale"])


def test_two_fingers_zoom_and_one_moves(visit: Visit) -> None:
    page = explore(visit, "at=24000-25000", width=390)
    start = state(page)
    session = page.context.new_cdp_session(page)
    page.locator(STAGE).scroll_into_view_if_needed()
    box = page.locator(STAGE).bounding_box()
    assert box is not None
    left, top = box["x"], box["y"] + 60

    def touch(kind: str, *xs: float) -> None:
        points = [{"x": left + x, "y": top, "id": number} for number, x in enumerate(xs)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", 150, 200)
    for step in range(1, 6):
        touch("touchMove", 150 - 15 * step, 200 + 15 * step)
    touch("touchEnd")
    zoomed = state(page)
    assert zoomed["scale"] > 1.5 * start["scale"]
    touch("touchStart", 250)
    for step in range(1, 6):
        touch("touchMove", 250 - 20 * step)
    touch("touchEnd")
    assert state(page)["first"] > zoomed["first"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_are_those_of_the_data(theme: str, visit: Visit) -> None:
    page = explore(visit, "at=24700-24930", theme=theme)
    data = page.evaluate("fetch('/explore/map.json').then((answer) => answer.json())")
    by_key = {one["key"]: one[theme] for one in (*data["classes"], *data["groups"])}
    classes = colours(page)
    for key in ("Likely pathogenic", "Uncertain significance", "Likely benign"):
        assert classes[by_key[key]] > 100, key
    page.select_option("[name=by]", "effect")
    waited(page, "!map.frame")
    effects = colours(page)
    for key in ("stop", "glycine", "helix", "splice", "splice_possible"):
        assert effects[by_key[key]] > 100, key
    assert by_key["Likely benign"] not in effects


def test_the_address_keeps_what_is_in_view(visit: Visit) -> None:
    page = explore(visit, "at=24714-24914&by=effect")
    page.keyboard.press("+")
    again = state(page)
    assert again["at"] != "24714-24914"
    waited(page, "location.search.includes(value)", again["at"])
    page.reload()
    waited(page, "map !== undefined && !map.frame")
    assert state(page)["by"] == "effect"
    first, last = map(int, state(page)["at"].split("-"))
    wanted = tuple(map(int, again["at"].split("-")))
    assert abs(first - wanted[0]) <= 2
    assert abs(last - wanted[1]) <= 2


def test_the_table_follows_the_map_and_its_links_move_it(visit: Visit) -> None:
    page = explore(visit, "at=24714-24914")
    waited(page, "document.querySelectorAll('#map-table tbody tr').length < 90")
    page.click("#map-table tbody a >> text=Gly2043")
    caption = "document.querySelector('#map-table caption').innerText"
    waited(page, f"{caption}.startsWith('Substitutions')")
    assert "c.6127G>A" in page.inner_text("#map-table")


def test_what_is_not_found_is_said_and_the_map_stays(visit: Visit) -> None:
    page = explore(visit, "at=24714-24914")
    before = state(page)["first"]
    page.fill("#find", "nothing of the kind")
    page.press("#find", "Enter")
    waited(page, "document.querySelector('.map-nothing').innerText !== ''")
    assert state(page)["first"] == before
    # The browser itself notes the 404.
    assert [line for line in visit.console if "404" not in line] == []
    visit.console.clear()


def test_without_script_links_lead_from_the_gene_to_a_substitution(visit: Visit) -> None:
    page = visit.open("/explore", script=False)
    assert not page.is_visible(STAGE)
    page.click("#map-table tbody a >> text='exon 73'")
    page.click("#map-table tbody a >> text=Gly2043")
    page.click("#map-table tbody a >> text='c.6127G>A'")
    assert page.url == f"{visit.origin}/?q=c.6127G%3EA"
    page = visit.open("/explore", script=False)
    page.fill("#find", "hinge")
    page.press("#find", "Enter")
    assert "Hinge" in page.inner_text(HERE)


@pytest.mark.parametrize("query", ["", "at=24714-24914&by=effect", "at=24861-24872"])
@pytest.mark.parametrize(("language", "theme"), LOOKS)
def test_axe_finds_no_violation_and_nothing_leaves_its_place(
    query: str, language: str, theme: str, visit: Visit
) -> None:
    page = explore(visit, query, language=language, theme=theme, width=1280)
    assert page.evaluate("document.documentElement.lang") == language
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []


def test_in_print_the_map_is_on_white(visit: Visit) -> None:
    page = explore(visit, "at=24714-24914", theme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    until(page, f"() => '#ffffff' in ({_COLOURS})()")
    assert "#14181c" not in colours(page)

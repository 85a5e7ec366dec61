"""The map's page, its data and what is said of a window, without a script."""

import gzip
import html
import json
import re

import pytest
from starlette.testclient import TestClient

from col7a1tools.gene import Gene
from col7a1tools.gene_map.map_data import map_json

EXON_73 = "/explore?at=24714-24914"


def text_of(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_strangers_get_nothing(stranger: TestClient) -> None:
    for path in ("/explore", "/explore/view", "/explore/map.json", "/explore/find?find=G2043"):
        assert stranger.get(path).status_code == 403


def test_the_data_come_packed_and_are_not_sent_twice(browser: TestClient, gene: Gene) -> None:
    answer = browser.get("/explore/map.json", headers={"accept-encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.content == map_json(gene)
    assert int(answer.headers["content-length"]) == len(gzip.compress(map_json(gene), mtime=0))
    plain = browser.get("/explore/map.json", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert json.loads(plain.content) == answer.json()
    again = browser.get("/explore/map.json", headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_pages_themselves_are_not_stored(browser: TestClient) -> None:
    assert browser.get("/explore").headers["cache-control"] == "no-store"


def test_the_whole_gene_without_script(browser: TestClient) -> None:
    page = browser.get("/explore").text
    rows = re.findall(r'<th scope="row">', page)
    assert len(rows) == 119 + 118
    assert "exon 73" in page
    assert '<div class="map-live" hidden>' in page
    outside = re.sub(
        r'<div class="map-live" hidden>.*?</div>\n(?=<section|<div id="map-table")',
        "",
        page,
        flags=re.S,
    )
    assert "rest on the reference alone" in outside


def test_exon_73_by_residue_with_links_on(browser: TestClient) -> None:
    page = browser.get(EXON_73).text
    assert "Gly2043" in text_of(page)
    assert 'href="/?q=c.6127G%3EA"' in page
    links = {html.unescape(link) for link in re.findall(r'href="(/explore\?at=[^"]+)"', page)}
    assert "/explore?at=24915-25115&by=class&introns=short" in links
    assert "/explore?at=24513-24713&by=class&introns=short" in links
    for link in links:
        assert browser.get(link).status_code == 200


def test_substitutions_with_their_cards(browser: TestClient) -> None:
    page = browser.get("/explore?at=24861-24872").text
    assert len(re.findall(r'<th scope="row">', page)) == 36
    assert re.search(r"c\.6127G&gt;A</a> \(known\)", page)
    assert "Glycine of the Gly-X-Y repeat replaced" in page


def test_what_the_cursor_is_on(browser: TestClient) -> None:
    page = browser.get("/explore/view?at=24861-24872&cursor=24861&alt=A").text
    here = text_of(page[: page.index('id="map-table"')])
    assert re.search(r"c\.6127G>A p\.\(Gly2043Arg\): Uncertain significance", here)
    assert re.search(r"GRCh37 3:48612825, GRCh38 3:48575392", here)
    assert "G2043R" in here
    assert "<html" not in page


def test_both_languages(browser: TestClient) -> None:
    browser.cookies.set("col7a1tools_language", "es")
    page = text_of(browser.get(EXON_73).text)
    assert "Explorar el gen" in page
    assert "glicina de Gly-X-Y" in page
    assert "Significado incierto" in page
    assert "parada prematura" in page


@pytest.mark.parametrize(("text", "start"), [("G2043", 24845), ("bisagra", 23856)])
def test_a_place_is_found(text: str, start: int, browser: TestClient) -> None:
    answer = browser.get("/explore/find", params={"find": text})
    assert answer.json()["start"] == start
    page = browser.get("/explore", params={"find": text}).text
    assert f'data-at="{start + 1}-' in page


def test_what_is_not_found_is_said(browser: TestClient) -> None:
    assert browser.get("/explore/find", params={"find": "zz"}).status_code == 404
    assert "No such place" in browser.get("/explore", params={"find": "zz"}).text


@pytest.mark.parametrize(
    "query",
    [
        "at=x", "at=1-2", "at=99999-1", "at=99999-99999", "cursor=-1", "cursor=99999999",
        "alt=%3Cscript%3E", "by=%22%3E", "introns=%00", "find=%3Cscript%3Ealert(1)%3C/script%3E",
        "find=" + "9" * 3000, "at=" + "9" * 3000, "cursor=%D9%A1", "cursor=x",
    ],
)  # fmt: skip
def test_nonsense_is_harmless(query: str, browser: TestClient) -> None:
    page = browser.get(f"/explore?{query}")
    assert page.status_code == 200
    assert "<script>alert" not in page.text

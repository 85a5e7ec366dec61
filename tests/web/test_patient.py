"""A patient is brought, chosen, reported on, and weighed again with the facts of the case."""

import re
import time
import tomllib
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from col7a1tools.case_facts import read_case_file
from col7a1tools.gene import Gene
from col7a1tools.knowledge import Knowledge
from col7a1tools.patient import read_patient
from col7a1tools.relatives import FamilyRequest
from col7a1tools.report import to_json
from col7a1tools.views.render import render
from col7a1tools.web.desk import Desk
from tests.command_line import PROJECT

BOOK = PROJECT / "examples" / "case_book"
TRIO = PROJECT / "examples" / "compound_heterozygous_trio" / "family.GRCh38.vcf"
PHENOTYPE = {
    "kind": "person",
    "claim": "recessive",
    "findings": "blisters since birth",
    "mapping": "below lamina densa",
    "method": "immunofluorescence",
    "reference": "skin biopsy 1",
}


def settled(browser: TestClient, address: str) -> str:
    """The page of a patient once no work runs."""
    for _ in range(600):
        html = browser.get(address).text
        if 'class="progress"' not in html:
            return html
        time.sleep(0.1)
    raise AssertionError("the work does not end")


def bring(browser: TestClient, path: Path = TRIO, **files: Path) -> tuple[str, str]:
    """The address of a patient, and the page that asks who it is."""
    brought = {
        name: (one.name, one.read_bytes()) for name, one in {"variants": path, **files}.items()
    }
    came = browser.post("/patient", files=brought)
    assert came.status_code == 303
    address = came.headers["location"]
    return address, settled(browser, address)


def choose(browser: TestClient, address: str, **fields: str) -> str:
    assert browser.post(f"{address}/choose", data=fields).status_code == 303
    return settled(browser, address)


def weigh(browser: TestClient, address: str, **fields: str) -> str:
    assert browser.post(f"{address}/case", data=fields).status_code == 303
    return settled(browser, address)


def without_checksums(page: bytes) -> str:
    """The page without what names the bytes of a pedigree that was written here."""
    return re.sub(r"[0-9a-f]{64}", "", page.decode("utf-8"))


def test_the_page_is_the_very_page_of_a_report(browser: TestClient, gene: Gene) -> None:
    address, page = bring(browser)
    assert re.findall(r'type="radio"[^>]*value="([^"]+)"', page) == ["child", "mother", "father"]
    choose(browser, address, sample="child")
    document = read_patient(str(TRIO), gene, sample="child")[0]
    assert browser.get(f"{address}/report").content == render(document, ".html", "en")
    assert browser.get(f"{address}/take/json").text == to_json(document)
    assert browser.get(f"{address}/take/text").content == render(document, ".txt", "en")
    browser.cookies.set("col7a1tools_language", "es")
    assert browser.get(f"{address}/report").content == render(document, ".html", "es")


def test_roles_are_the_pedigree_of_the_case_book(browser: TestClient, gene: Gene) -> None:
    case = BOOK / "stop_with_missense"
    (variants,) = case.glob("*.vcf")
    address, page = bring(browser, variants)
    people = [unescape(name) for name in re.findall(r'type="radio"[^>]*value="([^"]+)"', page)]
    roles = {"mum": "mother", "dad": "father"}
    fields = {f"role_{people.index(name)}": role for name, role in roles.items()}
    fields |= {f"affected_{people.index(name)}": "unaffected" for name in roles}
    number = people.index("child")
    fields |= {f"sex_{number}": "female", f"affected_{number}": "affected"}
    choose(browser, address, sample="child", **fields)
    family = FamilyRequest(ped=str(case / "family.ped"))
    document = read_patient(str(variants), gene, sample="child", family=family)[0]
    phase = browser.get(f"{address}/take/json").json()["alleles"]
    assert (phase["phase"], phase["how"]) == (document.alleles.phase, document.alleles.how)
    assert phase["phase"] == "trans"


@pytest.mark.parametrize("name", ["stop_with_missense", "dominant_glycine", "uncertain_until_rna"])
def test_files_give_what_the_command_gives(name: str, browser: TestClient, gene: Gene) -> None:
    case = BOOK / name
    (variants,) = case.glob("*.vcf")
    pedigree, facts = case / "family.ped", case / "case.toml"
    files = {"case": facts} if facts.exists() else {}
    address, _ = bring(browser, variants, pedigree=pedigree, **files)
    choose(browser, address, sample="child")
    knowledge = Knowledge(case=read_case_file(str(facts), gene)) if files else Knowledge()
    family = FamilyRequest(ped=str(pedigree))
    document = read_patient(
        str(variants), gene, sample="child", family=family, knowledge=knowledge
    )[0]
    record = browser.get(f"{address}/take/json").json()
    classes = [(one["name"], one["points"], one["criteria"]) for one in record["variants"]]
    assert classes == [(one.name, one.points, one.criteria) for one in document.variants]


def test_case_facts_move_the_class_line_by_line_and_can_be_taken_back(browser: TestClient) -> None:
    address, _ = bring(browser)
    choose(browser, address, sample="child")
    before = browser.get(f"{address}/take/json").json()["variants"]
    page = weigh(browser, address, **PHENOTYPE)
    after = browser.get(f"{address}/take/json").json()["variants"]
    assert [b["points"] - a["points"] for a, b in zip(before, after, strict=True)] != [0] * len(
        after
    )
    assert "PP4" in page[page.index('id="case"') :]
    assert "skin biopsy 1" in page
    toml = browser.get(f"{address}/take/case").text
    assert tomllib.loads(toml)["phenotype"]["mapping"] == "below lamina densa"
    weigh(browser, address, kind="undo")
    assert browser.get(f"{address}/take/json").json()["variants"] == before


def test_facts_of_a_variant_are_added(browser: TestClient) -> None:
    address, _ = bring(browser)
    choose(browser, address, sample="child")
    name = browser.get(f"{address}/take/json").json()["variants"][0]["name"]
    weigh(browser, address, kind="de_novo", variant=name, phenotype="specific", reference="x")
    weigh(browser, address, kind="segregation", variant=name, meioses="4", reference="y")
    criteria = browser.get(f"{address}/take/json").json()["variants"][0]["criteria"]
    assert "PP1" in criteria
    assert "PM6" in criteria


def test_a_faulty_case_is_explained_and_leaves_the_report_as_it_was(browser: TestClient) -> None:
    address, _ = bring(browser)
    choose(browser, address, sample="child")
    record = browser.get(f"{address}/take/json").text
    for text in ("claim = ", 'claim = "other"', "[variants.nonsense]\nx = 1"):
        page = weigh(browser, address, kind="file", text=text)
        assert 'class="trouble"' in page
        assert "/tmp" not in page
        assert browser.get(f"{address}/take/json").text == record
    assert "trouble" not in weigh(browser, address, **PHENOTYPE)


def test_a_faulty_file_is_explained_by_the_name_it_came_with(browser: TestClient) -> None:
    broken = sorted((PROJECT / "tests" / "data" / "vcf" / "broken").iterdir())
    path = next(one for one in broken if one.name.endswith(".vcf"))
    address, page = bring(browser, path)
    if 'type="radio"' in page:
        page = choose(browser, address, sample="child")
    assert 'class="trouble"' in page
    assert "brought-1" not in page


def test_every_file_can_be_taken_and_none_is_stored_by_the_browser(browser: TestClient) -> None:
    address, _ = bring(browser)
    page = choose(browser, address, sample="child")
    names = re.findall(rf'href="{address}/take/(\w+)"', page)
    assert names == ["pdf", "html", "text", "json", "vcf", "tsv", "phenopacket"]
    for name in names:
        answer = browser.get(f"{address}/take/{name}")
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["content-disposition"].startswith("attachment")
    assert browser.get(f"{address}/take/nothing").status_code == 404


def test_patients_belong_to_their_session(
    desk: Desk, browser: TestClient, stranger: TestClient
) -> None:
    address, _ = bring(browser)
    kept = dict(browser.cookies)
    browser.cookies.clear()
    browser.cookies.set(desk.access.cookie, desk.sessions.begin())
    for path in (address, f"{address}/report", f"{address}/take/json"):
        assert browser.get(path).status_code == 404
    browser.cookies.clear()
    browser.cookies.update(kept)
    (folder,) = (one.folder for one in [desk.sessions.of(kept[desk.access.cookie])] if one)
    assert [*folder.iterdir()]
    assert browser.post(f"{address}/remove").status_code == 303
    assert [*folder.iterdir()] == []
    assert browser.get(address).status_code == 404


@pytest.mark.parametrize("key", ["%2e%2e", "..%2f..%2fetc", "x%00", "-", "a" * 500])
def test_an_address_is_no_path(key: str, browser: TestClient) -> None:
    for rest in ("", "/report", "/take/json", "/take/..%2f..%2fx"):
        assert browser.get(f"/patient/{key}{rest}").status_code in {404, 307}


def test_behind_a_proxy_no_path_of_the_server_is_read(proxied: TestClient) -> None:
    proxied.get("/")
    proxied.headers["origin"] = "https://desk.laboratory.example"
    for field in ("variants_path", "alignments", "reference"):
        files = {"variants": ("x.vcf", b"")} if field != "variants_path" else None
        answer = proxied.post(
            "/patient",
            files=files or {field: (None, "/etc/passwd")},
            data={field: "/etc/passwd"} if files else None,
        )
        assert answer.status_code == 403


def test_without_a_file_the_form_says_what_is_missing(browser: TestClient) -> None:
    answer = browser.post("/patient", files={"variants": ("", b"")})
    assert answer.status_code == 422
    assert "trouble" in answer.text


def test_a_path_of_this_machine_is_read_where_it_lies(browser: TestClient, gene: Gene) -> None:
    came = browser.post("/patient", files={"variants_path": (None, str(TRIO))})
    address = came.headers["location"]
    settled(browser, address)
    choose(browser, address, sample="child")
    document = read_patient(str(TRIO), gene, sample="child")[0]
    assert browser.get(f"{address}/take/json").text == to_json(document)

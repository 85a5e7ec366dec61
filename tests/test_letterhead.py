"""A laboratory's letterhead: read, refused by its line, and on every page made from the record."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from col7a1tools.errors import InputError
from col7a1tools.gene import Gene
from col7a1tools.letterhead import read_letterhead
from col7a1tools.report import ReportDocument, from_json, to_json
from col7a1tools.report.letterhead import Letterhead, Logo, SignatureLine
from col7a1tools.report.words import LANGUAGES
from col7a1tools.views.render import SUFFIXES, render
from tests.readers.pictures import png
from tests.report.patients import CARRIER, patient

FULL = """\
laboratory = "Laboratory of Example Town"
address = ["1 Example Street", "Telephone +00 1"]
logo = "logo.png"
logo_description = "A red bar"
draft = true

[[signatures]]
role = "Reviewed by"
name = "Dr A. Example"

[[signatures]]
role = "Approved by"
"""


def written(folder: Path, text: str, logo: bytes = png()) -> str:
    (folder / "logo.png").write_bytes(logo)
    path = folder / "letterhead.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def headed(folder: Path, gene: Gene, text: str = FULL) -> ReportDocument:
    letterhead = read_letterhead(written(folder, text))
    return replace(patient(CARRIER, gene), letterhead=letterhead)


def test_every_key_is_read(tmp_path: Path) -> None:
    letterhead = read_letterhead(written(tmp_path, FULL))
    assert letterhead.laboratory == "Laboratory of Example Town"
    assert letterhead.address == ("1 Example Street", "Telephone +00 1")
    assert letterhead.logo is not None
    assert (letterhead.logo.width, letterhead.logo.height) == (12, 6)
    assert letterhead.logo.description == "A red bar"
    assert letterhead.draft
    signatures = (SignatureLine("Reviewed by", "Dr A. Example"), SignatureLine("Approved by", ""))
    assert letterhead.signatures == signatures


def test_a_name_alone_is_a_letterhead(tmp_path: Path) -> None:
    read = read_letterhead(written(tmp_path, 'laboratory = "L"'))
    assert read == Letterhead("L", (), None, (), draft=False)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "letterhead.missing", None),
        ('laboratory = "L"\nfax = "1"', "letterhead.key", 2),
        ("laboratory = 5", "letterhead.value", 1),
        ('laboratory = "L"\n\naddress = "street"', "letterhead.value", 3),
        (f'laboratory = "{"L" * 121}"', "letterhead.value", 1),
        (
            'laboratory = "L"\naddress = ["1","2","3","4","5","6","7","8","9"]',
            "letterhead.value",
            2,
        ),
        ('laboratory = "L"\nlogo = "logo.png"', "letterhead.missing", None),
        ('laboratory = "L"\nlogo_description = "x"\nlogo = "none.png"', "letterhead.logo", 3),
        ('laboratory = "L"\ndraft = "yes"', "letterhead.value", 2),
        ('laboratory = "L"\n[[signatures]]\nrole = ""', "letterhead.value", 3),
        ('laboratory = "L"\n[[signatures]]\nname = "A"', "letterhead.missing", 2),
        ('laboratory = "L"\n' + '[[signatures]]\nrole = "R"\n' * 7, "letterhead.value", None),
    ],
)
def test_a_fault_is_told_by_its_line(
    text: str, code: str, line: int | None, tmp_path: Path
) -> None:
    with pytest.raises(InputError) as caught:
        read_letterhead(written(tmp_path, text))
    assert caught.value.code == code
    assert caught.value.place is not None
    assert caught.value.place.line == line


@pytest.mark.parametrize("logo", [b"", b"<svg/>", png()[:-1], png(2001, 1), bytes(500_001)])
def test_a_logo_that_is_no_whole_small_png_is_refused(logo: bytes, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_letterhead(written(tmp_path, FULL, logo))
    assert caught.value.code == "letterhead.logo"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_record_keeps_the_letterhead(suffix: str, tmp_path: Path, gene: Gene) -> None:
    document = headed(tmp_path, gene)
    assert render(from_json(to_json(document)), suffix) == render(document, suffix)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("suffix", [".html", ".txt"])
def test_pages_show_it_and_are_marked_as_a_draft(
    suffix: str, language: str, tmp_path: Path, gene: Gene
) -> None:
    page = render(headed(tmp_path, gene), suffix, language).decode()
    for text in ("Laboratory of Example Town", "Telephone +00 1", "Dr A. Example", "Approved by"):
        assert text in page
    mark = {"en": "This summary is a draft.", "es": "Este resumen es un borrador."}[language]
    assert mark in page
    final = render(headed(tmp_path, gene, FULL.replace("true", "false")), suffix, language)
    assert mark not in final.decode()


def test_the_page_may_load_pictures_only_where_it_has_a_logo(tmp_path: Path, gene: Gene) -> None:
    assert b"img-src data:" in render(headed(tmp_path, gene), ".html")
    assert b"img-src" not in render(patient(CARRIER, gene), ".html")


@pytest.mark.parametrize(
    "logo",
    [
        Logo("AAAA", 12, 6, "x"),
        Logo("A", 12, 6, "x"),
        Logo('"><script>alert(1)</script>', 12, 6, "x"),
    ],
)
def test_a_record_with_a_broken_logo_is_refused(logo: Logo, gene: Gene) -> None:
    head = Letterhead("L", (), logo, (), draft=False)
    text = to_json(replace(patient(CARRIER, gene), letterhead=head))
    with pytest.raises(InputError):
        from_json(text)


def test_a_logo_of_another_size_than_the_record_tells_is_refused(
    tmp_path: Path, gene: Gene
) -> None:
    plain = json.loads(to_json(headed(tmp_path, gene)))
    plain["letterhead"]["logo"]["width"] = 13
    with pytest.raises(InputError) as caught:
        from_json(json.dumps(plain))
    assert caught.value.code == "record.logo"

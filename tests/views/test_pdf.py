import re
import subprocess

import pytest

from col7a1tools.gene import Gene
from col7a1tools.report.words import LANGUAGES
from col7a1tools.views.pdf import spelled_out, to_pdf
from tests.report.patients import CARRIER, PEOPLE, UNKNOWN_PHASE, patient

HOSTILE = '*b* _i_ #eval("1+1") $x^2$ <label> @ref \\ `raw` // no /* no \u202e = title'


def words(pdf: bytes) -> str:
    """The text of a PDF, with single spaces."""
    command = ["pdftotext", "-enc", "UTF-8", "-", "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return re.sub(r"\s+", " ", done.stdout.decode("utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PEOPLE)
def test_every_page_becomes_a_tagged_pdf_with_the_same_bytes(
    name: str, language: str, gene: Gene
) -> None:
    document = patient(PEOPLE[name], gene)
    pdf = to_pdf(document, language)
    assert pdf == to_pdf(document, language)
    assert pdf.startswith(b"%PDF-1.7")
    assert b"pdfuaid" in pdf
    assert b"/StructTreeRoot" in pdf


@pytest.mark.debian("pdftotext")
def test_text_from_a_file_is_never_markup(gene: Gene) -> None:
    text = words(to_pdf(patient(CARRIER, gene, sample=HOSTILE), "en"))
    assert '*b* _i_ #eval("1+1") $x^2$ <label> @ref' in text
    assert "⟨U+202E⟩" in text


@pytest.mark.debian("pdftotext")
def test_the_pdf_says_what_the_record_says(gene: Gene) -> None:
    document = patient(UNKNOWN_PHASE, gene)
    text = words(to_pdf(document, "es"))
    assert document.interpretation.headline.family.es in text
    assert document.interpretation.headline.clinician.es in text
    for variant in document.variants:
        assert variant.hgvs_c in text
        assert variant.hgvs_p in text
    for checksum in document.reference.files.values():
        assert checksum in text


@pytest.mark.parametrize("sample", ["Łukasz Ñandú Ωmega Юлия", "患者七", "مريض", "रोगी", "🧬"])
def test_a_name_in_any_script_makes_a_pdf(sample: str, gene: Gene) -> None:
    assert b"pdfuaid" in to_pdf(patient(CARRIER, gene, sample=sample), "en")


def test_characters_that_no_font_has_are_spelled_out() -> None:
    assert spelled_out("Ñandú – Юлия 患") == "Ñandú – Юлия [U+60A3]"


@pytest.mark.debian("pdffonts")
def test_every_font_is_embedded(gene: Gene) -> None:
    command = ["pdffonts", "-"]
    pdf = to_pdf(patient(CARRIER, gene), "en")
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    rows = done.stdout.decode().splitlines()[2:]
    assert rows
    assert all(row.split()[-5] == "yes" for row in rows)

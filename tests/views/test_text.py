import pytest

from col7a1tools.gene import Gene
from col7a1tools.report.words import LANGUAGES
from col7a1tools.views.text import to_text
from tests.report.patients import PEOPLE, UNKNOWN_PHASE, patient


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PEOPLE)
def test_lines_fit_a_terminal_and_end_cleanly(name: str, language: str, gene: Gene) -> None:
    text = to_text(patient(PEOPLE[name], gene), language)
    assert text.endswith("\n")
    for line in text.splitlines():
        assert line == line.rstrip()
        longest = max((len(word) for word in line.split()), default=0)
        assert len(line) <= max(78, longest + 8)


def test_the_text_says_what_the_record_says(gene: Gene) -> None:
    document = patient(UNKNOWN_PHASE, gene)
    text = " ".join(to_text(document, "en").split())
    assert document.interpretation.headline.family.en in text
    assert document.interpretation.headline.clinician.en in text
    for limit in document.not_assessed:
        assert limit.clinician.en in text
        assert limit.family.en in text
    for variant in document.variants:
        assert variant.hgvs_g in text


def test_controls_in_a_name_cannot_reach_a_terminal(gene: Gene) -> None:
    text = to_text(patient((), gene, sample="a\x1b[31mb\x07\u202ec"), "en")
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "a⟨U+001B⟩[31mb⟨U+0007⟩⟨U+202E⟩c" in text

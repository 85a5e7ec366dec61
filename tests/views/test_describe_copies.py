"""What is said of the two copies of a description, in the language of the page."""

import pytest

from col7a1tools.gene import Gene
from col7a1tools.nomenclature.parse import parse_description
from col7a1tools.report.words import LANGUAGES
from col7a1tools.views.describe_copies import copies_sentence


@pytest.mark.parametrize(
    ("text", "english", "spanish"),
    [
        ("c.[425A>G];[6527dup]", "in trans", "en trans"),
        ("c.[425A>G;6527dup]", "in cis", "en cis"),
        ("c.[6527dup];[6527dup]", "homozygous", "homocigosis"),
        ("c.425A>G", "", ""),
    ],
)
def test_the_copies_are_told_in_both_languages(
    text: str, english: str, spanish: str, gene: Gene
) -> None:
    said = [copies_sentence(parse_description(text, gene), one) for one in LANGUAGES]
    for sentence, part in zip(said, (english, spanish), strict=True):
        assert part in sentence
        assert bool(part) == bool(sentence)

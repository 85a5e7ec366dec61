"""``describe`` on a screen."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from col7a1tools.annotate.effects import EFFECTS
from col7a1tools.describe import describe
from col7a1tools.gene import Gene
from col7a1tools.views.describe_text import WIDTH, described_text
from tests.command_line import in_process

EXPECTED = Path(__file__).parent / "expected" / "describe"
# A frameshift, a missense change at an exon's end, a glycine, a canonical donor, the GC donor of
# intron 103, and a deletion of exons.
GOLDEN = (
    "c.6527dup",
    "c.425A>G",
    "c.6127G>A",
    "c.682+1G>A",
    "c.7758+2C>T",
    "c.1637-240_3255del",
)


@pytest.mark.parametrize("name", GOLDEN)
def test_the_text_is_the_expected_one(
    name: str, gene: Gene, expect: Callable[[Path, bytes], None]
) -> None:
    file = "".join(letter if letter.isalnum() or letter == "_" else "-" for letter in name)
    expect(EXPECTED / f"{file}.txt", described_text(describe(name, gene), gene).encode())


def width(line: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(letter) in "WF") for letter in line)


def test_lines_fit_for_every_known_variant(gene: Gene) -> None:
    for name in gene.known_variants:
        text = described_text(describe(name, gene), gene)
        for line in text.splitlines():
            assert width(line) <= WIDTH == 100
            assert line == line.rstrip()


@pytest.mark.parametrize("name", GOLDEN)
def test_the_text_says_name_effect_and_class(name: str, gene: Gene) -> None:
    described = describe(name, gene)
    reading = described.variants[0].reading
    annotation, classification = reading.annotation, reading.classification
    text = " ".join(described_text(described, gene).split())
    assert text.startswith(annotation.names.coding)
    assert annotation.names.genomic_grch38 in text
    assert annotation.names.genomic_grch37 in text
    assert f"{annotation.collagen_effect}: {EFFECTS[annotation.collagen_effect]}" in text
    assert f"{classification.verdict.value} ({classification.points} point" in text
    assert "?" not in text.replace("p.?", "").replace("(?", "").replace("?)", "")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("c.425=", "no change: the reference sequence"),
        ("c.[=];[=]", "no change: the reference sequence"),
        ("c.[?]", "no variant is described"),
        ("c.[425A>G];[6527dup]", "two copies, each with its own"),
        ("c.[425A>G;6127G>A];[6527dup]", "two copies, each with its own"),
        ("c.[425A>G];[=]", "the other is the reference sequence"),
        ("c.[425A>G];[?]", "the other is not known"),
        ("c.[425A>G;6527dup]", "one copy carries all of these"),
        ("c.[425A>G;6527dup];[=]", "one copy carries what follows"),
        ("c.425A>G(;)6527dup", "on one copy or on both is not known"),
        ("c.[6527dup];[6527dup]", "both copies carry this variant"),
    ],
)
def test_the_copies_come_first(text: str, sentence: str, gene: Gene) -> None:
    head = " ".join(described_text(describe(text, gene), gene).split("\n\n")[0].split())
    assert head.startswith(f"{text}: ")
    assert sentence in head


def test_a_single_variant_needs_no_word_on_copies(gene: Gene) -> None:
    assert described_text(describe("c.425A>G", gene), gene).startswith("NM_000094.4:c.425A>G  ")


def test_a_bad_one_does_not_stop_the_others(capsys: pytest.CaptureFixture[str]) -> None:
    done = in_process(capsys, "describe", "c.6527dup", "c.425C>G", "c.425A>G")
    assert done.status == 1
    assert "NM_000094.4:c.6527dup" in done.out
    assert "NM_000094.4:c.425A>G" in done.out
    assert done.err.startswith("col7a1tools: c.425C>G: ")
    assert "c.425C>G" not in done.out


def test_a_long_allele_is_shortened_on_the_screen(gene: Gene) -> None:
    text = described_text(describe("c.1637-240_3255del", gene), gene)
    assert "[4065 bases] G)" in " ".join(text.split())
    assert len(text.splitlines()) < 40

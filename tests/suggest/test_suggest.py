"""What is suggested while somebody types."""

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from col7a1tools.describe import describe
from col7a1tools.gene import Gene
from col7a1tools.places.known_places import known_places
from col7a1tools.places.place import read_place
from col7a1tools.suggest import Suggestion, SuggestionKind, suggest
from col7a1tools.suggest.suggest import MOST
from tests.strategies import GENE

KNOWN = known_places(GENE)
NAMES = [
    (name, known.coding)
    for known in KNOWN
    for name in (known.coding, known.protein, *known.legacy)
    if name not in ("", "p.?")
]


def texts(text: str, gene: Gene = GENE) -> list[str]:
    return [suggestion.text for suggestion in suggest(text, gene)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("6527insC", "c.6527dup"),
        ("6527 INSc", "c.6527dup"),
        ("c.6527dupC", "c.6527dup"),
        ("R578X", "c.1732C>T"),
        ("arg578stop", "c.1732C>T"),
        ("p.(Arg578*)", "c.1732C>T"),
        ("IVS51+1G>A", "c.4899+1G>A"),
        ("ivs51 + 1", "c.4899+1"),
        ("NM_000094.4:c.425A>G", "c.425A>G"),
        ("COL7A1 c.682\u20131", None),
        ("c.682 + 1", "c.682+1"),
        ("c.977\u22123C\u2192A", "c.977-3C>A"),
        ("G2043", "G2043"),
        ("gly 2043", "G2043"),
        ("2043", "G2043"),
        ("c.6127", "c.6127"),
        ("chr3:48573864:A:AG", "c.6527dup"),
        ("3-48573864-A-AG", "c.6527dup"),
        ("48575392", "c.6127"),
        ("g.48612825", "c.6127"),
        ("g.48575392c>t", "c.6127G>A"),
        ("exon 73", "exon 73"),
        ("ex\u00f3n 7", "exon 7"),
        ("intron 5", "intron 5"),
        ("hinge", "Hinge"),
        ("A425G", "c.425A>G"),
    ],
)
def test_the_best_suggestion(typed: str, first: str | None, gene: Gene) -> None:
    assert (texts(typed, gene) or [None])[0] == first  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("typed", "among"),
    [
        ("6527", {"c.6527", "c.6527dup"}),
        ("R57", {"c.1732C>T", "R578"}),
        ("ivs8", {"c.6573+1G>C"}),
        ("ivs51+1g", {"c.4899+1G>A", "c.4899+1G>C", "c.4899+1G>T"}),
        ("Gly2043A", {"c.6128G>C", "c.6127G>A"}),
        ("2043", {"c.2043", "c.6127G>A"}),
        ("c.6127G>", {"c.6127G>A", "c.6127G>C", "c.6127G>T"}),
        ("g.4857386", set()),
        ("g.4857387", {"c.6527dup"}),
        ("exon 7", {"exon 7", "exon 70", "exon 73"}),
        ("fibro", {"Fibronectin III 1", "Fibronectin III 9"}),
    ],
)
def test_among_the_suggestions(typed: str, among: set[str], gene: Gene) -> None:
    assert among <= set(texts(typed, gene))


@pytest.mark.parametrize(
    "typed", ["", " ", "g", "c.", "A2043", "zz", "rs123", "\u03b1\u03b2", "1" * 999]
)
def test_nothing_fits(typed: str, gene: Gene) -> None:
    assert suggest(typed, gene) == ()


@pytest.mark.parametrize(("name", "coding"), NAMES)
def test_every_name_of_a_known_variant_leads_to_it(name: str, coding: str, gene: Gene) -> None:
    assert coding in texts(name, gene)


@pytest.mark.parametrize(("name", "coding"), NAMES)
def test_case_and_dashes_make_no_difference(name: str, coding: str) -> None:
    for dash in ("\u2010", "\u2013", "\u2212"):
        assert coding in texts(name.replace("-", dash))
    assert coding in texts(name.upper())
    assert coding in texts(name.lower())
    assert coding in texts(f" {name} ")


@given(st.sampled_from(NAMES), st.data())
def test_a_prefix_of_a_known_name_suggests_something(
    named: tuple[str, str], data: st.DataObject
) -> None:
    name = named[0].removeprefix("c.").removeprefix("p.").strip("()")
    length = data.draw(st.integers(min(len(name), 3), len(name)))
    assert suggest(name[:length], GENE)


@given(
    st.one_of(st.text(max_size=40), st.from_regex(r"[cgp]?\.?[A-Za-z*]{0,3}[0-9]{1,8}[+-]?.{0,4}"))
)
def test_any_text_gives_few_distinct_suggestions_that_can_be_read(text: str) -> None:
    found = suggest(text, GENE)
    assert len(found) <= MOST
    assert len({one.text for one in found}) == len(found)
    for one in found:
        check(one)


def check(one: Suggestion) -> None:
    """The text to fill in is read as what the suggestion says."""
    for language in ("en", "es"):
        assert one.label[language]
        assert one.why[language] or one.text.startswith("NC_")
    if one.kind is SuggestionKind.VARIANT:
        (variant,) = describe(one.text, GENE).variants
        names = variant.reading.annotation.names
        assert one.text in (names.coding.rpartition(":")[2], names.genomic_grch38)
        protein = names.protein.rpartition(":")[2]
        assert one.label.en == (one.text if protein == "." else f"{one.text} {protein}")
    else:
        place = read_place(one.text, GENE)
        assert place is not None
        assert place.kind.value == one.kind.value


def test_both_languages_have_the_same_words() -> None:
    text = files("col7a1tools.suggest").joinpath("words.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    assert tables["en"].keys() == tables["es"].keys()
    sources = "".join(
        path.read_text(encoding="utf-8")
        for path in map(files("col7a1tools.suggest").joinpath, ("variants.py", "stretches.py"))
    )
    computed = {"dominant", "recessive", "both", "benign", "exon_upstream", "intron_upstream"}
    for key in tables["en"].keys() - computed:
        assert f'"{key}"' in sources, key

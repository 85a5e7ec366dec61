"""Two records of one person: what differs, and because of what."""

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import TypeVar

import pytest

from col7a1tools.compare import Comparison, compare
from col7a1tools.compare.comparison import (
    Cause,
    CauseKind,
    CriterionChange,
    InputChange,
    LineChange,
    Section,
    VariantChange,
)
from col7a1tools.compare.read import compare_files
from col7a1tools.errors import InputError
from col7a1tools.gene import Gene
from col7a1tools.report import ReportDocument, from_json, to_json
from col7a1tools.report.redaction import redact
from col7a1tools.report.words import LANGUAGES
from col7a1tools.views.comparison import render_comparison
from examples.case_book import CASES
from tests.compare.making import PAIRS, Pair, book_record

Side = TypeVar("Side", InputChange, LineChange)

EXPECTED = Path(__file__).parent / "expected"
# Their records name files of the reference that change with every sentence.
READABLE = [name for name in PAIRS if name != "older_layout"]


def document(path: Path) -> ReportDocument:
    return from_json(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Pair]:
    """The two records of a name, made once."""
    made: dict[str, Pair] = {}

    def pair(name: str) -> Pair:
        if name not in made:
            made[name] = PAIRS[name](tmp_path_factory.mktemp(name))
        return made[name]

    return pair


@pytest.fixture(scope="session")
def compared(pairs: Callable[[str], Pair]) -> Callable[[str], Comparison]:
    """The comparison of two records without the names of their files."""

    def comparison(name: str) -> Comparison:
        return compare(document(pairs(name).old), document(pairs(name).new))

    return comparison


def variant(comparison: Comparison, name: str) -> VariantChange:
    (found,) = (one for one in comparison.variants if one.variant == name)
    return found


def criterion(comparison: Comparison, name: str, code: str) -> CriterionChange:
    (found,) = (one for one in variant(comparison, name).criteria if one.criterion == code)
    return found


def lines(comparison: Comparison, key: str, line: str) -> list[LineChange]:
    sections = {section.key: section for section in comparison.sections}
    return [one for one in sections[key].lines if one.line == line]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", READABLE)
def test_the_text_is_the_expected_one(
    name: str,
    language: str,
    compared: Callable[[str], Comparison],
    expect: Callable[[Path, bytes], None],
) -> None:
    text = render_comparison(compared(name), ".txt", language)
    expect(EXPECTED / f"{name}.{language}.txt", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_the_expected_one(
    language: str, compared: Callable[[str], Comparison], expect: Callable[[Path, bytes], None]
) -> None:
    page = render_comparison(compared("case_given"), ".html", language)
    main = page[page.index(b"<body>") :]  # the style has an expected file of its own
    expect(EXPECTED / f"case_given.{language}.html", main)


@pytest.fixture(scope="session")
def book(gene: Gene) -> dict[str, ReportDocument]:
    """The records of the case book, by the name of the case."""
    return {case.name: book_record(case, gene) for case in CASES}


def test_a_record_does_not_differ_from_itself(book: dict[str, ReportDocument]) -> None:
    for record in book.values():
        one = compare(record, from_json(to_json(record)))
        assert one.empty
        assert len(one.unchanged) == len(record.variants)
        assert not one.cautions


def mirrored(one: Comparison) -> Comparison:
    """What the comparison of the same records in the other order must be."""
    return replace(
        one,
        older=one.newer,
        newer=one.older,
        cautions=tuple(
            replace(c, values={"before": c.values["after"], "after": c.values["before"]})
            if c.values
            else c
            for c in one.cautions
        ),
        inputs=tuple(map(_turned, one.inputs)),
        variants=tuple(_turned_variant(change) for change in one.variants),
        sections=tuple(
            Section(section.key, tuple(map(_turned, section.lines))) for section in one.sections
        ),
    )


def _turned(one: Side) -> Side:
    return replace(one, before=one.after, after=one.before)


_OTHER = {"added": "removed", "removed": "added"}


def _turned_variant(one: VariantChange) -> VariantChange:
    return replace(
        one,
        kind=_OTHER.get(one.kind, one.kind),
        before=one.after,
        after=one.before,
        criteria=tuple(
            replace(c, kind=_OTHER.get(c.kind, c.kind), before=c.after, after=c.before)
            for c in one.criteria
        ),
        lines=tuple(map(_turned, one.lines)),
    )


def _plain(one: Comparison) -> Comparison:
    """Without the caution that only one order has, and with sections' lines in one order."""
    return replace(
        one,
        cautions=tuple(c for c in one.cautions if c.key != "older_rules"),
        sections=tuple(
            Section(section.key, tuple(sorted(section.lines, key=repr))) for section in one.sections
        ),
        variants=tuple(replace(v, lines=tuple(sorted(v.lines, key=repr))) for v in one.variants),
    )


@pytest.mark.parametrize("name", PAIRS)
def test_the_other_order_says_the_mirrored_thing(name: str, pairs: Callable[[str], Pair]) -> None:
    old, new = document(pairs(name).old), document(pairs(name).new)
    assert _plain(compare(new, old)) == _plain(mirrored(compare(old, new)))


def test_any_two_records_can_be_compared_in_either_order(book: dict[str, ReportDocument]) -> None:
    """Persons of the case book stand for any two records; nothing that differs is lost."""
    for old, new in permutations(book.values(), 2):
        one = compare(old, new, same_person=True)
        assert _plain(compare(new, old, same_person=True)) == _plain(mirrored(one))
        held = {variant.name for variant in (*old.variants, *new.variants)}
        assert {change.variant for change in one.variants} | {*one.unchanged} == held
        known = {change.id for change in one.inputs}
        for cause in causes(one):
            assert {*cause.inputs, *cause.also} <= known
            assert (cause.kind == CauseKind.NOT_TOLD.value) == (cause == Cause("not told"))


def causes(one: Comparison) -> list[Cause]:
    found = [change.cause for change in one.variants if change.cause]
    found += [c.cause for change in one.variants for c in change.criteria]
    found += [line.cause for change in one.variants for line in change.lines]
    found += [line.cause for section in one.sections for line in section.lines]
    return found


def test_a_case_file_is_the_cause_of_what_it_states(compared: Callable[[str], Comparison]) -> None:
    one = compared("case_given")
    assert [change.id for change in one.inputs] == ["case_file"]
    pvs1 = criterion(one, "c.425A>G", "PVS1")
    assert (pvs1.kind, pvs1.cause) == ("added", Cause("named", ("case_file",)))
    assert criterion(one, "c.425A>G", "PP3").kind == "removed"
    moved = variant(one, "c.425A>G")
    assert moved.class_moved
    assert moved.cause == Cause("follows", ("case_file",), (), ("PVS1", "PP3"))


def test_a_family_is_the_cause_of_phase_and_pm3(compared: Callable[[str], Comparison]) -> None:
    one = compared("family_given")
    pm3 = criterion(one, "c.6187C>T", "PM3")
    assert (pm3.kind, pm3.cause) == ("added", Cause("named", ("pedigree",)))
    (phase,) = lines(one, "alleles", "phase")
    assert phase.before is not None
    assert phase.after is not None
    assert (phase.before.value, phase.after.value) == ("unknown", "trans")
    assert phase.cause == Cause("named", ("pedigree",))
    origins = {
        line.subject: line.after.value for line in lines(one, "alleles", "origin") if line.after
    }
    assert origins == {"c.2388G>A": "mother", "c.6187C>T": "father"}


def test_a_laboratorys_rules_are_the_cause_of_another_weight(
    compared: Callable[[str], Comparison],
) -> None:
    one = compared("rules_changed")
    assert [change.id for change in one.inputs] == ["overlay"]
    pp4 = criterion(one, "c.2388G>A", "PP4")
    assert (pp4.kind, pp4.cause) == ("strength", Cause("only", ("overlay",)))
    assert pp4.before is not None
    assert pp4.after is not None
    assert (pp4.before.label, pp4.after.label) == ("PP4", "PP4_Moderate")


def test_a_new_release_is_the_cause_of_another_frequency(
    compared: Callable[[str], Comparison],
) -> None:
    one = compared("source_changed")
    (source,) = one.inputs
    assert source.before is not None
    assert source.after is not None
    assert (source.id, source.before.version, source.after.version) == (
        "source:gnomad",
        "v4.0",
        "v4.1",
    )
    assert criterion(one, "c.6187C>T", "PM2").kind == "removed"
    assert criterion(one, "c.6187C>T", "BS1").kind == "added"
    assert criterion(one, "c.6187C>T", "BS1").cause == Cause("named", ("source:gnomad",))
    assert criterion(one, "c.2388G>A", "PM2").kind == "evidence"


def test_reads_are_the_cause_of_a_phase_that_they_show(
    compared: Callable[[str], Comparison],
) -> None:
    one = compared("reads_given")
    assert [change.id for change in one.inputs] == ["reads"]
    assert not one.variants
    (phase,) = lines(one, "alleles", "phase")
    assert phase.cause == Cause("named", ("reads",))
    assert lines(one, "coverage", "assessed")[0].cause == Cause("named", ("reads",))


def test_another_file_brings_and_takes_variants(compared: Callable[[str], Comparison]) -> None:
    one = compared("sequenced_again")
    assert {change.variant: change.kind for change in one.variants} == {
        "c.6527dup": "added",
        "c.6187C>T": "removed",
        "c.2388G>A": "changed",
    }
    assert variant(one, "c.6527dup").cause == Cause("only", ("sample_file",))
    assert [caution.key for caution in one.cautions] == ["other_file"]


def test_an_older_layout_is_read_and_told(pairs: Callable[[str], Pair]) -> None:
    pair = pairs("older_layout")
    one, language = compare_files(str(pair.old), str(pair.new))
    assert language == "en"
    assert {"layout", "rule_set"} <= {change.id for change in one.inputs}
    founder = criterion(one, "c.6527dup", "BS1")
    assert founder.cause == Cause("one of", ("layout", "rule_set"))


def test_where_nothing_differs_that_could_explain_a_line_it_is_said(
    pairs: Callable[[str], Pair],
) -> None:
    """The same records, but for a criterion that a hand has changed."""
    old = document(pairs("family_given").old)
    first = old.variants[0]
    evidence = tuple(
        replace(one, state="met", strength="Supporting", points=1)
        if one.criterion == "PP4"
        else one
        for one in first.evidence
    )
    new = replace(old, variants=(replace(first, evidence=evidence), *old.variants[1:]))
    one = compare(old, new)
    assert criterion(one, first.name, "PP4").cause == Cause("not told")
    assert b"not told by the records" in render_comparison(one, ".txt", "en")


def test_another_person_is_refused_unless_the_user_knows_better(
    pairs: Callable[[str], Pair],
) -> None:
    old = document(pairs("family_given").old)
    new = replace(old, sample=replace(old.sample, name="somebody else"))
    with pytest.raises(InputError, match="different samples") as caught:
        compare(old, new)
    assert caught.value.code == "compare.other_person"
    one = compare(old, new, same_person=True)
    assert [caution.key for caution in one.cautions] == ["other_name"]


def test_records_without_a_common_variant_are_cautioned(book: dict[str, ReportDocument]) -> None:
    old, new = book["homozygous_stop"], book["dominant_glycine"]
    keys = [caution.key for caution in compare(old, new, same_person=True).cautions]
    assert {"other_file", "nothing_shared"} <= {*keys}


def test_older_rules_in_the_newer_record_are_cautioned(pairs: Callable[[str], Pair]) -> None:
    old = document(pairs("family_given").old)
    earlier = replace(old.rule_set, date="2001-01-01")
    one = compare(old, replace(old, rule_set=earlier))
    assert [caution.key for caution in one.cautions] == ["older_rules"]
    assert not compare(replace(old, rule_set=earlier), old).cautions


def test_a_variant_that_is_called_otherwise_is_the_same_variant(
    pairs: Callable[[str], Pair],
) -> None:
    old = document(pairs("family_given").old)
    named = replace(old.variants[0], name="c.1A>T", hgvs_c="NM_000094.5:c.1A>T", id="v9")
    rest = replace(old.alleles, variants=(), pairs=(), origins=())
    new = replace(
        old,
        variants=(named, *old.variants[1:]),
        alleles=rest,
        expectation=None,
        trial_facts=(),
    )
    change = variant(compare(old, new), "c.1A>T")
    assert change.kind == "changed"
    assert {line.line for line in change.lines} == {"hgvs_c"}
    text = render_comparison(compare(old, new), ".txt", "en").decode()
    assert "c.1A>T was called c.2388G>A" in text


def test_redacted_records_are_cautioned_and_their_stand_ins_are_no_difference(
    pairs: Callable[[str], Pair],
) -> None:
    """All redacted persons have one name: it proves nothing, and no file can be told apart."""
    old, new = (
        redact(document(path)) for path in (pairs("case_given").old, pairs("case_given").new)
    )
    one = compare(old, new)
    assert [caution.key for caution in one.cautions] == ["redacted"]
    assert [change.id for change in one.inputs] == ["case_file"]
    with pytest.raises(InputError, match="different samples"):
        compare(document(pairs("case_given").old), new)

"""What the summary page of a cohort says, in order; plain data of strings."""

from collections.abc import Sequence
from dataclasses import dataclass

from col7a1tools.case.carried import short_name
from col7a1tools.cohort.candidates import Candidate
from col7a1tools.cohort.summary import CohortSummary
from col7a1tools.gene import Gene
from col7a1tools.model.annotation import Annotation
from col7a1tools.views.cohort_pictures import landscape_figure, recurrent_figure
from col7a1tools.views.cohort_words import CohortWords, load_cohort_words
from col7a1tools.views.page import Figure, Row, Table
from col7a1tools.views.visible import shortened


@dataclass(frozen=True, slots=True)
class TitledTable:
    """A table and its title."""

    title: str
    table: Table


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page."""

    title: str
    paragraphs: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    tables: tuple[TitledTable, ...] = ()


@dataclass(frozen=True, slots=True)
class CohortPage:
    """The whole page."""

    language: str
    title: str
    subtitle: str
    facts: tuple[Row, ...]
    sections: tuple[Section, ...]
    notice: str


def compose_cohort(summary: CohortSummary, gene: Gene, language: str = "en") -> CohortPage:
    """The page of a cohort.

    Args:
        summary: what it says.
        gene: the gene.
        language: ``en`` or ``es``.
    """
    words = load_cohort_words(language)
    number = words.number
    assemblies = ", ".join(
        words["on_assembly"].format(number=number(files), assembly=name)
        for name, files in summary.assemblies
    )
    facts = (
        (words["files_read"], f"{number(summary.files)} ({assemblies})" if assemblies else "0"),
        (words["files_failed"], number(summary.all_failures)),
        (words["samples_read"], number(summary.samples)),
        (words["distinct_variants"], number(summary.variants)),
        (words["candidates"], number(summary.all_candidates)),
    )
    sections = (
        _failures(summary, words),
        _variants(summary, gene, words),
        _candidates(summary, words),
        _samples(summary, words),
    )
    return CohortPage(
        language,
        words["title"],
        words["subtitle"],
        facts,
        tuple(section for section in sections if section is not None),
        words["disclaimer"].format(software=summary.software, rules=summary.rules),
    )


def _failures(summary: CohortSummary, words: CohortWords) -> Section | None:
    if not summary.failures:
        return None
    rows = tuple((one.label, one.message, one.code) for one in summary.failures)
    table = Table(_columns(words, "file", "reason", "code"), rows)
    title = _of_all(words, "failures_table", len(rows), summary.all_failures)
    return Section(words["failures"], (words["failures_text"],), (), (TitledTable(title, table),))


def _candidates(summary: CohortSummary, words: CohortWords) -> Section:
    text = words["candidates_text"]
    rows = tuple(_candidate(one, words) for one in summary.candidates)
    if not rows:
        return Section(words["candidates"], (text, words["nobody"]))
    columns = _columns(words, "sample", "two_alleles", "support", "dominant_allele")
    title = _of_all(words, "candidates_table", len(rows), summary.all_candidates)
    table = TitledTable(title, Table(columns, rows))
    return Section(words["candidates"], (text,), (), (table,))


def _candidate(one: Candidate, words: CohortWords) -> Row:
    two = one.two
    pair = ", ".join(_named(variant.annotation) for variant in two.variants) if two else "-"
    support = f"{words[two.support.value]}; {words[two.phase.value]}" if two else "-"
    dominant = "; ".join(
        f"{_named(variant.annotation)} ({words[why]})" for variant, why in one.dominant
    )
    if one.disagreeing:
        named = ", ".join(_named(variant.annotation) for variant in one.disagreeing)
        support += f"; {words['files_disagree'].format(variants=named)}"
    return (f"{one.sample} ({', '.join(one.files)})", pair, support, dominant or "-")


def _named(annotation: Annotation) -> str:
    """Short c. and p. names."""
    coding = shortened(short_name(annotation))
    protein = annotation.names.protein.partition(":")[2]
    return f"{coding} {protein}".strip()


def _variants(summary: CohortSummary, gene: Gene, words: CohortWords) -> Section:
    classes = Table(
        _columns(words, "class", "distinct_variants", "carriers"),
        tuple(
            (words.verdict(one.name), words.number(one.variants), words.number(one.carriers))
            for one in summary.classes
        ),
    )
    figures = []
    paragraphs = []
    if summary.glycines:
        paragraphs.append(words["glycines_text"])
        figures.append(landscape_figure(summary.glycines, gene, words))
    if summary.recurrent:
        figures.append(recurrent_figure(summary.recurrent, words))
    return Section(
        words["variants"],
        tuple(paragraphs),
        tuple(figures),
        (TitledTable(words["classes_table"], classes),),
    )


def _samples(summary: CohortSummary, words: CohortWords) -> Section:
    tables = (
        TitledTable(
            words["least_read"],
            Table(
                _columns(words, "sample", "file", "read"),
                tuple(
                    (one.sample, one.file, words.share(one.call_rate))
                    for one in summary.low_call_rates
                ),
            ),
        ),
        TitledTable(
            words["same_variants"],
            Table(
                _columns(words, "samples", "each_carries"),
                tuple(
                    (_listed(one.samples, one.size, words), words.number(one.variants))
                    for one in summary.equal
                ),
            ),
        ),
        TitledTable(
            words["alone"],
            Table(
                _columns(words, "samples", "nobody_else"),
                tuple(
                    (
                        words["and_other"].format(one=one.samples[0], other=one.samples[1]),
                        words.number(one.variants),
                    )
                    for one in summary.shared
                ),
            ),
        ),
        TitledTable(
            words["noticed"],
            Table(
                _columns(words, "notice", "files"),
                tuple((code, words.number(number)) for code, number in summary.notices),
            ),
        ),
    )
    filled = tuple(one for one in tables if one.table.rows)
    hints = (words["equal_text"],) if summary.equal or summary.shared else ()
    nothing = () if filled else (words["nothing_noticed"],)
    return Section(words["samples_and_files"], (*hints, *nothing), (), filled)


def _columns(words: CohortWords, *keys: str) -> Row:
    return tuple(words[key] for key in keys)


def _listed(names: Sequence[str], size: int, words: CohortWords) -> str:
    listed = ", ".join(names)
    if size <= len(names):
        return listed
    return words["and_more"].format(names=listed, more=words.number(size - len(names)))


def _of_all(words: CohortWords, key: str, shown: int, whole: int) -> str:
    if shown == whole:
        return words[key]
    numbers = {"shown": words.number(shown), "whole": words.number(whole)}
    return words["of_all"].format(title=words[key], **numbers)

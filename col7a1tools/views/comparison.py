"""The comparison of two records as text, HTML or JSON, chosen by the suffix of the file."""

import json
import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

from col7a1tools.compare.comparison import Comparison
from col7a1tools.errors import UsageError
from col7a1tools.report.codec import to_plain
from col7a1tools.views.comparison_page import compose_comparison
from col7a1tools.views.shown import shown

SUFFIXES = (".txt", ".html", ".json")
_WIDTH = 78


def render_comparison(comparison: Comparison, suffix: str, language: str) -> bytes:
    """The comparison in one form; the same comparison always gives the same bytes.

    Args:
        comparison: of two records.
        suffix: one of ``SUFFIXES``.
        language: ``en`` or ``es``; JSON holds both.

    Raises:
        UsageError: no view has this suffix.
    """
    if suffix == ".json":
        return comparison_json(comparison).encode("utf-8")
    if suffix == ".html":
        return comparison_html(comparison, language)
    if suffix == ".txt":
        return comparison_text(comparison, language).encode("utf-8")
    raise UsageError(
        "compare.suffix",
        f"a comparison cannot be written as {suffix or 'a file without a suffix'}",
        cure=f"give a file name that ends with {', '.join(SUFFIXES)}",
    )


def comparison_json(comparison: Comparison) -> str:
    """JSON: two-space indent, fields in the order of ``compare.comparison``, final newline."""
    return json.dumps(to_plain(comparison), ensure_ascii=False, indent=2) + "\n"


def comparison_html(comparison: Comparison, language: str) -> bytes:
    """One HTML file: no script, no request, printable."""
    from col7a1tools.views.html import render_page  # noqa: PLC0415 - only where it is asked for
    from col7a1tools.views.visible import shortened, visible  # noqa: PLC0415

    page = shown(compose_comparison(comparison, language))
    foot = visible(shortened(comparison.newer.sample))
    return render_page("comparison.html", page, f"{foot} · {page['words']['title']}")


def comparison_text(comparison: Comparison, language: str) -> str:
    """Plain text, 78 columns wide."""
    page = shown(compose_comparison(comparison, language))
    lines = "\n".join(line.rstrip() for line in _lines(page))
    while "\n\n\n" in lines:
        lines = lines.replace("\n\n\n", "\n\n")
    return lines.strip() + "\n"


def _lines(page: dict[str, Any]) -> Iterator[str]:
    words = page["words"]
    yield from _title(words["title"], "=")
    yield words["gene_line"]
    yield ""
    yield from _facts(page["facts"])
    if page["cautions"]:
        yield from _title(words["cautions"], "-")
        yield from _bullets(page["cautions"])
    yield from _title(words["in_short"], "-")
    yield from _bullets(page["short"])
    yield from _title(words["inputs"], "-")
    yield from _table(page["inputs"])
    if not page["inputs"]["rows"]:
        yield from _wrapped(words["inputs_same"], "")
    for variant in page["variants"]:
        yield from _title(variant["name"], "-")
        yield from _facts(variant["facts"])
        for key, part in (("criteria", variant["criteria"]), ("other_lines", variant["lines"])):
            if part["table"]["rows"]:
                yield f"{words[key]}:"
                yield ""
                yield from _part(part, words)
    if page["unchanged"]:
        yield from _title(words["variants"], "-")
        yield from _wrapped(page["unchanged"], "")
    for section in page["sections"]:
        yield from _title(section["title"], "-")
        yield from _part(section["lines"], words)
    if page["reworded"]:
        yield ""
        yield from _wrapped(page["reworded"], "")
    yield ""
    yield "-" * _WIDTH
    yield from _wrapped(page["notice"], "")
    yield from _wrapped(page["made_by"], "")


def _title(text: str, rule: str) -> list[str]:
    return ["", text, rule * min(len(text), _WIDTH)]


def _facts(rows: Iterable[list[str]]) -> Iterator[str]:
    for name, value in rows:
        yield from _wrapped(f"{name}: {value}", "", "    ")
    yield ""


def _bullets(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from _wrapped(text, "- ", "  ")
    yield ""


def _part(part: dict[str, Any], words: dict[str, str]) -> Iterator[str]:
    """Lines, and below them the cause that all of them share."""
    yield from _table(part["table"], 2 if part["because"] else 3)
    if part["because"]:
        yield from _wrapped(words["all_because"].format(because=part["because"]), "")
        yield ""


def _table(table: dict[str, Any], told: int = 2) -> Iterator[str]:
    """Each row as a block: what it is and of whom, then before, now and why, a line each."""
    columns = table["columns"]
    for row in table["rows"]:
        yield from _wrapped(", ".join(cell for cell in row[:-told] if cell), "- ", "  ")
        for column, cell in zip(columns[-told:], row[-told:], strict=True):
            yield from _wrapped(f"{column}: {cell}", "  ", "    ")
    yield ""


def _wrapped(text: str, first: str, following: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=following,
        break_long_words=False,
        break_on_hyphens=False,
    )

"""The page as plain text, 78 columns wide."""

import re
import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

from col7a1tools.report.document import ReportDocument
from col7a1tools.views.compose import compose
from col7a1tools.views.shown import shown

_WIDTH = 78
_BLANK_LINES = re.compile(r"\n{3,}")


def to_text(document: ReportDocument, language: str) -> str:
    """The record as text.

    Args:
        document: the record.
        language: ``en`` or ``es``.
    """
    page = shown(compose(document, language))
    label = page["labels"]
    lines = [
        *_letterhead(page["letterhead"], label),
        *_paragraphs(page["redacted"]),
        *_title(label["title"], "="),
        label["gene_line"],
        "",
        *_facts(page["identity"]),
        *_family(page, label),
        *_clinician(page, label),
    ]
    return _BLANK_LINES.sub("\n\n", "\n".join(line.rstrip() for line in lines)).strip() + "\n"


def _letterhead(head: dict[str, Any] | None, label: dict[str, str]) -> Iterator[str]:
    if head is None:
        return
    yield from _paragraphs([f"*** {label['draft_line']} ***"] if head["draft"] else [])
    yield head["laboratory"]
    yield from head["address"]


def _signatures(head: dict[str, Any] | None, label: dict[str, str]) -> Iterator[str]:
    if head is None or not head["signatures"]:
        return
    yield from _title(label["signatures_title"], "-")
    for role, name in head["signatures"]:
        yield from _wrapped(f"{role}: {name}".rstrip(), "", "    ")
        yield ""
        yield f"    {label['signature']}: {'_' * 30}  {label['date']}: {'_' * 14}"
        yield ""


def _family(page: dict[str, Any], label: dict[str, str]) -> Iterator[str]:
    family = page["family"]
    yield from _title(label["family_part"], "=")
    yield from _title(label["in_short"], "-")
    yield from _paragraphs([*family["cautions"], family["headline"]])
    if family["copies"]:
        yield from _title(label["copies_title"], "-")
        yield from _paragraphs(family["copies"])
    yield from _paragraphs(
        figure["description"] for figure in page["figures"] if figure["key"] == "copies"
    )
    if family["cards"] or family["further"]:
        yield from _title(label["variants_title"], "-")
    for card in family["cards"]:
        yield f"[{card['number']}] {card['name']}: {card['lead']}"
        yield from _paragraphs([f"{card['meaning']}.", *card["paragraphs"], card["collagen"]], "  ")
    yield from _paragraphs([family["further"]] if family["further"] else [])
    yield from _title(label["collagen_title"], "-")
    yield from _paragraphs([_overall(page, label), *family["collagen"]])
    yield from _blocks(family["molecular"])
    yield from _relatives(family["relatives"], label)
    for key in ("limits", "questions"):
        yield from _title(label[f"{key}_title"], "-")
        yield from _bullets(family[key])
    yield from _title(label["notices_title"], "-")
    yield from _paragraphs(family["notices"])
    yield from _title(label["glossary_title"], "-")
    yield from _bullets(f"{entry['term']}: {entry['meaning']}" for entry in family["glossary"])


def _clinician(page: dict[str, Any], label: dict[str, str]) -> Iterator[str]:
    clinician = page["clinician"]
    yield from _title(label["clinician_part"], "=")
    yield from _title(label["result_title"], "-")
    yield from _paragraphs([*clinician["cautions"], _overall(page, label), *clinician["result"]])
    yield from _table(clinician["variants"], label["variant_table_title"])
    if not clinician["variants"]["rows"]:
        yield from _title(label["variant_table_title"], "-")
        yield from _paragraphs([label["no_variants"]])
    yield from _table(clinician["pairs"], label["pairs_title"])
    yield from _blocks(clinician["molecular"])
    yield from _relatives(clinician["relatives"], label)
    for detail in clinician["details"]:
        yield from _detail(detail, label)
    yield from _title(label["coverage_title"], "-")
    yield from _paragraphs(clinician["coverage"])
    yield from _table(clinician["exons"], label["exon_table"])
    yield from _title(label["not_assessed_title"], "-")
    yield from _bullets(clinician["not_assessed"])
    yield from _signatures(page["letterhead"], label)
    yield from _title(label["methods_title"], "-")
    yield from _facts(clinician["methods"])
    if clinician["citations"]:
        yield from _title(label["citations_title"], "-")
        yield from _paragraphs(clinician["citations"])
    yield from _title(label["checksums_title"], "-")
    yield from _facts(clinician["checksums"])
    yield from _title(label["notices_title"], "-")
    yield from _paragraphs(clinician["notices"])


def _detail(detail: dict[str, Any], label: dict[str, str]) -> Iterator[str]:
    yield from _title(f"[{detail['number']}] {detail['name']}", "-")
    if detail["doubts"]:
        yield f"{label['doubts']}:"
        yield from _bullets(detail["doubts"])
    yield from _facts(detail["facts"])
    if detail["findings"]:
        yield f"{label['findings']}:"
        yield from _bullets(detail["findings"])
    yield from _table(detail["outcomes"], label["outcomes"])
    yield from _table(detail["met"], label["evidence"])
    yield from _standing(detail["standing"], label)
    for key in ("not_assessed", "other"):
        if detail[key]:
            yield from _wrapped(f"{label[f'evidence_{key}']}: {detail[key]}.", "", "  ")
    yield ""


def _blocks(blocks: Iterable[dict[str, Any]]) -> Iterator[str]:
    for block in blocks:
        yield from _title(block["title"], "-")
        yield from _paragraphs(block["paragraphs"])
        for title, table in block["tables"]:
            yield from _table(table, title or block["title"])
        yield from _bullets(block["bullets"])


def _relatives(part: dict[str, Any] | None, label: dict[str, str]) -> Iterator[str]:
    if part is None:
        return
    yield from _title(label["relatives_title"], "-")
    yield from _table(part["members"], label["members_title"])
    yield from _paragraphs(part["findings"])
    for key in ("risks", "donor"):
        if part[key]:
            yield f"{label[f'{key}_title']}:"
            yield from _bullets(part[key])


def _standing(standing: dict[str, Any], label: dict[str, str]) -> Iterator[str]:
    """How the evidence stands."""
    if standing["conflict"]:
        yield from _paragraphs([standing["conflict"]])
    yield from _table(standing["would_change"], label["would_change"])
    if standing["others"]:
        yield f"{label['others']}:"
        yield from _bullets(standing["others"])


def _overall(page: dict[str, Any], label: dict[str, str]) -> str:
    return f"{label['collagen_overall']}: {page['family']['collagen_word']}."


def _title(text: str, rule: str) -> list[str]:
    return ["", text, rule * min(len(text), _WIDTH)]


def _paragraphs(texts: Iterable[str], indent: str = "") -> Iterator[str]:
    for text in texts:
        yield from _wrapped(text, indent, indent)
    yield ""


def _bullets(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from _wrapped(text, "- ", "  ")
    yield ""


def _facts(rows: Iterable[list[str]]) -> Iterator[str]:
    for name, value in rows:
        yield from _wrapped(f"{name}: {value}", "", "    ")
    yield ""


def _table(table: dict[str, Any], title: str) -> Iterator[str]:
    """A table; each row as lines of column and value, since sentences fit no narrow column."""
    if not table["rows"]:
        return
    yield f"{title}:"
    for row in table["rows"]:
        cells = [f"{column}: {cell}" for column, cell in zip(table["columns"], row, strict=True)]
        yield from _wrapped("; ".join(cells), "- ", "  ")
    yield ""


def _wrapped(text: str, first: str, following: str) -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=following,
        break_long_words=False,
        break_on_hyphens=False,
    )

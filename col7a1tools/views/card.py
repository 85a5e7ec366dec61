"""The card of a described variant, in the words of a page."""

from dataclasses import dataclass

from col7a1tools.nomenclature.parse import Description
from col7a1tools.report.card import Card, TogetherCard
from col7a1tools.report.variant_section import CriterionResult, ReportedVariant
from col7a1tools.views.cited import Cited
from col7a1tools.views.describe_copies import copies_sentence
from col7a1tools.views.detail_part import detail_of
from col7a1tools.views.labels import Labels, load_labels
from col7a1tools.views.page import Block, Detail, Figure, Row, Table
from col7a1tools.views.pictures import draw_places

_STATES = ("not met", "not assessed", "not applicable")


@dataclass(frozen=True, slots=True)
class VariantOfCard:
    """One variant: as a report details it, how its text was read, and every other criterion.

    Attributes:
        detail: as on the page of a report.
        verdict: class and points.
        notes: how the text was read, in English.
        rest: criteria that are not met, not assessed or not applicable, each with its reason.
    """

    detail: Detail
    verdict: str
    notes: tuple[str, ...]
    rest: tuple[tuple[str, Table], ...]


@dataclass(frozen=True, slots=True)
class CardPage:
    """A card in one language.

    Attributes:
        labels: headings and column names, by key.
        copies: what the description says of the two copies, in English; empty for one variant.
        together: variants of one copy that must be read together.
        variants: one by one.
        figures: gene and protein.
        citations: numbered sources.
    """

    labels: dict[str, str]
    copies: str
    together: tuple[Block, ...]
    variants: tuple[VariantOfCard, ...]
    figures: tuple[Figure, ...]
    citations: tuple[str, ...]


def compose_card(card: Card, description: Description, language: str) -> CardPage:
    """The card in the words of a page.

    Args:
        card: the card.
        description: the text that it was made from, as it was parsed.
        language: ``en`` or ``es``.
    """
    labels = load_labels(language)
    cited = Cited(language, card.citations)
    return CardPage(
        labels=labels.texts,
        copies=copies_sentence(description, language),
        together=tuple(_together(one, labels, cited) for one in card.together),
        variants=tuple(
            VariantOfCard(
                detail_of(variant, labels, cited),
                f"{labels.value(variant.classification)} ({variant.points})",
                notes,
                _rest(variant, labels, cited),
            )
            for variant, notes in zip(card.variants, card.notes, strict=True)
        ),
        figures=draw_places(card.drawing, card.variants, labels),
        citations=cited.list(),
    )


def _together(one: TogetherCard, labels: Labels, cited: Cited) -> Block:
    rows = ((one.hgvs_c.rpartition(":")[2], one.hgvs_p.rpartition(":")[2], _terms(one)),)
    columns = tuple(labels[key] for key in ("name_together", "protein", "consequence"))
    return Block(
        labels["read_together_title"],
        tables=(("", Table(columns, rows)),),
        bullets=tuple(dict.fromkeys(cited.text(said) for said in one.statements)),
    )


def _terms(one: TogetherCard) -> str:
    return ", ".join(one.consequence)


def _rest(variant: ReportedVariant, labels: Labels, cited: Cited) -> tuple[tuple[str, Table], ...]:
    """Criteria by state, for the states that any is in."""
    columns = tuple(labels[key] for key in ("criterion", "reason"))
    tables = (
        (
            labels[f"criteria_{state.replace(' ', '_')}"],
            Table(
                columns,
                tuple(_row(one, cited) for one in variant.evidence if one.state == state),
            ),
        )
        for state in _STATES
    )
    return tuple((title, table) for title, table in tables if table.rows)


def _row(result: CriterionResult, cited: Cited) -> Row:
    return result.criterion, cited.text(result.reason)

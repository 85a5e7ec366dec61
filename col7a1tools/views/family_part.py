"""The part of the page that families read."""

from collections.abc import Callable, Iterable

from col7a1tools.report.document import ReportDocument
from col7a1tools.report.variant_section import ReportedVariant
from col7a1tools.report.words import Statement
from col7a1tools.views.labels import Labels
from col7a1tools.views.molecular_part import molecular_blocks
from col7a1tools.views.page import Card, FamilyPart, Term
from col7a1tools.views.partner import chance_for_child
from col7a1tools.views.pictures import weight_of
from col7a1tools.views.relatives_part import relatives_part
from col7a1tools.views.visible import shortened


def family_part(document: ReportDocument, labels: Labels) -> FamilyPart:
    """The family's words of the record, in the order of the page."""
    language = labels.language
    relevant = [variant for variant in document.variants if variant.relevant]
    further = len(document.variants) - len(relevant)
    child = chance_for_child(document)
    short = (document.interpretation.headline, *([child.statement] if child else []))
    return FamilyPart(
        cautions=_texts(document.interpretation.cautions, language),
        headline=" ".join(one.family[language] for one in short),
        copies=_texts(document.alleles.statements, language),
        cards=tuple(_card(variant, labels) for variant in relevant),
        further=f"{labels['further_benign']}: {further}." if further else "",
        collagen_word=labels.value(document.interpretation.collagen),
        collagen=_texts(document.interpretation.statements, language),
        molecular=molecular_blocks(document, labels, _family(language), exact=False),
        relatives=relatives_part(document, labels, _family(language), exact=False),
        limits=_texts((*document.coverage.statements, *document.not_assessed), language),
        questions=_texts(document.interpretation.questions, language),
        notices=_texts(document.notices, language),
        glossary=tuple(
            Term(entry.term[language], entry.meaning[language]) for entry in document.glossary
        ),
    )


def _family(language: str) -> Callable[[Statement], str]:
    """Takes the family's sentence out of a statement."""
    return lambda one: one.family[language]


def _card(variant: ReportedVariant, labels: Labels) -> Card:
    language = labels.language
    cautions = _texts(variant.call.cautions, language)
    meaning = (
        labels.plain_value(variant.classification),
        labels.plain_value(variant.call.zygosity),
    )
    return Card(
        number=str(variant.number),
        name=shortened(variant.name),
        weight=weight_of(variant).value,
        lead=variant.effect.family[language],
        meaning=", ".join(meaning),
        paragraphs=(
            *_texts(variant.findings, language),
            variant.meaning.family[language],
            *cautions,
        ),
        collagen=f"{labels['collagen_from_copy']}: {labels.value(variant.collagen)}.",
    )


def _texts(statements: Iterable[Statement], language: str) -> tuple[str, ...]:
    """The family's sentences, each once."""
    texts = [statement.family[language] for statement in statements]
    return tuple(dict.fromkeys(text for text in texts if text))

"""What the page says of both copies together: read together, expectation, facts for trials."""

from collections.abc import Callable, Iterable, Sequence

from col7a1tools.report.document import ReportDocument
from col7a1tools.report.molecular_section import CopyExpectation, ReportedHaplotype
from col7a1tools.report.words import Statement
from col7a1tools.views.copy_names import parent_of
from col7a1tools.views.labels import Labels
from col7a1tools.views.page import Block, Row, Table
from col7a1tools.views.visible import shortened

Speak = Callable[[Statement], str]


def molecular_blocks(
    document: ReportDocument, labels: Labels, speak: Speak, *, exact: bool
) -> tuple[Block, ...]:
    """The blocks that the record has something for.

    Args:
        document: the record.
        labels: words of the page.
        speak: takes the sentence for the reader of this part out of a statement.
        exact: whether the reader is a professional, who gets the names and the types as well.
    """
    blocks = (
        _read_together(document, labels, speak, exact=exact),
        _expectation(document, labels, speak, exact=exact),
        _trial_facts(document, labels, speak, exact=exact),
        _products(document, labels, speak, exact=exact),
    )
    return tuple(block for block in blocks if block.paragraphs or block.tables or block.bullets)


def _said(statements: Iterable[Statement], speak: Speak) -> tuple[str, ...]:
    """Every sentence once."""
    return tuple(dict.fromkeys(text for one in statements if (text := speak(one))))


def _read_together(document: ReportDocument, labels: Labels, speak: Speak, *, exact: bool) -> Block:
    statements = [
        statement
        for one in document.haplotypes
        for statement in (one.effect, one.how, *one.statements)
    ]
    rows = [_haplotype_row(one, document, labels) for one in document.haplotypes]
    columns = ("variants", "name_together", "protein", "effect", "collagen")
    tables = _named("", columns, rows, labels) if exact else ()
    shown = [one for one in statements if not exact or one.rule not in _effects(document)]
    return Block(labels["read_together_title"], (), tables, _said(shown, speak))


def _effects(document: ReportDocument) -> set[str]:
    """Rules whose sentence the table holds already."""
    return {one.effect.rule for one in document.haplotypes}


def _haplotype_row(one: ReportedHaplotype, document: ReportDocument, labels: Labels) -> Row:
    name = (one.hgvs_c_merged or one.hgvs_c).rpartition(":")[2]
    return (
        _numbers(one.variants, document),
        shortened(name, 60),
        one.hgvs_p.rpartition(":")[2],
        one.effect.clinician[labels.language],
        labels.value(one.collagen),
    )


def _expectation(document: ReportDocument, labels: Labels, speak: Speak, *, exact: bool) -> Block:
    expectation = document.expectation
    if expectation is None:
        return Block(labels["expectation_title"])
    rows = [_copy_row(one, document, labels, speak, exact=exact) for one in expectation.copies]
    plain = ("copies", "variants", "collagen_short", "mechanism")
    columns = (*plain, "variant_type", "reported_inheritance") if exact else plain
    inner = (one for copy in expectation.copies for one in copy.statements)
    return Block(
        labels["expectation_title"],
        _said([expectation.severity], speak),
        _named("expectation_copies", columns, rows, labels),
        _said([*inner, *expectation.statements], speak),
    )


def _copy_row(
    one: CopyExpectation, document: ReportDocument, labels: Labels, speak: Speak, *, exact: bool
) -> Row:
    parent = parent_of(one.variants, document)
    alone = f"from_{parent}" if parent else "one_copy"
    row = (
        labels["both_copies" if one.copies == 2 else alone],
        _numbers(one.variants, document) or labels["none"],
        labels.value(one.collagen),
        speak(one.mechanism),
    )
    if not exact:
        return row
    kind = labels.value(f"kind_{one.kind}") if one.kind else labels.value("kind_none")
    return (*row, kind, labels.value(f"inheritance_{one.inheritance}"))


def _trial_facts(document: ReportDocument, labels: Labels, speak: Speak, *, exact: bool) -> Block:
    numbers = {variant.id: str(variant.number) for variant in document.variants}
    if not exact:
        said = (one for facts in document.trial_facts for one in facts.statements)
        return Block(labels["trial_facts_title"], bullets=_said(said, speak))
    rows = [
        (numbers.get(facts.variant, facts.variant), text)
        for facts in document.trial_facts
        for text in _said(facts.statements, speak)
    ]
    tables = _named("", ("number", "fact"), rows, labels)
    return Block(labels["trial_facts_title"], tables=tables)


def _products(document: ReportDocument, labels: Labels, speak: Speak, *, exact: bool) -> Block:
    """The products; to professionals each sentence says itself that it is no recommendation."""
    said = _said((one.statement for one in document.approved_products), speak)
    note = () if exact or not said else (labels["products_note"],)
    return Block(labels["products_title"], note, bullets=said)


def _numbers(variants: Iterable[str], document: ReportDocument) -> str:
    numbers = {variant.id: str(variant.number) for variant in document.variants}
    return ", ".join(numbers.get(one, one) for one in variants)


def _named(
    title: str, columns: Iterable[str], rows: Sequence[Row], labels: Labels
) -> tuple[tuple[str, Table], ...]:
    """The table with its title, none where it has no rows."""
    heads = tuple(labels[column] for column in columns)
    return ((labels[title] if title else "", Table(heads, tuple(rows))),) if rows else ()

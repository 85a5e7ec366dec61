"""What the page says of the family: everyone, what they carry, and what follows for each."""

from collections.abc import Callable, Iterator

from col7a1tools.report.document import ReportDocument
from col7a1tools.report.family_section import FamilyMember, MemberGenotype, Relatives
from col7a1tools.report.words import Statement
from col7a1tools.views.labels import Labels
from col7a1tools.views.page import RelativesPart, Table
from col7a1tools.views.partner import further_of
from col7a1tools.views.visible import shortened

Speak = Callable[[Statement], str]
Word = Callable[[str], str]

_MOST_COLUMNS = 3
_WIDEST_HEADS = 60


def relatives_part(
    document: ReportDocument, labels: Labels, speak: Speak, *, exact: bool
) -> RelativesPart | None:
    """The family's part of the page; None where the record holds no family.

    Args:
        document: the record.
        labels: words of the page.
        speak: takes the sentence for the reader of this part out of a statement.
        exact: whether the reader is a professional.
    """
    relatives = document.relatives
    if not relatives.members:
        return None
    return RelativesPart(
        members=_members(document, labels.value if exact else labels.plain_value, labels),
        findings=_said(_findings(relatives), speak),
        risks=_said(_risks(relatives), speak),
        donor=_said(relatives.donor.statements if relatives.donor else (), speak),
    )


def _said(statements: Iterator[Statement] | tuple[Statement, ...], speak: Speak) -> tuple[str, ...]:
    """Every sentence once."""
    texts = [speak(statement) for statement in statements]
    return tuple(dict.fromkeys(text for text in texts if text))


def _findings(relatives: Relatives) -> Iterator[Statement]:
    yield from relatives.consistency.statements if relatives.consistency else ()
    yield from relatives.statements


def _risks(relatives: Relatives) -> Iterator[Statement]:
    yield from (risk.statement for risk in relatives.risks)
    if relatives.partner_figure:
        yield relatives.partner_figure.statement


def _members(document: ReportDocument, word: Word, labels: Labels) -> Table:
    """One row a member, one column a variant that matters; one for all where there are many.

    What only the partner carries has a column of its own.
    """
    variants = [variant for variant in document.variants if variant.relevant]
    names = [f"{variant.number}: {shortened(variant.name)}" for variant in variants]
    apart = len(names) <= _MOST_COLUMNS and len("".join(names)) <= _WIDEST_HEADS
    members = document.relatives.members
    further = [shortened(further_of(member, document)) for member in members]
    rows = []
    for member, other in zip(members, further, strict=True):
        carried = [_genotype(member, variant.id, word, labels) for variant in variants]
        numbered = [f"{v.number}: {text}" for v, text in zip(variants, carried, strict=True)]
        rows.append(
            (
                shortened(member.id),
                labels.relation_of(member.relation, member.sex),
                word(f"sex_{member.sex}"),
                word("disease_unknown" if member.affected == "unknown" else member.affected),
                *(carried if apart else ["; ".join(numbered)]),
                *([other or "-"] if any(further) else []),
            )
        )
    columns = (labels[column] for column in ("member", "relation", "sex", "disease"))
    heads = names if apart else [labels["by_number"]]
    last = [labels["partner_further"]] if any(further) else []
    return Table((*columns, *heads, *last), tuple(rows))


def _genotype(member: FamilyMember, variant: str, word: Word, labels: Labels) -> str:
    for one in member.genotypes:
        if one.variant == variant:
            return _state(one, word, labels)
    return word("no sample")


def _state(one: MemberGenotype, word: Word, labels: Labels) -> str:
    doubt = "" if one.sure or not one.genotype else f" ({labels['not_sure']})"
    return f"{word(one.state)}{doubt}"

"""What the record says of the partner beside the variants of the person."""

from col7a1tools.report.document import ReportDocument
from col7a1tools.report.family_section import FamilyMember, Risk


def further_of(member: FamilyMember, document: ReportDocument) -> str:
    """Disease-causing variants of the partner that the person does not carry; empty for none."""
    if not member.partner:
        return ""
    own = {variant.name for variant in document.variants}
    said = (one.values for one in document.relatives.statements if one.rule == "couple.carries")
    names = (
        name
        for values in said
        if values["person"] == member.id
        for name in str(values["variants"]).split("; ")
    )
    return "; ".join(name for name in names if name not in own)


def chance_for_child(document: ReportDocument) -> Risk | None:
    """The chance of the disease for a child of the couple; None where none was worked out."""
    risks = document.relatives.risks
    return next((one for one in risks if one.kind == "couple_child_affected"), None)

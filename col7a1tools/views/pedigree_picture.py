"""The family's drawing, from the record."""

from col7a1tools.figures.pedigree import PedigreePerson, Shape
from col7a1tools.figures.pedigree_figure import draw_pedigree
from col7a1tools.figures.svg import Canvas, width_of
from col7a1tools.report.document import ReportDocument
from col7a1tools.report.family_section import FamilyMember
from col7a1tools.report.variant_section import ReportedVariant
from col7a1tools.views.labels import Labels
from col7a1tools.views.page import Figure
from col7a1tools.views.partner import chance_for_child, further_of
from col7a1tools.views.visible import shortened

_SHAPES = {"male": Shape.SQUARE, "female": Shape.CIRCLE}
_AFFECTED = {"affected": True, "unaffected": False}
_CAUSING = ("Pathogenic", "Likely pathogenic")
_LONGEST_NAME = 18
_MOST_VARIANTS = 4
# No name in a pedigree file begins with a space.
_CHILD = " child"
_WIDE, _NARROW = 720.0, 340.0
# Wider than this, letters of 11 would be printed smaller than 6.5 pt between the margins of A4.
_WIDEST_UPRIGHT = 830.0


def pedigree_figure(document: ReportDocument, labels: Labels, font: str = "") -> Figure | None:
    """The drawing of the family; None where the record holds no family."""
    members = document.relatives.members
    if not members:
        return None
    variants = _drawn(document)
    carriers = _sure_carriers(document)
    persons = [_person(member, document, variants, carriers, labels) for member in members]
    persons += _child_of_the_couple(document, labels)
    said = [_description(member, variants, labels) for member in members]
    description = f"{labels['alt_pedigree']}: {'; '.join(said)}."
    wide = draw_pedigree(persons, Canvas(description, _WIDE, font))
    turned = ""
    if width_of(wide) > _WIDEST_UPRIGHT:
        turned = draw_pedigree(persons, Canvas(description, _WIDE, font, turned=True))
    return Figure(
        "pedigree",
        wide,
        draw_pedigree(persons, Canvas(description, _NARROW, font)),
        labels["pedigree_figure"],
        description,
        turned,
    )


def _drawn(document: ReportDocument) -> list[ReportedVariant]:
    """The variants that the result rests on; else the first of those that matter."""
    deciding = [one for one in document.variants if one.id in document.alleles.variants]
    relevant = [one for one in document.variants if one.relevant]
    return (deciding or relevant)[:_MOST_VARIANTS]


def _person(
    member: FamilyMember,
    document: ReportDocument,
    variants: list[ReportedVariant],
    carriers: set[str],
    labels: Labels,
) -> PedigreePerson:
    further = further_of(member, document)
    lines = [shortened(member.id, _LONGEST_NAME), *_genotypes(member, variants, labels)]
    if further:
        lines.append(f"+ {shortened(further, _LONGEST_NAME)}")
    if member.donor:
        lines.append(labels["donor_mark"])
    return PedigreePerson(
        key=member.id,
        father=member.father,
        mother=member.mother,
        shape=_SHAPES.get(member.sex, Shape.DIAMOND),
        affected=_AFFECTED.get(member.affected),
        carrier=member.affected == "unaffected"
        and (member.id in carriers or _carries(member, variants)),
        proband=member.proband,
        donor=member.donor,
        lines=tuple(lines),
    )


def _child_of_the_couple(document: ReportDocument, labels: Labels) -> list[PedigreePerson]:
    """A place for the child that the couple asks about, unless the two have one in the drawing."""
    members = document.relatives.members
    couple = [one for one in members if one.proband or one.partner]
    names = {one.id for one in couple}
    together = any({one.father, one.mother} == names for one in members)
    if len(couple) != 2 or together:
        return []
    father, mother = sorted(couple, key=lambda one: (one.sex != "male", one.sex == "female"))
    lines = [labels["drawn_child"]]
    chance = chance_for_child(document)
    if chance and chance.basis == "own genotype":
        lines.append(f"{chance.numerator}/{chance.denominator}")
    child = PedigreePerson(
        _CHILD, father.id, mother.id, affected=None, lines=tuple(lines), placeholder=True
    )
    return [child]


def _sure_carriers(document: ReportDocument) -> set[str]:
    """Members whom the record calls carriers without a doubt."""
    risks = document.relatives.risks
    sure = (one for one in risks if one.kind == "carrier" and one.numerator == one.denominator)
    return {one.member for one in sure}


def _carries(member: FamilyMember, variants: list[ReportedVariant]) -> bool:
    causing = {one.id for one in variants if one.classification in _CAUSING}
    return any(one.variant in causing and one.sure and one.copies for one in member.genotypes)


def _genotypes(member: FamilyMember, variants: list[ReportedVariant], labels: Labels) -> list[str]:
    """What the member carries, by the numbers of the variants."""
    if not member.sampled:
        return [labels.value("no sample")]
    found = {one.variant: one for one in member.genotypes}
    texts = []
    for variant in variants:
        one = found.get(variant.id)
        copies = one.copies if one else None
        text = labels["drawn_unread" if copies is None else f"drawn_{copies}"]
        doubt = "?" if one and one.genotype and not one.sure else ""
        texts.append(f"{variant.number}: {text}{doubt}")
    return texts


def _description(member: FamilyMember, variants: list[ReportedVariant], labels: Labels) -> str:
    relation = labels.relation_of(member.relation, member.sex)
    said = [relation, labels.value(member.affected), *_genotypes(member, variants, labels)]
    return f"{shortened(member.id)} ({', '.join(said)})"

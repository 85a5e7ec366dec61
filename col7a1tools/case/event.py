"""Events that are not told by the exons they touch: the gene lost as a whole, or cut."""

from col7a1tools.case.carried import short_name
from col7a1tools.model.annotation import Annotation
from col7a1tools.model.finding import Finding
from col7a1tools.model.variant import StructuralChange, StructuralType

_CUT = "feature_truncation"
_LOST = "transcript_ablation"


def loses_the_gene(annotation: Annotation) -> bool:
    """Whether the copy has lost the gene from end to end."""
    return _LOST in annotation.consequence


def cuts_the_gene(annotation: Annotation) -> bool:
    """Whether the gene is joined to other DNA at a place within it."""
    change = annotation.change
    return (
        isinstance(change, StructuralChange)
        and change.type is StructuralType.BREAKEND
        and _CUT in annotation.consequence
    )


def effect_of_event(annotation: Annotation) -> Finding | None:
    """The effect in a few words; None for any other change."""
    if loses_the_gene(annotation):
        return Finding("effect.whole_gene_deletion")
    return Finding("effect.gene_cut") if cuts_the_gene(annotation) else None


def findings_of_event(annotation: Annotation) -> tuple[Finding, ...]:
    """What is said of the event in place of its touched exons; empty for any other change."""
    imprecise = tuple(one for one in annotation.findings if one.rule == "structural.imprecise")
    if loses_the_gene(annotation):
        return Finding("structural.whole_gene_lost"), *imprecise
    if not cuts_the_gene(annotation):
        return ()
    placement = annotation.placement
    inside = placement.exon != "."
    number = (placement.exon if inside else placement.intron).partition("/")[0]
    place = "exon" if inside else "intron"
    values: dict[str, str | int] = {
        "kind": place,
        "number": number,
        "breakend": short_name(annotation),
    }
    return Finding("structural.gene_cut", values), *imprecise

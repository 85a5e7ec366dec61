"""What differs in one variant."""

from collections.abc import Iterable, Iterator

from col7a1tools.compare.causes import Differing, source_name
from col7a1tools.compare.comparison import (
    Cause,
    CauseKind,
    CriterionChange,
    CriterionState,
    LineChange,
    VariantChange,
    VariantState,
)
from col7a1tools.compare.criteria import compare_criteria
from col7a1tools.compare.lines import (
    Counted,
    always,
    statement_lines,
    together,
    value_line,
)
from col7a1tools.compare.matching import VariantPair
from col7a1tools.compare.rests_on import Role
from col7a1tools.report.variant_section import ReportedVariant
from col7a1tools.report.weighing_section import OthersClass


def compare_variant(pair: VariantPair, differing: Differing) -> tuple[VariantChange | None, int]:
    """What differs in a variant, or None; and how many of its sentences have other words."""
    old, new = pair.before, pair.after
    if old is None or new is None:
        kind = "added" if old is None else "removed"
        cause = differing.cause(Role.CALLS)
        return VariantChange(pair.name, kind, _state(old), _state(new), cause), 0
    criteria, reworded = compare_criteria(old, new, differing)
    lines = _lines(old, new, differing)
    before, after = _state(old), _state(new)
    same = before == after and not criteria and not lines.lines
    if same:
        return None, reworded + lines.reworded
    change = VariantChange(
        pair.name,
        "changed",
        before,
        after,
        _class_cause(old, new, criteria, differing),
        criteria,
        lines.lines,
    )
    return change, reworded + lines.reworded


def _state(variant: ReportedVariant | None) -> VariantState | None:
    if variant is None:
        return None
    return VariantState(
        variant.name,
        variant.hgvs_g,
        variant.hgvs_c,
        variant.hgvs_p,
        variant.call.zygosity,
        variant.classification,
        variant.points,
        variant.criteria,
    )


def _class_cause(
    old: ReportedVariant,
    new: ReportedVariant,
    criteria: Iterable[CriterionChange],
    differing: Differing,
) -> Cause | None:
    """Why class or points moved: the criteria that weigh otherwise, else the limits of the classes.

    The class is a sum: it can come from nothing else.
    """
    if (old.classification, old.points) == (new.classification, new.points):
        return None
    moved = [one for one in criteria if _points(one.before) != _points(one.after)]
    if not moved:
        return differing.cause(Role.RULES)
    codes = tuple(one.criterion for one in moved)
    inputs = tuple(dict.fromkeys(name for one in moved for name in one.cause.inputs))
    return Cause(CauseKind.FOLLOWS.value, inputs, (), codes)


def _points(state: CriterionState | None) -> int:
    return 0 if state is None else state.points


def _lines(old: ReportedVariant, new: ReportedVariant, differing: Differing) -> Counted:
    gene = differing.cause(Role.GENE)
    return together(
        _names(old, new, differing),
        _call(old, new, differing.cause(Role.CALLS)),
        _effect(old, new, gene),
        _collagen(old, new, differing),
        statement_lines("finding", "", old.findings, new.findings, cause_of=always(gene)),
        statement_lines(
            "doubt",
            "",
            old.call.cautions,
            new.call.cautions,
            cause_of=always(differing.cause(Role.CALLS)),
        ),
        _claim(old, new, differing),
        _others(old, new, differing),
    )


def _names(
    old: ReportedVariant, new: ReportedVariant, differing: Differing
) -> Iterator[LineChange]:
    named = differing.cause(Role.GENE)
    for line in ("hgvs_c", "hgvs_p", "exon", "intron", "domain"):
        yield from value_line(line, "", getattr(old, line), getattr(new, line), cause=named)
    if old.assembly == new.assembly:
        yield from value_line("hgvs_g", "", old.hgvs_g, new.hgvs_g, cause=named)
    legacy = ("; ".join(one.legacy_names) for one in (old, new))
    yield from value_line("legacy_names", "", *legacy, cause=differing.cause(Role.GENE, Role.NAMES))


def _call(old: ReportedVariant, new: ReportedVariant, cause: Cause) -> Iterator[LineChange]:
    fields = (
        "zygosity",
        "genotype",
        "depth",
        "ref_reads",
        "alt_reads",
        "genotype_quality",
        "filters",
    )
    for line in fields:
        yield from value_line(
            line, "", getattr(old.call, line), getattr(new.call, line), cause=cause
        )
    yield from value_line("filter", "", old.record.filter, new.record.filter, cause=cause)


def _effect(old: ReportedVariant, new: ReportedVariant, cause: Cause) -> Iterator[LineChange]:
    terms = (", ".join(one.consequence) for one in (old, new))
    yield from value_line("consequence", "", *terms, cause=cause)
    for line in ("impact", "collagen_effect"):
        yield from value_line(line, "", getattr(old, line), getattr(new, line), cause=cause)


def _collagen(
    old: ReportedVariant, new: ReportedVariant, differing: Differing
) -> Iterator[LineChange]:
    """Collagen VII from the copy; it leans on the class, too."""
    follows = ("class",) if old.classification != new.classification else ()
    cause = differing.cause(Role.GENE, follows=follows)
    yield from value_line("collagen", "", old.collagen, new.collagen, cause=cause)


def _claim(
    old: ReportedVariant, new: ReportedVariant, differing: Differing
) -> Iterator[LineChange]:
    """The disease that it was weighed for; records of older versions do not tell."""
    if old.weighing and new.weighing:
        cause = differing.cause(Role.CASE)
        yield from value_line("claim", "", old.weighing.claim, new.weighing.claim, cause=cause)


def _others(
    old: ReportedVariant, new: ReportedVariant, differing: Differing
) -> Iterator[LineChange]:
    """Classes by others, source by source."""
    if not (old.weighing and new.weighing):
        return
    before, after = _by_source(old.weighing.others), _by_source(new.weighing.others)
    for source in sorted({*before, *after}):
        named = [one for one in differing.of(Role.ASSERTION) if source_name(one) == source]
        cause = differing.cause(Role.ASSERTION, pointed=named)
        old_class, new_class = before.get(source), after.get(source)
        yield from value_line("others", source, old_class, new_class, cause=cause)


def _by_source(others: Iterable[OthersClass]) -> dict[str, str]:
    """What each source says, by its key; with its release, and with the review."""
    said: dict[str, list[str]] = {}
    for one in others:
        key = one.source.partition(" ")[0]
        parts = (one.classification, one.review, one.identifier)
        said.setdefault(key, []).append(", ".join(part for part in parts if part))
    return {key: "; ".join(sorted(texts)) for key, texts in said.items()}

"""What differs in the parts of the record beside the variants and the family."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from col7a1tools.compare.comparison import Cause, CauseKind, LineChange, Section
from col7a1tools.compare.lines import Counted, always, statement_lines, together, value_line
from col7a1tools.compare.matching import names_by_id
from col7a1tools.compare.records import Records
from col7a1tools.compare.relatives import compare_relatives
from col7a1tools.compare.rests_on import LACKS, Role
from col7a1tools.model.classification import Verdict
from col7a1tools.report.document import Alleles, Coverage, Pair, ReportDocument
from col7a1tools.report.limits import number_ranges
from col7a1tools.report.words import Statement

_FAMILY_SHOWS = frozenset({"phase.parents", "phase.relatives"})
_READS_SHOW = frozenset({"phase.reads", "phase.read_chain", "phase.haplotags"})
_FEW = 4  # variants of which every pair has a line of its own
_LIMITS = {
    "limits.no_pedigree": Role.FAMILY,
    "limits.others_not_related": Role.FAMILY,
    "limits.reads": Role.READS,
    "limits.reads_for_phase_and_depth": Role.READS,
}


def compare_sections(records: Records) -> tuple[tuple[Section, ...], int]:
    """The parts that differ, in the order of the record, and how many sentences were reworded."""
    alleles = _alleles(records)
    coverage = _coverage(records)
    upstream = [*records.moved]
    upstream += ["alleles"] if alleles.lines else []
    upstream += ["coverage"] if coverage.lines else []
    parts: dict[str, Counted] = {
        "alleles": alleles,
        "interpretation": _interpretation(records, tuple(upstream)),
        "relatives": compare_relatives(records),
        "coverage": coverage,
        "case": together(_case(records)),
        "not_assessed": _not_assessed(records),
    }
    sections = tuple(Section(key, part.lines) for key, part in parts.items() if part.lines)
    return sections, sum(part.reworded for part in parts.values())


def _alleles(records: Records) -> Counted:
    old, new = records.old.alleles, records.new.alleles
    shown = _phase_cause(records, old.how, new.how)
    by_variants = records.differing.cause(Role.CALLS, follows=records.moved)
    moved = bool(records.moved)
    phase = shown if shown.kind == CauseKind.NAMED.value or not moved else by_variants
    follows = (*records.moved, *(["phase"] if moved and old.phase != new.phase else []))
    state = replace(by_variants, follows=follows) if moved else phase
    return together(
        value_line("state", "", old.state, new.state, cause=state),
        value_line("phase", "", old.phase, new.phase, cause=phase),
        _pairs(records),
        _origins(records),
        _sentences("copies", old.statements, new.statements, cause=phase),
    )


def _phase_cause(records: Records, *how: str) -> Cause:
    """What shows a phase: relatives, reads or the genotypes, as either record says."""
    pointed: tuple[str, ...] = ()
    if _FAMILY_SHOWS & {*how}:
        pointed += records.differing.of(Role.FAMILY)
    if _READS_SHOW & {*how}:
        pointed += records.differing.of(Role.READS)
    roles = (Role.CALLS, Role.FAMILY, Role.READS)
    return records.differing.cause(*roles, pointed=pointed)


def _pairs(records: Records) -> Iterator[LineChange]:
    """Pairs whose variants both records hold; the others come and go with their variants.

    Those that the state rests on have a line each, where these are many the established ones; of
    the others, those that went the same way share one.
    """
    older, newer = names_by_id(records.pairs)
    before = {_named(one, older): one for one in records.old.alleles.pairs}
    after = {_named(one, newer): one for one in records.new.alleles.pairs}
    deciding = {older[one] for one in records.old.alleles.variants}
    deciding |= {newer[one] for one in records.new.alleles.variants}
    if len(deciding) > _FEW:
        deciding &= _established(records.old, older) | _established(records.new, newer)
    groups: dict[tuple[str, ...], list[frozenset[str]]] = {}
    for key in sorted(before.keys() & after.keys(), key=sorted):
        one, other = before[key], after[key]
        alone = " / ".join(sorted(key)) if key <= deciding else ""
        if (one.phase, one.how) != (other.phase, other.how):
            went = (alone, one.phase, other.phase, one.how, other.how)
            groups.setdefault(went, []).append(key)
    for way in sorted(groups, key=lambda one: (not one[0], one)):
        keys = groups[way]
        one, other = before[keys[0]], after[keys[0]]
        subject = "; ".join(" / ".join(sorted(key)) for key in keys)
        cause = _phase_cause(records, one.how, other.how)
        if one.phase != other.phase:
            yield from value_line("pair_phase", subject, one.phase, other.phase, cause=cause)
        else:
            reasons = [one.reason], [other.reason]
            yield from statement_lines("pair_how", subject, *reasons, cause_of=always(cause)).lines


def _established(record: ReportDocument, names: dict[str, str]) -> set[str]:
    """Names of the variants that a record calls Pathogenic or Likely pathogenic."""
    classes = {Verdict.PATHOGENIC.value, Verdict.LIKELY_PATHOGENIC.value}
    return {names[one.id] for one in record.variants if one.classification in classes}


def _named(pair: Pair, names: dict[str, str]) -> frozenset[str]:
    return frozenset({names[pair.a], names[pair.b]})


def _origins(records: Records) -> Iterator[LineChange]:
    older, newer = names_by_id(records.pairs)
    before = _origins_of(records.old.alleles, older)
    after = _origins_of(records.new.alleles, newer)
    both = [pair.name for pair in records.pairs if pair.before and pair.after]
    cause = records.differing.cause(
        Role.FAMILY, Role.CALLS, pointed=records.differing.of(Role.FAMILY)
    )
    for name in both:
        yield from value_line("origin", name, before.get(name), after.get(name), cause=cause)


def _origins_of(alleles: Alleles, names: dict[str, str]) -> dict[str, str]:
    return {names[one.variant]: one.origin for one in alleles.origins}


def _interpretation(records: Records, upstream: tuple[str, ...]) -> Counted:
    old, new = records.old, records.new
    cause = records.differing.cause(Role.GENE, follows=upstream)
    products = records.differing.cause(Role.PRODUCTS, follows=upstream)
    was, is_now = old.interpretation, new.interpretation
    severities = ([one.expectation.severity] if one.expectation else [] for one in (old, new))
    expected = (one.expectation.statements if one.expectation else () for one in (old, new))
    return together(
        _sentences("headline", was.in_short, is_now.in_short, cause=cause),
        value_line("collagen", "", was.collagen, is_now.collagen, cause=cause),
        _sentences("meaning", was.statements, is_now.statements, cause=cause),
        _sentences("severity", *severities, cause=cause),
        _sentences("expectation", *expected, cause=cause),
        _read_together(records, cause),
        statement_lines(
            "product",
            "",
            [one.statement for one in old.approved_products],
            [one.statement for one in new.approved_products],
            cause_of=always(products),
        ),
    )


def _sentences(
    line: str, before: Iterable[Statement], after: Iterable[Statement], *, cause: Cause
) -> Counted:
    """Sentences that answer one question: a single one takes the place of a single one."""
    return statement_lines(line, "", before, after, cause_of=always(cause), single=True)


def _read_together(records: Records, cause: Cause) -> Iterator[LineChange]:
    """Variants of one copy that must be read together, by their description."""
    before = {one.hgvs_c: one for one in records.old.haplotypes}
    after = {one.hgvs_c: one for one in records.new.haplotypes}
    for name in sorted({*before, *after}):
        old, new = before.get(name), after.get(name)
        proteins = (one.hgvs_p if one else None for one in (old, new))
        yield from value_line("read_together", name.partition(":")[2], *proteins, cause=cause)


def _coverage(records: Records) -> Counted:
    old, new = records.old.coverage, records.new.coverage
    pointed = records.differing.of(Role.READS)
    cause = records.differing.cause(Role.CALLS, Role.READS, pointed=pointed)
    return together(
        value_line("assessed", "", old.assessed, new.assessed, cause=cause),
        value_line("unread_percent", "", old.unread_percent, new.unread_percent, cause=cause),
        value_line("minimum_depth", "", old.minimum_depth, new.minimum_depth, cause=cause),
        value_line("minimum_quality", "", old.minimum_quality, new.minimum_quality, cause=cause),
        _exons(old, new, cause),
    )


def _exons(old: Coverage, new: Coverage, cause: Cause) -> Iterator[LineChange]:
    """Exons that were not read in full, where both records looked."""
    if old.assessed and new.assessed:
        partly = (number_ranges(_partly(one)) for one in (old, new))
        yield from value_line("exons_not_read", "", *partly, cause=cause)


def _partly(coverage: Coverage) -> list[int]:
    return [one.exon for one in coverage.exons if one.read < one.bases]


def _case(records: Records) -> Iterator[LineChange]:
    """Findings in the person that the case file states."""
    cause = records.differing.cause(Role.CASE, pointed=records.differing.of(Role.CASE))
    old, new = records.old.case_findings, records.new.case_findings
    for text in sorted({*old} ^ {*new}):
        sides = (text if text in one else None for one in (old, new))
        yield from value_line("stated", "", *sides, cause=cause)


def _not_assessed(records: Records) -> Counted:
    def cause_of(spoken: Sequence[Statement]) -> Cause:
        lacking = [one.rule.partition(".")[2] for one in spoken if one.rule.startswith("lacks.")]
        others = [one.rule for one in spoken if not one.rule.startswith("lacks.")]
        shown = {_LIMITS.get(rule, Role.CALLS) for rule in others}
        roles = {role for key in lacking for role in LACKS.get(key, tuple(Role))} | shown
        return records.differing.cause(
            *roles,
            *([Role.RULES] if lacking else []),
            pointed=records.differing.of(*shown),
            follows=records.moved if lacking else (),
        )

    old, new = records.old.not_assessed, records.new.not_assessed
    return statement_lines("limit", "", old, new, cause_of=cause_of)

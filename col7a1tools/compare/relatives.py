"""What differs in the family."""

from collections.abc import Iterator

from col7a1tools.compare.comparison import Cause, LineChange
from col7a1tools.compare.lines import Counted, always, statement_lines, together, value_line
from col7a1tools.compare.matching import names_by_id
from col7a1tools.compare.records import Records
from col7a1tools.compare.rests_on import Role
from col7a1tools.report.family_section import FamilyMember, MemberGenotype, Relatives, Risk

_FIELDS = ("relation", "sex", "affected", "father", "mother", "sampled", "donor", "partner")


def compare_relatives(records: Records) -> Counted:
    """Members, genotypes, what fits, chances and donor."""
    old, new = records.old.relatives, records.new.relatives
    stated = records.differing.cause(Role.FAMILY, pointed=records.differing.of(Role.FAMILY))
    follows = records.moved
    roles = (Role.FAMILY, Role.CALLS, Role.CASE, Role.GENE)
    derived = records.differing.cause(
        *roles, pointed=records.differing.of(Role.FAMILY), follows=follows
    )
    return together(
        _members(old, new, stated),
        _genotypes(records, stated),
        value_line("conflicts", "", _conflicts(old), _conflicts(new), cause=stated),
        statement_lines("family", "", old.statements, new.statements, cause_of=always(derived)),
        _chances(records, derived),
        _donors(old, new, derived),
    )


def _conflicts(family: Relatives) -> int | None:
    return None if family.consistency is None else family.consistency.conflicts


def _by_name(family: Relatives) -> dict[str, FamilyMember]:
    return {one.id: one for one in family.members}


def _members(old: Relatives, new: Relatives, cause: Cause) -> Iterator[LineChange]:
    """Who belongs to the family; what is said of a member whom both records have."""
    before, after = _by_name(old), _by_name(new)
    for name in sorted({*before, *after}):
        one, other = before.get(name), after.get(name)
        if one is None or other is None:
            relations = (each.relation if each else None for each in (one, other))
            yield from value_line("member", name, *relations, cause=cause)
            continue
        for line in _FIELDS:
            sides = (getattr(each, line) for each in (one, other))
            yield from value_line(f"member_{line}", name, *sides, cause=cause)


def _genotypes(records: Records, cause: Cause) -> Iterator[LineChange]:
    """What a member carries of a variant, of members and variants that both records have."""
    older, newer = names_by_id(records.pairs)
    before, after = _by_name(records.old.relatives), _by_name(records.new.relatives)
    for name in sorted(before.keys() & after.keys()):
        if before[name].proband and after[name].proband:
            continue
        old = {older[one.variant]: one for one in before[name].genotypes}
        new = {newer[one.variant]: one for one in after[name].genotypes}
        for variant in sorted(old.keys() & new.keys()):
            sides = (_carried(each[variant]) for each in (old, new))
            yield from value_line("carries", f"{name}, {variant}", *sides, cause=cause)


def _carried(one: MemberGenotype) -> str:
    return one.state if one.sure else f"{one.state} (not sure)"


def _chances(records: Records, derived: Cause) -> Iterator[LineChange]:
    figure = records.differing.of(Role.FIGURES)
    before, after = _by_key(records.old.relatives), _by_key(records.new.relatives)
    for key in sorted({*before, *after}):
        sides = (before.get(key), after.get(key))
        cause = derived
        if figure and any(one and one.basis == "carrier figure" for one in sides):
            cause = records.differing.cause(
                Role.FIGURES, Role.FAMILY, Role.CALLS, Role.CASE, pointed=figure
            )
        fractions = (f"{one.numerator}/{one.denominator}" if one else None for one in sides)
        kind, member = key[:2]
        yield from value_line(f"chance_{kind}", member, *fractions, cause=cause)


def _by_key(family: Relatives) -> dict[tuple[str, str, str, int], Risk]:
    """Chances by kind, member and rule, and by their place among those that are alike in these."""
    found: dict[tuple[str, str, str, int], Risk] = {}
    for one in family.risks:
        place = 0
        while (key := (one.kind, one.member, one.statement.rule, place)) in found:
            place += 1
        found[key] = one
    return found


def _donors(old: Relatives, new: Relatives, cause: Cause) -> Counted:
    sides = (old.donor, new.donor)
    names = (one.member if one else None for one in sides)
    said = (one.statements if one else () for one in sides)
    further = ("; ".join(one.further) if one else None for one in sides)
    return together(
        value_line("donor", "", *names, cause=cause),
        statement_lines("donor_carries", "", *said, cause_of=always(cause)),
        value_line("donor_further", "", *further, cause=cause),
    )

"""What a family's genotypes show, as findings: whether they fit, origins, segregation, evidence."""

from collections.abc import Iterator, Sequence

from col7a1tools.case.observed import ObservedVariant
from col7a1tools.case.quality import MINIMUM_DEPTH, MINIMUM_QUALITY
from col7a1tools.family.cause import Cause
from col7a1tools.family.consistency import Conflict, ConflictKind, FamilyCheck
from col7a1tools.family.evidence import DerivedFacts
from col7a1tools.family.further import explaining
from col7a1tools.family.household import Household
from col7a1tools.family.names import name_of
from col7a1tools.family.origin import (
    Homozygosity,
    NewVariant,
    Origin,
    depth_of,
    germline_sharing,
    judge_new,
    one_parent_carries,
    origin_of,
    reads_of,
)
from col7a1tools.family.reading import FamilyReading
from col7a1tools.model.case_facts import AllelePhase, CaseFile
from col7a1tools.model.classification import Classification
from col7a1tools.model.finding import Finding
from col7a1tools.model.pedigree import Affection

_CONFLICTS = {
    ConflictKind.NEW: "family.conflict_new",
    ConflictKind.HOMOZYGOUS: "family.conflict_homozygous",
    ConflictKind.MISSING: "family.conflict_missing",
    ConflictKind.OTHER: "family.conflict_other",
}
_THRESHOLDS: dict[str, str | int] = {
    "minimum_depth": MINIMUM_DEPTH,
    "minimum_quality": MINIMUM_QUALITY,
}
_WHY_NOT_COUNTED = frozenset(
    {"dominant_claim", "no_threshold", "not_rare", "too_few_meioses", "too_few_points"}
)
HEALTHY = "family.healthy_with_cause"
_ISODISOMY = ("jid_2006_isodisomy",)


def consistency_findings(household: Household, check: FamilyCheck) -> Iterator[Finding]:
    """Whether the genotypes fit the pedigree; first what casts doubt on the rest."""
    if not check.sites and not check.conflicts:
        yield Finding("family.not_checked")
        return
    if not check.conflicts:
        yield Finding("family.consistent", {"sites": check.sites})
    yield from exchange_findings(check)
    yield from misfit_findings(check)
    for conflict in check.conflicts:
        values: dict[str, str | int] = {
            "child": conflict.child,
            "parent": conflict.parent,
            "variant": _change_name(household, conflict),
        }
        yield Finding(_CONFLICTS[conflict.kind], values)


def exchange_findings(check: FamilyCheck) -> Iterator[Finding]:
    """Exchanges of two samples after which everything would fit."""
    for one, other in check.swaps:
        yield Finding("family.swap", {"one": one, "other": other})


def misfit_findings(check: FamilyCheck) -> Iterator[Finding]:
    """Children who do not fit one parent at several sites."""
    for child, parent in check.misfits:
        count = sum(one.parent == parent for one in check.of(child))
        yield Finding("family.misfit", {"child": child, "parent": parent, "count": count})


def _change_name(household: Household, conflict: Conflict) -> str:
    """The name of a change by anyone who carries it."""
    for person in household.calls.people.values():
        for variant in person.observed:
            if variant.annotation.change == conflict.change:
                return name_of(variant)
    raise KeyError(conflict.change)


def origin_findings(
    household: Household,
    variants: Sequence[ObservedVariant],
    check: FamilyCheck,
    case: CaseFile | None = None,
) -> Iterator[Finding]:
    """From whom each relevant variant came, and what may stand behind one that does not fit.

    Args:
        household: the family.
        variants: of the person.
        check: whether its genotypes fit together.
        case: what the laboratory states, such as that the parents were confirmed.
    """
    for variant in variants:
        if not variant.relevant:
            continue
        origin = origin_of(household, variant, check)
        if origin in (Origin.MOTHER, Origin.FATHER, Origin.BOTH):
            word = origin.value.partition(" ")[0]
            yield Finding("family.inherited", {"variant": name_of(variant), "origin": word})
        elif origin is Origin.NEITHER:
            evidence = judge_new(household, variant, check).value
            if evidence == NewVariant.CANDIDATE.value and _parents_confirmed(variant, case):
                evidence = "candidate_confirmed"
            yield _new(household, variant, evidence)
        one_parent = one_parent_carries(household, variant, check)
        if one_parent:
            yield _one_parent(variant, household.proband, one_parent)


def _parents_confirmed(variant: ObservedVariant, case: CaseFile | None) -> bool:
    stated = case.of(variant.annotation.change).de_novo if case else ()
    return any(one.confirmed for one in stated)


def _new(household: Household, variant: ObservedVariant, evidence: str) -> Finding:
    change = variant.annotation.change
    parents = household.pedigree.member(household.proband).parents
    calls = [household.of(name, change) for name in parents]
    own = household.of(household.proband, change)
    reads = {name: reads_of(call) or 0 for name, call in zip(parents, calls, strict=True)}
    parent = max(reads, key=lambda name: reads[name])
    depths = [depth_of(call) for call in (own, *calls)]
    child, father, mother = ("." if depth is None else depth for depth in depths)
    values: dict[str, str | int] = {
        "variant": name_of(variant),
        "child": household.proband,
        "evidence": evidence,
        "parent": parent,
        "members": ", ".join(germline_sharing(household, change)),
        "reads": reads[parent],
        "child_depth": child,
        "father_depth": father,
        "mother_depth": mother,
        **_THRESHOLDS,
    }
    return Finding("family.new", values)


def _one_parent(variant: ObservedVariant, child: str, seen: Homozygosity) -> Finding:
    hint = "none"
    if seen.from_other:
        hint = "from_other"
    elif seen.heterozygous:
        hint = "heterozygous"
    elif seen.homozygous:
        hint = "homozygous"
    values: dict[str, str | int] = {
        "variant": name_of(variant),
        "child": child,
        "carrier": seen.carrier,
        "other": seen.other,
        "hint": hint,
        "heterozygous": seen.heterozygous,
        "homozygous": seen.homozygous,
        "from_other": seen.from_other,
    }
    return Finding("family.one_parent", values, _ISODISOMY)


def unsure_findings(household: Household, variants: Sequence[ObservedVariant]) -> Iterator[Finding]:
    """Relatives' genotypes at the relevant variants that do not count."""
    for member in household.pedigree.members:
        if member.name == household.proband:
            continue
        for variant in variants:
            call = household.of(member.name, variant.annotation.change)
            if variant.relevant and call.observed and not call.sure:
                values: dict[str, str | int] = {
                    "member": member.name,
                    "variant": name_of(variant),
                    **_THRESHOLDS,
                }
                yield Finding("family.unsure", values)


def segregation_findings(family: FamilyReading, cause: Cause) -> Iterator[Finding]:
    """Relatives whose disease and genotype do not go together."""
    household = family.household
    for member in household.pedigree.members:
        if member.name == household.proband or not household.sampled(member.name):
            continue
        calls = [household.of(member.name, one.annotation.change) for one in cause.variants]
        ill = member.affection is Affection.AFFECTED
        for variant, call in zip(cause.variants, calls, strict=True):
            values: dict[str, str | int] = {"member": member.name, "variant": name_of(variant)}
            if ill and call.lacks:
                own = "; ".join(map(name_of, explaining(family, member.name)))
                rule = "family.affected_otherwise" if own else "family.affected_without"
                yield Finding(rule, values | {"variants": own} if own else values)
        if member.affection is Affection.UNAFFECTED and _has_cause(cause, household, member.name):
            names = "; ".join(map(name_of, cause.variants))
            yield Finding(HEALTHY, {"member": member.name, "variants": names})


def _has_cause(cause: Cause, household: Household, name: str) -> bool:
    """Whether a member surely carries what is enough for the disease."""
    calls = [
        [household.of(name, one.annotation.change) for one in allele] for allele in cause.alleles
    ]
    acting = [calls[number - 1] for number in sorted(cause.dominant)]
    if any(all(call.carries for call in allele) for allele in acting):
        return True
    if len(calls) == 1:
        return cause.homozygous and all(call.least == 2 for call in calls[0])
    return all(call.carries for allele in calls for call in allele)


def evidence_findings(
    derived: Sequence[DerivedFacts], variants: Sequence[ObservedVariant]
) -> Iterator[Finding]:
    """What the pedigree offered to the classification, and whether it counted there.

    Args:
        derived: the facts.
        variants: of the proband, weighed with them.
    """
    weighed = {one.annotation.change: one.classification for one in variants}
    for facts in derived:
        name = name_of(facts.variant)
        classification = weighed[facts.variant.annotation.change]
        if facts.proband:
            homozygous = facts.proband.phase is AllelePhase.HOMOZYGOUS
            rule = "family_evidence.pm3_homozygous" if homozygous else "family_evidence.pm3_trans"
            values: dict[str, str | int] = {"variant": name, "other": facts.proband.other}
            yield Finding(rule, values | _counted(classification, "PM3"))
        if facts.de_novo and not facts.de_novo.inherited:
            values = {"variant": name, "phenotype": facts.de_novo.phenotype.value}
            yield Finding("family_evidence.de_novo", values | _counted(classification, "PM6"))
        if facts.segregation:
            values = {
                "variant": name,
                "meioses": facts.segregation.meioses,
                "without": facts.segregation.affected_without,
            }
            counted = _counted(classification, "PP1", "BS4")
            yield Finding("family_evidence.segregation", values | counted)


def _counted(classification: Classification, *criteria: str) -> dict[str, str | int]:
    """Which of the criteria are met; where none is, why the first one is not."""
    met = [one.criterion for one in classification.met if one.criterion in criteria]
    if met:
        return {"counted": "yes", "criteria": ", ".join(met)}
    first = next((one for one in classification.evidence if one.criterion == criteria[0]), None)
    reason = first.reason.rule.rpartition(".")[2] if first else ""
    known = reason if reason in _WHY_NOT_COUNTED else "other"
    values = {"counted": "no", "criteria": ", ".join(criteria), "reason": f"not_counted_{known}"}
    return dict(values)

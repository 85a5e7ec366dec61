"""PS4, BS2, PP1, BS4, PP4 and BP5: carriers, families and what the patient shows."""

from col7a1tools.classify.parameters import rule_suffix, strength_reached
from col7a1tools.classify.subject import Subject
from col7a1tools.model.case_facts import Mapping
from col7a1tools.model.classification import Evidence

Values = dict[str, str | int]


def assess_ps4(subject: Subject) -> Evidence:
    """PS4: a case-control study, or as many unrelated carriers as the rule set asks for."""
    rules, carriers = subject.rules, subject.case.affected_carriers
    if carriers is None:
        return rules.evidence("PS4", "needs_affected_carriers")
    parameters = rules.case
    ratio, lowest = carriers.odds_ratio, carriers.lowest
    values: Values = {"count": carriers.number, "reference": carriers.reference}
    if ratio is not None and lowest is not None and ratio > parameters.odds_ratio and lowest > 1:
        return rules.evidence("PS4", "odds_ratio", values | {"odds_ratio": f"{ratio:g}"})
    if not subject.dominant and subject.case.probands:
        return rules.evidence("PS4", "counted_in_pm3")
    if not parameters.least_carriers:
        return rules.evidence("PS4", "no_threshold" if ratio is None else "too_few", values)
    enough = carriers.number >= parameters.least_carriers
    return rules.evidence("PS4", "unrelated_carriers" if enough else "too_few", values)


def assess_bs2(subject: Subject) -> Evidence:
    """BS2: healthy adult carriers, in a dominant claim only."""
    rules, carriers = subject.rules, subject.case.healthy_carriers
    if not subject.dominant:
        known = carriers is not None
        return rules.evidence("BS2", "recessive_claim" if known else "needs_healthy_carriers")
    if carriers is None:
        return rules.evidence("BS2", "needs_healthy_carriers")
    values: Values = {"count": carriers.number, "reference": carriers.reference}
    return rules.evidence("BS2", "healthy_carrier" if carriers.examined else "not_examined", values)


def assess_pp1(subject: Subject) -> Evidence:
    """PP1 by informative meioses; the thresholds are the laboratory's to set."""
    rules, families = subject.rules, subject.case.segregation
    if families is None:
        return rules.evidence("PP1", "needs_segregation")
    values: Values = {"meioses": families.meioses, "reference": families.reference}
    if families.affected_without:
        return rules.evidence("PP1", "does_not_segregate", values)
    steps = rules.case.segregation
    if not steps:
        return rules.evidence("PP1", "no_threshold", values)
    strength = strength_reached(families.meioses, steps)
    rule = "too_few_meioses" if strength is None else f"segregates_{rule_suffix(strength)}"
    return rules.evidence("PP1", rule, values)


def assess_bs4(subject: Subject) -> Evidence:
    """BS4: an affected relative without the variant."""
    rules, families = subject.rules, subject.case.segregation
    if families is None:
        return rules.evidence("BS4", "needs_segregation")
    values: Values = {"count": families.affected_without, "reference": families.reference}
    rule = "does_not_segregate" if families.affected_without else "segregates"
    return rules.evidence("BS4", rule, values)


def assess_pp4(subject: Subject) -> Evidence:
    """PP4: cleavage below the lamina densa, which mutations of this gene alone cause."""
    rules, phenotype = subject.rules, subject.case.phenotype
    if phenotype is None:
        return rules.evidence("PP4", "needs_phenotype")
    values: Values = {"method": phenotype.method, "reference": phenotype.reference}
    if phenotype.mapping is Mapping.BELOW_LAMINA_DENSA:
        return rules.evidence("PP4", "cleavage_below_lamina_densa", values)
    other = phenotype.mapping is Mapping.OTHER_LEVEL
    return rules.evidence("PP4", "other_level" if other else "no_mapping", values)


def assess_bp5(subject: Subject) -> Evidence:
    """BP5: another molecular cause explains the disease."""
    rules, other = subject.rules, subject.case.other_cause
    if other is None:
        return rules.evidence("BP5", "needs_other_cause")
    values: Values = {"cause": other.cause, "reference": other.reference}
    return rules.evidence("BP5", "other_cause", values)

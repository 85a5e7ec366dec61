"""PM3 and BP2: what lies beside the variant in people."""

from col7a1tools.classify.criteria.frequency import assess_pm2, is_founder
from col7a1tools.classify.parameters import rule_suffix, strength_reached
from col7a1tools.classify.subject import Subject
from col7a1tools.model.case_facts import AffectedProband, AllelePhase, BesidePhase, SecondAllele
from col7a1tools.model.classification import Evidence, State


def assess_pm3(subject: Subject) -> Evidence:
    """PM3 by the points table of the ClinGen SVI, in a recessive claim.

    The variant must be rare: where PM2 is not met, only a founder allele named in the rule set
    counts all the same. Where no frequency is at hand the answer says that rarity was not checked.
    """
    rules, probands = subject.rules, subject.case.probands
    if subject.dominant:
        return rules.evidence("PM3", "dominant_claim")
    if not probands:
        return rules.evidence("PM3", "needs_second_allele")
    rarity = assess_pm2(subject).state
    if rarity is State.NOT_MET and not is_founder(subject):
        return rules.evidence("PM3", "not_rare")
    score = _points(probands, rules.case.second_allele)
    strength = strength_reached(score, rules.case.points)
    values: dict[str, str | int] = {
        "score": f"{score:g}",
        "probands": len(probands),
        "rarity": "not checked" if rarity is State.NOT_ASSESSED else "checked",
        "reference": "; ".join(one.reference for one in probands),
    }
    rule = "too_few_points" if strength is None else f"in_trans_{rule_suffix(strength)}"
    return rules.evidence("PM3", rule, values)


def assess_bp2(subject: Subject) -> Evidence:
    """BP2: with a pathogenic variant on the same copy, or with a dominant one on the other."""
    rules, beside = subject.rules, subject.case.beside
    if beside is None:
        return rules.evidence("BP2", "needs_second_allele")
    values: dict[str, str | int] = {"other": beside.other, "reference": beside.reference}
    if beside.phase is BesidePhase.CIS:
        return rules.evidence("BP2", "in_cis", values)
    rule = "in_trans_with_dominant" if subject.dominant else "in_trans"
    return rules.evidence("BP2", rule, values)


def _points(probands: tuple[AffectedProband, ...], worth: dict[str, float]) -> float:
    """Points of all people together; homozygous ones and uncertain variants have a ceiling."""
    homozygous = uncertain = certain = 0.0
    for one in probands:
        if one.phase is AllelePhase.HOMOZYGOUS:
            homozygous += worth["homozygous"]
        elif one.other_class is SecondAllele.UNCERTAIN:
            uncertain += worth["uncertain_in_trans"] * (one.phase is AllelePhase.TRANS)
        elif one.phase is AllelePhase.TRANS:
            certain += worth["trans"]
        else:
            certain += worth[f"unknown_{one.other_class.value.replace(' ', '_')}"]
    most = min(homozygous, worth["homozygous_most"]) + min(uncertain, worth["uncertain_most"])
    return certain + most

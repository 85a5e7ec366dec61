"""What would change the class: the smallest sets of evidence that could still be had.

Only criteria that were not assessed, and an RNA study where splicing is in question, are asked:
what was weighed stands. The points are those of the rule set in force.
"""

from dataclasses import dataclass
from itertools import combinations

from col7a1tools.classify.parameters import rule_suffix, strength_reached
from col7a1tools.classify.rules import RuleSet
from col7a1tools.model.claim import Claim
from col7a1tools.model.classification import Classification, Evidence, State, Strength, Verdict
from col7a1tools.model.criteria import label
from col7a1tools.model.finding import Finding

_LARGEST_SET = 3
# An RNA study takes the place of these, which predict what it measures.
_PREDICTED = ("PVS1", "PP3", "BP4", "BP7")
# What is said of a changed residue falls where no message holds the codon in its usual reading.
_OF_RESIDUES = ("acmg.ps1.same_residue_change", "acmg.pm1.", "acmg.pm4.", "acmg.pm5.")
_SPLICE_ANSWERS = (
    "acmg.pvs1.exon_loss",
    "acmg.pvs1.gt_to_gc",
    "acmg.pvs1.outcome_unclear",
    "acmg.pp3.splice_affected",
    "acmg.pp3.splice_uncertain",
    "acmg.pp3.spliceai_affected",
    "acmg.pp3.spliceai_uncertain",
)
_SILENT_ANSWERS = ("acmg.bp7.near_border", "acmg.bp7.splicing_not_excluded")


@dataclass(frozen=True, slots=True)
class Obtainable:
    """One piece of evidence that could be had.

    Attributes:
        criterion: as it would be written, ``PM3_Moderate``.
        gain: by how much the sum of points would change.
        finding: what it would be.
    """

    criterion: str
    gain: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class PossibleClass:
    """A class that a set of evidence would lead to."""

    needed: tuple[Obtainable, ...]
    verdict: Verdict
    points: int


def what_would_change(classification: Classification, rules: RuleSet) -> tuple[PossibleClass, ...]:
    """The smallest sets that move the class, towards pathogenic first, then towards benign.

    Args:
        classification: as it stands.
        rules: the rule set that it was made with.
    """
    claim = classification.claim
    answers = {item.criterion: item for item in classification.evidence}
    if any(item.strength is Strength.STAND_ALONE for item in classification.evidence):
        return ()
    return (
        *_smallest(_for_disease(answers, rules, claim), classification, rules),
        *_smallest(_against(answers, rules), classification, rules),
    )


def _smallest(
    steps: list[Obtainable], classification: Classification, rules: RuleSet
) -> list[PossibleClass]:
    """All sets of the smallest size with which the class moves."""
    for size in range(1, min(_LARGEST_SET, len(steps)) + 1):
        found = []
        for chosen in combinations(steps, size):
            points = classification.points + sum(step.gain for step in chosen)
            verdict = rules.verdict(points, classification.met)
            if verdict is not classification.verdict:
                found.append(PossibleClass(chosen, verdict, points))
        if found:
            return found
    return []


def _for_disease(answers: dict[str, Evidence], rules: RuleSet, claim: Claim) -> list[Obtainable]:
    steps = []
    case = rules.case
    if claim is Claim.RECESSIVE and _open(answers["PM3"]):
        reached = strength_reached(case.second_allele["trans"], case.points)
        steps += _step(rules, "PM3", "in_trans", reached, "in_trans")
    if claim is Claim.DOMINANT and _open(answers["PS2"]):
        reached = strength_reached(case.de_novo["consistent"], case.points)
        steps += _step(rules, "PS2", "de_novo", reached, "de_novo")
    if _open(answers["PP4"]):
        steps.append(_plain(rules, "PP4", "cleavage_below_lamina_densa", "mapping"))
    if _open(answers["PM2"]):
        steps.append(_plain(rules, "PM2", "rare", "rare"))
    if _open(answers["PP1"]) and case.segregation:
        steps += _step(rules, "PP1", "segregates", case.segregation[-1][0], "segregation")
    if claim is Claim.RECESSIVE and _splicing_in_question(answers):
        measured = _measured(answers)
        steps += [_rna(answers, rules, "PVS1", measured)] if measured else []
    return [step for step in steps if step.gain > 0]


def _against(answers: dict[str, Evidence], rules: RuleSet) -> list[Obtainable]:
    steps = []
    if _open(answers["BS1"]):
        steps.append(_plain(rules, "BS1", "above_limit", "frequent"))
    if _open(answers["BS4"]):
        steps.append(_plain(rules, "BS4", "does_not_segregate", "relative_without"))
    if answers["BP7"].reason.rule in _SILENT_ANSWERS and _splicing_in_question(answers):
        steps.append(_rna(answers, rules, "BP7", "rna_normal"))
    return [step for step in steps if step.gain < 0]


def _open(answer: Evidence) -> bool:
    return answer.state is State.NOT_ASSESSED


def _splicing_in_question(answers: dict[str, Evidence]) -> bool:
    """Whether an RNA study would tell what is only predicted, and none is given."""
    return any(answers[code].reason.rule.startswith(_SPLICE_ANSWERS) for code in ("PVS1", "PP3"))


def _measured(answers: dict[str, Evidence]) -> str:
    """Id of the PVS1 rule that an RNA study would lead to if it shows what is predicted.

    The message that lacks the exon; a broken frame where the prediction names no exon. Empty where
    no rule of PVS1 (RNA) fits.
    """
    null = answers["PVS1"]
    predicted = null.reason.rule.rpartition(".")[2]
    if null.state is not State.MET:
        return str(answers["PP3"].reason.values.get("if_skipped", "rna_frameshift"))
    if "in_frame" in predicted:
        return "rna_in_frame_small" if predicted.endswith("small") else "rna_in_frame_critical"
    return "rna_frameshift" if predicted.endswith("frameshift") else ""


def _step(
    rules: RuleSet, criterion: str, stem: str, strength: Strength | None, key: str
) -> list[Obtainable]:
    """A step whose rule is named by its strength; none where no strength would be reached."""
    if strength is None:
        return []
    return [_plain(rules, criterion, f"{stem}_{rule_suffix(strength)}", key)]


def _plain(rules: RuleSet, criterion: str, rule: str, key: str) -> Obtainable:
    evidence = rules.evidence(criterion, rule)
    finding = Finding(f"what_if.{key}", {}, evidence.reason.sources)
    return Obtainable(label(evidence), evidence.points, finding)


def _rna(answers: dict[str, Evidence], rules: RuleSet, criterion: str, rule: str) -> Obtainable:
    """What an RNA study would add over the predictions that it replaces."""
    step = _plain(rules, criterion, rule, rule)
    replaced = sum(answers[code].points for code in _PREDICTED)
    if criterion == "PVS1":
        replaced += sum(
            answer.points
            for answer in answers.values()
            if answer.reason.rule.startswith(_OF_RESIDUES)
        )
    return Obtainable(step.criterion, step.gain - replaced, step.finding)

"""From annotations to their classes."""

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import NamedTuple

from col7a1tools.classify.criteria import CRITERIA, Criterion, SuppliedCriterion
from col7a1tools.classify.rules import RuleSet, load_rules
from col7a1tools.classify.subject import Subject, read_subjects
from col7a1tools.gene.gene import Gene
from col7a1tools.model.annotation import Annotation
from col7a1tools.model.case_facts import NO_FACTS, CaseFacts
from col7a1tools.model.classification import Classification, Evidence, RuleSetStamp
from col7a1tools.model.evidence import NOTHING, OutsideEvidence
from col7a1tools.splice.remember import Remembered


class _Asked(NamedTuple):
    """The criteria that look at the variant.

    Attributes:
        criteria: choose the answers, in the ACMG order.
        in_order: takes the settled answers and theirs, one behind the other, and gives one for
            each criterion in the ACMG order.
    """

    criteria: tuple[Callable[[Subject], Evidence], ...]
    in_order: Callable[[tuple[Evidence, ...]], tuple[Evidence, ...]]


def _asked(*kinds: type[Criterion | SuppliedCriterion]) -> _Asked:
    asked = {
        place: criterion.assess
        for place, criterion in enumerate(CRITERIA)
        if isinstance(criterion, kinds)
    }
    behind = {place: len(CRITERIA) + index for index, place in enumerate(asked)}
    order = [behind.get(place, place) for place in range(len(CRITERIA))]
    return _Asked(tuple(asked.values()), itemgetter(*order))


_ALWAYS = _asked(Criterion)
_WHERE_SUPPLIED = _asked(Criterion, SuppliedCriterion)


def classify(
    annotation: Annotation,
    gene: Gene,
    rules: RuleSet | None = None,
    evidence: OutsideEvidence = NOTHING,
    case: CaseFacts = NO_FACTS,
) -> Classification:
    """Weigh every ACMG/AMP criterion and add up the points.

    Args:
        annotation: of a sequence change or a structural one.
        gene: the gene it was annotated on.
        rules: the rule set; the shipped one by default.
        evidence: what outside sources say of the variant. Others' classifications are not counted.
        case: what the laboratory knows of the case; recessive disease is claimed by default.

    Returns:
        The class, the points, and all 28 criteria in the ACMG order: met, not met, not
        applicable, or not assessed with what it lacks. Benign and pathogenic points are added;
        the evidence shows where they stand against each other.
    """
    return classify_each((annotation,), gene, rules, (evidence,), (case,))[0]


def classify_each(
    annotations: Sequence[Annotation],
    gene: Gene,
    rules: RuleSet | None = None,
    evidence: Sequence[OutsideEvidence] = (),
    cases: Sequence[CaseFacts] = (),
) -> list[Classification]:
    """The same for many variants, which asks each criterion of all of them before the next.

    A processor that stays at one criterion does it in two thirds of the time.

    Args:
        annotations: of the variants.
        gene: the gene they were annotated on.
        rules: the rule set; the shipped one by default.
        evidence: what outside sources say of each; nothing by default.
        cases: what the laboratory knows of each; nothing by default.
    """
    rules = rules or load_rules()
    evidence = evidence or (NOTHING,) * len(annotations)
    cases = cases or (NO_FACTS,) * len(annotations)
    subjects = read_subjects(annotations, gene, rules, evidence, cases)
    bare = all(one is NOTHING for one in evidence) and all(case is NO_FACTS for case in cases)
    asked = _ALWAYS if bare else _WHERE_SUPPLIED
    answers = [[assess(subject) for subject in subjects] for assess in asked.criteria]
    return [
        _weighed(rules, asked, own, case)
        for own, case in zip(zip(*answers, strict=True), cases, strict=True)
    ]


def _weighed(
    rules: RuleSet, asked: _Asked, answers: tuple[Evidence, ...], case: CaseFacts
) -> Classification:
    """The class that follows from the answers of the criteria that look at the variant."""
    settled, stamp = _settled(rules)
    met = tuple([answer for answer in answers if answer.strength is not None])
    points = sum([answer.points for answer in met])
    evidence = asked.in_order(settled + answers)
    return Classification(rules.verdict(points, met), points, evidence, met, stamp, case.claim)


@Remembered
def _settled(rules: RuleSet) -> tuple[tuple[Evidence, ...], RuleSetStamp]:
    """What needs no look at the variant: answers, none of which is met, and the rules' stamp.

    The answers stand in their places; the places of the other criteria hold any answer.
    """
    settled = [
        None if isinstance(criterion, Criterion) else rules.evidence(criterion.code, criterion.rule)
        for criterion in CRITERIA
    ]
    filler = next(evidence for evidence in settled if evidence is not None)
    return tuple(evidence or filler for evidence in settled), rules.stamp

"""From an annotation to its class."""

from col7a1tools.classify.criteria import CRITERIA, Criterion, SuppliedCriterion
from col7a1tools.classify.rules import RuleSet, load_rules
from col7a1tools.classify.subject import read_subject
from col7a1tools.gene.gene import Gene
from col7a1tools.model.annotation import Annotation
from col7a1tools.model.case_facts import NO_FACTS, CaseFacts
from col7a1tools.model.classification import Classification, Evidence, RuleSetStamp
from col7a1tools.model.evidence import NOTHING, OutsideEvidence
from col7a1tools.splice.remember import Remembered

_ALWAYS = tuple(
    (place, criterion.assess)
    for place, criterion in enumerate(CRITERIA)
    if isinstance(criterion, Criterion)
)
_SUPPLIED = tuple(
    (place, criterion.assess)
    for place, criterion in enumerate(CRITERIA)
    if isinstance(criterion, SuppliedCriterion)
)


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
    rules = rules or load_rules()
    subject = read_subject(annotation, gene, rules, evidence, case)
    settled, stamp = _settled(rules)
    trail = list(settled)
    answers = []
    supplied = evidence is not NOTHING or case is not NO_FACTS
    for place, assess in (*_ALWAYS, *_SUPPLIED) if supplied else _ALWAYS:
        answer = trail[place] = assess(subject)
        answers.append(answer)
    points = sum([answer.points for answer in answers])
    verdict = rules.verdict(points, answers)
    return Classification(verdict, points, tuple(trail), stamp, case.claim)


@Remembered
def _settled(rules: RuleSet) -> tuple[tuple[Evidence, ...], RuleSetStamp]:
    """What needs no look at the variant: answers, none of which adds points, and the rules' stamp.

    The answers stand in their places; the places of the other criteria hold any answer.
    """
    settled = [
        None if isinstance(criterion, Criterion) else rules.evidence(criterion.code, criterion.rule)
        for criterion in CRITERIA
    ]
    filler = next(evidence for evidence in settled if evidence is not None)
    return tuple(evidence or filler for evidence in settled), rules.stamp

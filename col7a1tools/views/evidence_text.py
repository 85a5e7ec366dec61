"""The evidence trail of one variant, as ``describe`` prints it."""

import re
from collections.abc import Iterator

from col7a1tools.classify.rules import RuleSet
from col7a1tools.classify.what_if import PossibleClass, what_would_change
from col7a1tools.gene.citations import load_citations
from col7a1tools.model.classification import Classification, Evidence, State
from col7a1tools.model.criteria import label
from col7a1tools.model.evidence import OutsideEvidence
from col7a1tools.model.finding import Finding
from col7a1tools.report.sentences import statement

_AUTHOR = re.compile(r"(\D+?) [A-Z]{1,3}(?:,|\.| and )")
_TITLE_END = re.compile("[,:(]")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TITLE_WORDS = 5

Field = tuple[str, str]


def evidence_fields(
    classification: Classification, outside: OutsideEvidence, rules: RuleSet
) -> Iterator[Field]:
    """Class, criteria, what is lacking, what would change it, others' views; name and text.

    Args:
        classification: of the variant.
        outside: what outside sources said.
        rules: the rule set that was used.
    """
    points = f"{classification.points} point{'' if abs(classification.points) == 1 else 's'}"
    yield (
        "class",
        f"{classification.verdict.value} ({points}, for {classification.claim.value} disease)",
    )
    for item in classification.met:
        yield f"  {label(item)}", f"{item.points:+d}  {worded(item.reason)}"
    if classification.conflicting:
        sides = f"{classification.pathogenic_points:+d} for disease and "
        yield "  conflict", f"{sides}{classification.benign_points:+d} against it stand together"
    for item in classification.evidence:
        if item.state is State.NOT_MET:
            yield f"  {item.criterion}", f"not met: {_sentence(item.reason)}"
    for item in classification.evidence:
        if item.state is State.NOT_APPLICABLE and _worth_telling(item):
            yield f"  {item.criterion}", _sentence(item.reason)
    yield "  not assessed", _lacking(classification.evidence, rules)
    yield (
        "  do not apply",
        ", ".join(
            item.criterion
            for item in classification.evidence
            if item.state is State.NOT_APPLICABLE and not _worth_telling(item)
        ),
    )
    yield from _changes(what_would_change(classification, rules))
    yield from _not_counted(outside, rules)
    overlay = f", with {rules.overlay.name}" if rules.overlay else ""
    yield "rules", f"{rules.name} {rules.version}, SHA-256 {rules.sha256[:12]}{overlay}"


def worded(finding: Finding) -> str:
    """The finding for a professional, with its sources in short."""
    cited = "; ".join(dict.fromkeys(map(_short, finding.sources)))
    return f"{_sentence(finding)} [{cited}]" if cited else _sentence(finding)


def _sentence(finding: Finding) -> str:
    return statement(finding).clinician.en


def _short(key: str) -> str:
    """``Richards 2015``; what has no author in short by its first words."""
    citation = load_citations().get(key)
    if citation is None:
        return key
    text = citation.text
    author, years = _AUTHOR.match(text), _YEAR.findall(text)
    if author and years:
        return f"{author[1]} {years[-1]}"
    title = _TITLE_END.split(text)[0].split()
    return " ".join(title[:_TITLE_WORDS]) + ("..." if len(title) > _TITLE_WORDS else "")


def _lacking(evidence: tuple[Evidence, ...], rules: RuleSet) -> str:
    """Criteria that were not assessed, by what they lack, in words."""
    lacking: dict[str, list[str]] = {}
    for item in evidence:
        if item.state is State.NOT_ASSESSED:
            lacking.setdefault(rules.lacks[item.lacks], []).append(item.criterion)
    return "; ".join(f"{', '.join(codes)}: {reason}" for reason, codes in lacking.items())


def _worth_telling(item: Evidence) -> bool:
    """Whether the reason why a criterion does not apply is one of this variant."""
    return item.criterion == "PVS1" or item.reason.rule == "acmg.bs1.founder"


def _changes(changes: tuple[PossibleClass, ...]) -> Iterator[Field]:
    """The sets that lead to each class, and what each piece of evidence would be."""
    sets: dict[str, list[str]] = {}
    pieces: dict[str, str] = {}
    for change in changes:
        codes = [step.criterion for step in change.needed]
        sets.setdefault(change.verdict.value, []).append(" + ".join(codes))
        for step in change.needed:
            pieces[step.criterion] = f"{step.gain:+d} {_sentence(step.finding)}"
    for verdict, found in sets.items():
        yield "would change", f"{verdict}: {', or '.join(found)}"
    told = "; ".join(f"{code} {text}" for code, text in pieces.items())
    yield "  that is", told


def _not_counted(outside: OutsideEvidence, rules: RuleSet) -> Iterator[Field]:
    """What others say, shown and never counted."""
    for assertion in outside.assertions:
        review = f", {assertion.review}" if assertion.review else ""
        identifier = f" {assertion.identifier}" if assertion.identifier else ""
        said = f"{assertion.source.name}{identifier}: {assertion.significance}{review}"
        yield "not counted", said
    counted = {rules.predictor.missense, "SpliceAI"}
    scores = [f"{one.tool} {one.score:g}" for one in outside.predictions if one.tool not in counted]
    yield "not counted", ", ".join(scores)

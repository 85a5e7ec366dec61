"""PP3 and BP4: what predictors say of the residue change and of splicing.

One predictor of missense effect, chosen in advance, at its calibrated strengths (Pejaver 2022).
Splicing outside the core dinucleotides at supporting strength (Walker 2023): by SpliceAI where a
score is at hand, else by the project's own splice check. The stronger of the two counts, never
both. A residue change earns BP4 only by a score, and only where splicing is spared.
"""

from col7a1tools.classify.criteria.glycine import assess_pm1
from col7a1tools.classify.exon_loss import exon_loss
from col7a1tools.classify.null_tree import rna_rule
from col7a1tools.classify.parameters import rule_suffix, strength_reached
from col7a1tools.classify.subject import Silence, Subject
from col7a1tools.model.annotation import ProteinChangeKind
from col7a1tools.model.classification import Evidence, Strength
from col7a1tools.model.evidence import Prediction
from col7a1tools.splice import NATIVE_SITES, SpliceCall

_NO_PROTEIN = (ProteinChangeKind.NONE, ProteinChangeKind.UNKNOWN)
_WORDS = {
    SpliceCall.AFFECTED: "affected",
    SpliceCall.UNAFFECTED: "not_affected",
    SpliceCall.UNCERTAIN: "uncertain",
}


def assess_pp3(subject: Subject) -> Evidence:
    """PP3: a damaging score, or splicing affected outside the core dinucleotides."""
    rules = subject.rules
    if subject.at_core_site or subject.weighed_as_null:
        return rules.evidence("PP3", _weighed_elsewhere(subject))
    score = _missense_score(subject)
    damage = _damage(subject, score)
    if score is not None and damage is not None:
        suffix = rule_suffix(damage)
        return rules.evidence("PP3", f"missense_{suffix}", _score_values(score))
    if subject.splice_call is SpliceCall.AFFECTED or subject.silence is not Silence.NONE:
        return _by_splicing(subject, "PP3")
    if score is None:
        return _unknown_effect(subject, "PP3")
    capped = strength_reached(score.score, rules.predictor.cutoffs.pathogenic) is not None
    rule = "capped_with_pm1" if capped else "missense_below"
    return rules.evidence("PP3", rule, _score_values(score))


def assess_bp4(subject: Subject) -> Evidence:
    """BP4: splicing spared, and the protein silent or the score benign."""
    rules = subject.rules
    if subject.at_core_site or subject.weighed_as_null:
        return rules.evidence("BP4", _weighed_elsewhere(subject))
    call = subject.splice_call
    if call is SpliceCall.AFFECTED or subject.silence is not Silence.NONE:
        return _by_splicing(subject, "BP4")
    score = _missense_score(subject)
    if score is None or call is SpliceCall.NOT_MODELLED:
        return _unknown_effect(subject, "BP4")
    benign = _benign(subject, score)
    if benign is None:
        return rules.evidence("BP4", "missense_above", _score_values(score))
    if call is SpliceCall.UNCERTAIN:
        return _by_splicing(subject, "BP4")
    return rules.evidence("BP4", f"missense_{rule_suffix(benign)}", _score_values(score))


def _weighed_elsewhere(subject: Subject) -> str:
    """Id of the rule for what only PVS1 weighs, which it does for recessive disease."""
    return "null_in_dominant_claim" if subject.dominant else "weighed_in_pvs1"


def _by_splicing(subject: Subject, criterion: str) -> Evidence:
    """The answer where splicing decides."""
    rules, call, rna = subject.rules, subject.splice_call, subject.case.rna
    if rna is not None:
        return rules.evidence(criterion, "measured_by_rna", {"reference": rna.reference})
    if call is SpliceCall.NOT_MODELLED:
        return rules.evidence(criterion, "not_modelled")
    predicted = subject.prediction("SpliceAI")
    if predicted is not None:
        return rules.evidence(criterion, f"spliceai_{_WORDS[call]}", _score_values(predicted))
    return rules.evidence(criterion, f"splice_{_WORDS[call]}", _check_values(subject))


def _unknown_effect(subject: Subject, criterion: str) -> Evidence:
    """The answer for a change that is not silent and has no score."""
    untold = subject.annotation.protein.kind in _NO_PROTEIN
    if untold or subject.splice_call is SpliceCall.NOT_MODELLED:
        return subject.rules.evidence(criterion, "not_modelled")
    values = None if subject.prediction("SpliceAI") else _check_values(subject)
    return subject.rules.evidence(criterion, "protein_effect", values)


def _missense_score(subject: Subject) -> Prediction | None:
    """The score of the chosen predictor, which speaks of substitutions of one residue."""
    if subject.annotation.protein.kind is not ProteinChangeKind.MISSENSE:
        return None
    return subject.prediction(subject.rules.predictor.missense)


def _damage(subject: Subject, score: Prediction | None) -> Strength | None:
    """The strength that a score reaches, under the cap with PM1 if there is one."""
    parameters = subject.rules.predictor
    if score is None:
        return None
    steps = parameters.cutoffs.pathogenic
    if parameters.pm1_pp3_cap:
        room = parameters.pm1_pp3_cap - assess_pm1(subject).points
        steps = tuple(step for step in steps if subject.rules.points[step[0]] <= room)
    return strength_reached(score.score, steps)


def _benign(subject: Subject, score: Prediction) -> Strength | None:
    steps = subject.rules.predictor.cutoffs.benign
    return strength_reached(-score.score, tuple((name, -most) for name, most in steps))


def _score_values(prediction: Prediction) -> dict[str, str | int]:
    return {
        "tool": prediction.tool,
        "score": f"{prediction.score:g}",
        "source": prediction.source.name,
    }


def _check_values(subject: Subject) -> dict[str, str | int] | None:
    """The signal that decides our own splice check, with its scores in bits."""
    effect = subject.splicing.decisive
    if effect is None:
        return None
    values: dict[str, str | int] = {"site": effect.kind.value, "exon": effect.exon}
    scores = (("before", effect.before), ("after", effect.after), ("native", effect.native))
    values |= {name: f"{score:.1f}" for name, score in scores if score is not None}
    if effect.kind in NATIVE_SITES:
        values["if_skipped"] = _if_skipped(effect.exon, subject)
    return values


def _if_skipped(exon: int, subject: Subject) -> str:
    """Id of the PVS1 rule that an RNA study would lead to if it shows the exon skipped."""
    index = subject.gene.transcript.exon_index(exon)
    return rna_rule(exon_loss(index, index, subject.gene), subject.gene, subject.rules)

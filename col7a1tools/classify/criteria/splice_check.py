"""PP3 and BP4, as far as the project's own splice check goes.

The splice check speaks for changes outside the core dinucleotides, at supporting strength, as
Walker 2023 gives to a splice prediction. What a residue change does to the protein needs a
predictor: without one it is not assessed, and a substitution never earns BP4 here.
"""

from col7a1tools.classify.subject import Silence, Subject
from col7a1tools.model.annotation import ProteinChangeKind
from col7a1tools.model.classification import Evidence, State
from col7a1tools.splice import SiteEffect, SpliceCall

_NO_PROTEIN = {ProteinChangeKind.NONE, ProteinChangeKind.UNKNOWN}


def assess_pp3(subject: Subject) -> Evidence:
    """PP3: splicing affected, outside the core dinucleotides."""
    return subject.rules.evidence("PP3", splice_answer(subject), _values(subject.splicing.decisive))


def assess_bp4(subject: Subject) -> Evidence:
    """BP4: silent, and splicing not affected."""
    return subject.rules.evidence("BP4", splice_answer(subject), _values(subject.splicing.decisive))


def splice_answer(subject: Subject) -> str:
    """The answer that PP3 and BP4 share: what is met for one is not met for the other."""
    if subject.at_core_site or subject.null.state is State.MET:
        return "weighed_in_pvs1"
    call = subject.splicing.call
    if call is SpliceCall.NOT_MODELLED:
        return "not_modelled"
    if call is SpliceCall.AFFECTED:
        return "splice_affected"
    if subject.silence is Silence.NONE:
        untold = subject.annotation.protein.kind in _NO_PROTEIN
        return "not_modelled" if untold else "protein_effect"
    return "splice_uncertain" if call is SpliceCall.UNCERTAIN else "splice_not_affected"


def _values(effect: SiteEffect | None) -> dict[str, str | int] | None:
    """The signal that decides, with its scores in bits."""
    if effect is None:
        return None
    values: dict[str, str | int] = {"site": effect.kind.value, "exon": effect.exon}
    scores = (("before", effect.before), ("after", effect.after), ("native", effect.native))
    return values | {name: f"{score:.1f}" for name, score in scores if score is not None}

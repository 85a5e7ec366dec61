"""How evidence is written: the code, with its strength where that is not the code's own."""

from col7a1tools.model.classification import Classification, Evidence, Strength

_OWN_STRENGTH = {
    "PVS": Strength.VERY_STRONG,
    "PS": Strength.STRONG,
    "PM": Strength.MODERATE,
    "PP": Strength.SUPPORTING,
    "BA": Strength.STAND_ALONE,
    "BS": Strength.STRONG,
    "BP": Strength.SUPPORTING,
}
_SUFFIX = {
    Strength.STAND_ALONE: "_StandAlone",
    Strength.VERY_STRONG: "_VeryStrong",
    Strength.STRONG: "_Strong",
    Strength.MODERATE: "_Moderate",
    Strength.SUPPORTING: "_Supporting",
}


def label(evidence: Evidence) -> str:
    """``PVS1``, or ``PVS1_Strong`` where the strength is not the one in the code's name."""
    own = _OWN_STRENGTH[evidence.criterion.rstrip("0123456789")]
    if evidence.strength is None or evidence.strength is own:
        return evidence.criterion
    return evidence.criterion + _SUFFIX[evidence.strength]


def criteria_text(classification: Classification) -> str:
    """The criteria met, ``PVS1;PM2_Supporting``, in the ACMG order; ``.`` for none."""
    return ";".join([label(evidence) for evidence in classification.met]) or "."

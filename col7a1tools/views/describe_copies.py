"""What a description says of the two copies of the gene, in a sentence."""

from col7a1tools.nomenclature.parse import AlleleState, Description, Phase
from col7a1tools.views.labels import load_labels

_PHASES = {
    Phase.TRANS: "described_trans",
    Phase.CIS: "described_cis",
    Phase.UNKNOWN: "described_unknown_phase",
    Phase.HOMOZYGOUS: "described_homozygous",
}
_OTHER_COPY = {
    AlleleState.REFERENCE: "described_other_reference",
    AlleleState.UNKNOWN: "described_other_unknown",
}


def is_reference(description: Description) -> bool:
    """Whether every copy that is described is the reference sequence."""
    return {copy.state for copy in description.alleles} == {AlleleState.REFERENCE}


def copies_sentence(description: Description, language: str = "en") -> str:
    """How the copies stand to each other; empty where one variant stands alone."""
    key = _label_of(description)
    return load_labels(language)[key] if key else ""


def _label_of(description: Description) -> str:
    states = {copy.state for copy in description.alleles}
    if is_reference(description):
        return "described_reference"
    if AlleleState.DESCRIBED not in states:
        return "described_nothing"
    if description.phase is Phase.TRANS:
        for state, text in _OTHER_COPY.items():
            if state in states:
                return text
    return _PHASES.get(description.phase, "")

"""What a description says of the two copies of the gene, in a sentence."""

from col7a1tools.nomenclature.parse import AlleleState, Description, Phase

_PHASES = {
    Phase.TRANS: "two copies, each with its own variant or variants (in trans), as described",
    Phase.CIS: "one copy carries all of these variants (in cis), as described",
    Phase.UNKNOWN: "whether these variants lie on one copy or on both is not known",
    Phase.HOMOZYGOUS: "both copies carry this variant (homozygous), as described",
}
_OTHER_COPY = {
    AlleleState.REFERENCE: "one copy carries what follows, the other is the reference sequence, as "
    "described",
    AlleleState.UNKNOWN: "one copy carries what follows, the other is not known, as described",
}


def is_reference(description: Description) -> bool:
    """Whether every copy that is described is the reference sequence."""
    return {copy.state for copy in description.alleles} == {AlleleState.REFERENCE}


def copies_sentence(description: Description) -> str:
    """How the copies stand to each other; empty where one variant stands alone."""
    states = {copy.state for copy in description.alleles}
    if is_reference(description):
        return "no change: the reference sequence"
    if AlleleState.DESCRIBED not in states:
        return "no variant is described: a copy of the gene is not known"
    if description.phase is Phase.TRANS:
        for state, text in _OTHER_COPY.items():
            if state in states:
                return text
    return _PHASES.get(description.phase, "")

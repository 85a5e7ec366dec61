"""How a person's two copies of COL7A1 stand, as far as the variants found can tell."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import combinations

from col7a1tools.case.observed import ObservedVariant, Zygosity
from col7a1tools.case.phase import (
    EstablishedPhase,
    PairPhase,
    Phase,
    deletion_opposite,
    phase_of_pair,
)
from col7a1tools.model.finding import Finding


class CopiesState(Enum):
    """What the variants say about the two copies; the value is the word of the record.

    "Established" is Pathogenic or Likely pathogenic.
    """

    NOT_LOOKED_AT = "not_looked_at"  # the file shows that no exon was read
    NOTHING_FOUND = "nothing_found"
    NOTHING_RELEVANT = "nothing_relevant"  # only variants classed as (likely) benign
    UNCERTAIN_ONLY = "uncertain_only"
    ONE_ESTABLISHED = "one_established"
    ONE_ESTABLISHED_WITH_UNCERTAIN = "one_established_with_uncertain"
    HOMOZYGOUS = "homozygous"
    HEMIZYGOUS = "hemizygous"  # an established one, and a deletion of its place on the other copy
    TWO_IN_TRANS = "two_in_trans"
    TWO_IN_CIS = "two_in_cis"
    TWO_IN_CIS_WITH_UNCERTAIN = "two_in_cis_with_uncertain"  # not known to be on that copy, too
    TWO_PHASE_UNKNOWN = "two_phase_unknown"


@dataclass(frozen=True, slots=True)
class Copies:
    """The two copies.

    Attributes:
        state: what the variants say.
        phase: how the variants of the state lie to each other; beside two in cis, uncertain ones
            may lie otherwise, as the pairs say.
        how: rule id of what established the phase, or of why it is unknown.
        pairs: every pair of relevant variants.
        deciding: places, in the list of variants, of those that the state rests on.
        findings: what else must be said about the copies.
    """

    state: CopiesState
    phase: Phase
    how: str
    pairs: tuple[PairPhase, ...]
    deciding: tuple[int, ...]
    findings: tuple[Finding, ...] = ()


def compare_copies(
    variants: Sequence[ObservedVariant],
    established_phases: Sequence[EstablishedPhase] = (),
    *,
    looked_at: bool = True,
) -> Copies:
    """Say how the two copies stand.

    Benign and likely benign variants are left aside. Established variants decide where there are
    any; uncertain ones are weighed where these leave a copy without one, or alone.

    Args:
        variants: those that the person carries.
        established_phases: what relatives or reads show of the phase of pairs.
        looked_at: False where the file shows that no exon was read, so that finding nothing
            means nothing.
    """
    relevant = [place for place, variant in enumerate(variants) if variant.relevant]
    established = [place for place in relevant if variants[place].established]
    pairs = compare_pairs(variants, established_phases)
    findings = _cautions(variants, relevant)
    if not relevant:
        nothing = CopiesState.NOTHING_FOUND if looked_at else CopiesState.NOT_LOOKED_AT
        state = CopiesState.NOTHING_RELEVANT if variants else nothing
        return Copies(state, Phase.NOT_APPLICABLE, "phase.nothing_to_compare", (), ())
    state, phase, how, deciding = _decide(variants, relevant, established, pairs)
    return Copies(state, phase, how, pairs, deciding, findings)


def compare_pairs(
    variants: Sequence[ObservedVariant], established_phases: Sequence[EstablishedPhase] = ()
) -> tuple[PairPhase, ...]:
    """How the relevant variants lie to each other, pair by pair.

    Args:
        variants: those that the person carries.
        established_phases: what relatives or reads show of the phase of pairs.
    """
    relevant = [place for place, variant in enumerate(variants) if variant.relevant]
    return tuple(
        PairPhase(a, b, *phase_of_pair(variants[a], variants[b], established_phases))
        for a, b in combinations(relevant, 2)
    )


_Decided = tuple[CopiesState, Phase, str, tuple[int, ...]]


def _decide(
    variants: Sequence[ObservedVariant],
    relevant: list[int],
    established: list[int],
    pairs: tuple[PairPhase, ...],
) -> _Decided:
    """State, phase, how it was established, and the variants that the state rests on."""
    if not established:
        phase, how = _phase_among(variants, relevant, pairs)
        return CopiesState.UNCERTAIN_ONLY, phase, how, tuple(relevant)
    opposite = _opposite_deletion(variants, established, relevant)
    if opposite:
        how = deletion_opposite(*(variants[place] for place in opposite))
        return CopiesState.HEMIZYGOUS, Phase.TRANS, how, opposite
    homozygous = [p for p in established if variants[p].zygosity is Zygosity.HOMOZYGOUS]
    if homozygous:
        return CopiesState.HOMOZYGOUS, Phase.HOMOZYGOUS, "phase.homozygous", tuple(homozygous)
    if len(established) > 1:
        return _two_established(established, relevant, pairs)
    if len(relevant) > 1:
        phase, how = _phase_beside(established[0], pairs)
        return CopiesState.ONE_ESTABLISHED_WITH_UNCERTAIN, phase, how, tuple(relevant)
    how = "phase.nothing_to_compare"
    return CopiesState.ONE_ESTABLISHED, Phase.NOT_APPLICABLE, how, tuple(established)


def _opposite_deletion(
    variants: Sequence[ObservedVariant], established: list[int], relevant: list[int]
) -> tuple[int, int] | None:
    """An established variant, and the deletion that takes its place from the other copy."""
    for inner in established:
        for deletion in relevant:
            if inner != deletion and deletion_opposite(variants[inner], variants[deletion]):
                return inner, deletion
    return None


def _two_established(
    established: list[int], relevant: list[int], pairs: tuple[PairPhase, ...]
) -> _Decided:
    """State of two or more established variants, none of them homozygous."""
    among = [pair for pair in pairs if {pair.first, pair.second} <= set(established)]
    trans = next((pair for pair in among if pair.phase is Phase.TRANS), None)
    if trans:
        deciding = (trans.first, trans.second)
        return CopiesState.TWO_IN_TRANS, Phase.TRANS, trans.how, deciding
    everyone = tuple(established)
    unknown = next((pair for pair in among if pair.phase is Phase.UNKNOWN), None)
    if unknown:
        return CopiesState.TWO_PHASE_UNKNOWN, Phase.UNKNOWN, unknown.how, everyone
    cis, how = Phase.CIS, among[0].how
    if all(pair.phase is Phase.CIS for pair in pairs):
        return CopiesState.TWO_IN_CIS, cis, how, everyone
    return CopiesState.TWO_IN_CIS_WITH_UNCERTAIN, cis, how, tuple(relevant)


def _phase_beside(established: int, pairs: tuple[PairPhase, ...]) -> tuple[Phase, str]:
    """Phase of the uncertain variants to the one established variant, where they agree."""
    beside = [pair for pair in pairs if established in (pair.first, pair.second)]
    return _common_phase(beside)


def _phase_among(
    variants: Sequence[ObservedVariant], places: list[int], pairs: tuple[PairPhase, ...]
) -> tuple[Phase, str]:
    """Phase of the uncertain variants, where they agree."""
    if len(places) == 1:
        if variants[places[0]].zygosity is Zygosity.HOMOZYGOUS:
            return Phase.HOMOZYGOUS, "phase.homozygous"
        return Phase.NOT_APPLICABLE, "phase.nothing_to_compare"
    return _common_phase(list(pairs))


def _common_phase(pairs: list[PairPhase]) -> tuple[Phase, str]:
    phases = {pair.phase for pair in pairs}
    if len(phases) == 1:
        return pairs[0].phase, pairs[0].how
    unknown = next((pair for pair in pairs if pair.phase is Phase.UNKNOWN), None)
    return Phase.UNKNOWN, unknown.how if unknown else "phase.pairs_differ"


def _cautions(variants: Sequence[ObservedVariant], relevant: list[int]) -> tuple[Finding, ...]:
    """What a genotype alone cannot tell about the variants that matter."""
    zygosities = {variants[place].zygosity for place in relevant}
    findings = []
    if Zygosity.HOMOZYGOUS in zygosities:
        within = any(
            deletion_opposite(variants[place], other) == "phase.within_deletion"
            for place in relevant
            for other in variants
        )
        rule = "copies.homozygous_within_deletion" if within else "copies.homozygous_or_deleted"
        findings.append(Finding(rule))
    if Zygosity.ONE_COPY_CALLED in zygosities:
        findings.append(Finding("copies.one_copy_called"))
    if Zygosity.HALF_CALLED in zygosities:
        findings.append(Finding("copies.half_called"))
    if any(variants[place].other_copy_deleted_here for place in relevant):
        findings.append(Finding("copies.other_copy_deleted_here"))
    return tuple(findings)

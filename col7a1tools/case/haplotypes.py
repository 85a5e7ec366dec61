"""Variants of one person that lie on one copy of the gene and must be read together."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from col7a1tools.annotate.together import CombinedChange, read_together
from col7a1tools.case.mechanism import CopyOutcome, outcome_of_combined
from col7a1tools.case.observed import ObservedVariant, Zygosity
from col7a1tools.case.phase import PairPhase, Phase, phase_of_pair
from col7a1tools.gene.gene import Gene
from col7a1tools.model.annotation import Annotation, ProteinChangeKind
from col7a1tools.model.classification import Classification, State
from col7a1tools.model.finding import Finding
from col7a1tools.model.variant import GeneChange, LocusAllele

_NULL_EFFECTS = ("no_protein_expected", "truncated_protein", "start_lost")
_STOPS = (ProteinChangeKind.NONSENSE, ProteinChangeKind.FRAMESHIFT)
_SOURCES = ("hgvs_nomenclature",)


@dataclass(frozen=True, slots=True)
class Haplotype:
    """Variants of one copy, read together.

    Attributes:
        places: their places in the list of variants, 5' to 3'.
        copies: 2 where both copies carry all of them, else 1.
        how: rule id of what established that they share a copy.
        combined: the one change that they make.
        outcome: collagen VII to be expected from the copy.
        findings: what the reading says, and what to mind.
    """

    places: tuple[int, ...]
    copies: int
    how: str
    combined: CombinedChange
    outcome: CopyOutcome
    findings: tuple[Finding, ...]


def same_copy(
    count: int, homozygous: frozenset[int], pairs: Sequence[PairPhase]
) -> tuple[tuple[int, ...], ...]:
    """Which variants share a copy, whatever established it.

    Args:
        count: number of variants; they are named by their place, from 0.
        homozygous: places of those that both copies carry.
        pairs: phases of pairs of variants; a pair that is not named is not known.

    Returns:
        For each set of heterozygous variants known to be in cis its places together with the
        homozygous ones; the homozygous ones alone where there is no other. The same place can
        stand in several.
    """
    joined = {place: place for place in range(count) if place not in homozygous}

    def root(place: int) -> int:
        while joined[place] != place:
            place = joined[place]
        return place

    for pair in pairs:
        if pair.phase is Phase.CIS and pair.first in joined and pair.second in joined:
            joined[root(pair.second)] = root(pair.first)
    groups: dict[int, set[int]] = {}
    for place in joined:
        groups.setdefault(root(place), set(homozygous)).add(place)
    if homozygous and not groups:
        return (tuple(sorted(homozygous)),)
    return tuple(tuple(sorted(group)) for group in groups.values())


def pairs_of_all(
    variants: Sequence[ObservedVariant], known: Sequence[PairPhase]
) -> tuple[PairPhase, ...]:
    """The phase of every pair of variants, benign ones too.

    Args:
        variants: every variant that the person carries.
        known: pairs whose phase was established before, by parents or reads, say; the person's
            own genotypes speak for the others.
    """
    established = {(pair.first, pair.second): pair for pair in known}
    return tuple(
        established.get((a, b)) or PairPhase(a, b, *phase_of_pair(variants[a], variants[b]))
        for a, b in combinations(range(len(variants)), 2)
    )


def read_haplotypes(
    variants: Sequence[ObservedVariant], pairs: Sequence[PairPhase], gene: Gene
) -> tuple[Haplotype, ...]:
    """Variants that must be read together, wherever it is known that they share a copy.

    Args:
        variants: every variant that the person carries, benign ones too.
        pairs: how pairs of them lie to each other.
        gene: the gene.
    """
    homozygous = frozenset(
        place for place, one in enumerate(variants) if one.zygosity is Zygosity.HOMOZYGOUS
    )
    found: dict[tuple[int, ...], Haplotype] = {}
    for group in same_copy(len(variants), homozygous, pairs):
        spelled = {
            place: change
            for place in group
            if (change := _spelled(variants[place], gene)) is not None
        }
        for combined in read_together(tuple(spelled.values()), gene):
            places = tuple(tuple(spelled)[place] for place in combined.places)
            found[places] = _haplotype(places, combined, variants, pairs, gene)
    return tuple(found[places] for places in sorted(found))


def _spelled(variant: ObservedVariant, gene: Gene) -> GeneChange | None:
    """The change where the file spells it; None for a structural one."""
    change = variant.alt.change
    return gene.locus.gene_change(change) if isinstance(change, LocusAllele) else None


def _haplotype(
    places: tuple[int, ...],
    combined: CombinedChange,
    variants: Sequence[ObservedVariant],
    pairs: Sequence[PairPhase],
    gene: Gene,
) -> Haplotype:
    members = [variants[place] for place in places]
    everywhere = all(one.zygosity is Zygosity.HOMOZYGOUS for one in members)
    between = {pair.how for pair in pairs if {pair.first, pair.second} <= set(places)}
    cis = sorted(between - {"phase.homozygous"})
    return Haplotype(
        places=places,
        copies=2 if everywhere else 1,
        how=cis[0] if cis else "phase.homozygous",
        combined=combined,
        outcome=outcome_of_combined(combined, gene),
        findings=reading_findings(
            combined, [(one.annotation, one.classification) for one in members]
        ),
    )


def reading_findings(
    combined: CombinedChange, members: Sequence[tuple[Annotation, Classification]]
) -> tuple[Finding, ...]:
    """What the combined reading says, and where it is at odds with the single ones."""
    values: dict[str, str | int] = {
        "relation": combined.relation.value,
        "name": combined.merged or combined.name,
        "protein": combined.protein.hgvs,
    }
    findings = [Finding("haplotype.read_together", values, _SOURCES)]
    findings += combined.findings
    null_alone = [
        annotation.names.coding.partition(":")[2]
        for annotation, classification in members
        if _counts_as_null(annotation, classification)
    ]
    null_together = combined.collagen_effect in _NULL_EFFECTS
    if null_alone and not null_together:
        said: dict[str, str | int] = {"variants": ", ".join(null_alone)}
        findings.append(Finding("haplotype.null_not_on_this_copy", said, ("abou_tayoun_2018",)))
    if null_together and not null_alone:
        findings.append(Finding("haplotype.null_only_together", {}, ("abou_tayoun_2018",)))
    findings.append(Finding("haplotype.classes_are_of_single_variants"))
    return tuple(findings)


def _counts_as_null(annotation: Annotation, classification: Classification) -> bool:
    """Whether PVS1 was met by a stop or a shifted frame."""
    met = any(
        evidence.criterion == "PVS1" and evidence.state is State.MET
        for evidence in classification.evidence
    )
    return met and annotation.protein.kind in _STOPS

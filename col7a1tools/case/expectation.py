"""What is expected of a person's two copies: copy by copy, then together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from col7a1tools.case.copies import Copies, CopiesState
from col7a1tools.case.haplotypes import Haplotype
from col7a1tools.case.inheritance import reported_inheritance
from col7a1tools.case.mechanism import CollagenOutcome, CopyOutcome
from col7a1tools.case.observed import ObservedVariant, Zygosity
from col7a1tools.case.phase import CALLED_OVER_DELETION, Phase
from col7a1tools.case.rna import kind_of_studied, outcome_of_copy
from col7a1tools.case.severity import (
    KindOfAllele,
    Severity,
    kind_of_allele,
    no_severity,
    severity_of_pair,
)
from col7a1tools.gene.gene import Gene
from col7a1tools.gene.known_variants import Inheritance
from col7a1tools.model.claim import Claim
from col7a1tools.model.finding import Finding

DOMINANT = (Inheritance.DOMINANT, Inheritance.BOTH)
_TWO_KNOWN = (CopiesState.HOMOZYGOUS, CopiesState.HEMIZYGOUS, CopiesState.TWO_IN_TRANS)
_MORE_THAN_ONE = (*_TWO_KNOWN, CopiesState.TWO_PHASE_UNKNOWN)
_NO_SEVERITY = {
    CopiesState.UNCERTAIN_ONLY: "severity.not_established",
    CopiesState.ONE_ESTABLISHED: "severity.one_allele",
    CopiesState.ONE_ESTABLISHED_WITH_UNCERTAIN: "severity.not_established",
    CopiesState.TWO_IN_CIS_WITH_UNCERTAIN: "severity.not_established",
    CopiesState.TWO_IN_CIS: "severity.one_allele",
    CopiesState.TWO_PHASE_UNKNOWN: "severity.phase_unknown",
}


@dataclass(frozen=True, slots=True)
class ExpectedCopy:
    """One copy of the gene, as far as its variants are known to be on it.

    Attributes:
        places: places of the variants that count.
        copies: 2 where both copies are like this.
        outcome: collagen VII to be expected from it.
        kind: its type in the severity groups.
        inheritance: what was reported of exactly these variants.
        dominant: whether a variant of it is reported, or claimed by the case file, to cause the
            disease on one copy.
    """

    places: tuple[int, ...]
    copies: int
    outcome: CopyOutcome
    kind: KindOfAllele
    inheritance: Inheritance
    dominant: bool


def expected_copies(
    copies: Copies,
    variants: Sequence[ObservedVariant],
    haplotypes: Sequence[Haplotype],
    gene: Gene,
) -> tuple[ExpectedCopy, ...]:
    """The copies that variants of weight are on, each with what it likely makes.

    Variants of which it is not known whether they share a copy stand alone.
    """
    return tuple(
        _expected(places, number, on_copy, variants, gene)
        for places, number, on_copy in _contents(copies, variants, haplotypes)
    )


def one_copy_enough(
    copies: Copies, expected: Sequence[ExpectedCopy], variants: Sequence[ObservedVariant]
) -> bool:
    """Whether one copy is known to be affected, by what causes dominant disease.

    An uncertain variant says so only where no established one stands beside it.
    """
    if copies.state in _MORE_THAN_ONE or copies.phase is Phase.HOMOZYGOUS:
        return False
    sure = [one for one in expected if any(variants[place].established for place in one.places)]
    return any(one.dominant for one in sure or expected)


def severity(
    copies: Copies, expected: Sequence[ExpectedCopy], variants: Sequence[ObservedVariant]
) -> Severity:
    """The published group of the pair, only where both alleles and their copies are known."""
    if copies.how == CALLED_OVER_DELETION:
        return no_severity("severity.not_established")
    if one_copy_enough(copies, expected, variants):
        sure = any(variants[place].established for place in copies.deciding)
        return no_severity("severity.one_copy_enough" if sure else "severity.one_copy_if_causal")
    if copies.state not in _TWO_KNOWN:
        return no_severity(_NO_SEVERITY.get(copies.state, "severity.not_established"))
    if more_than_two(copies, variants) or any(len(one.places) > 1 for one in expected):
        return no_severity("severity.more_than_two")
    both = [one for one in expected for _ in range(one.copies)]
    if len(both) != 2:
        return no_severity("severity.not_established")
    inheritance = [one.inheritance for one in both]
    return severity_of_pair((both[0].kind, both[1].kind), inheritance)


def more_than_two(copies: Copies, variants: Sequence[ObservedVariant]) -> bool:
    """Whether established variants are left over beside those that the state rests on."""
    return sum(variant.established for variant in variants) > len(copies.deciding)


Content = tuple[tuple[int, ...], int, tuple[Haplotype, ...]]


def _contents(
    copies: Copies, variants: Sequence[ObservedVariant], haplotypes: Sequence[Haplotype]
) -> Iterator[Content]:
    """For each copy the variants that count, and what on it must be read together.

    A haplotype that joins a homozygous variant with a heterozygous one is on one copy; the other
    copy carries the homozygous one alone.
    """
    deciding, twice = copies.deciding, _on_both_copies(copies, variants)
    if twice and twice.issuperset(deciding):
        touched = [one for one in haplotypes if not set(one.places).isdisjoint(deciding)]
        everywhere = tuple(one for one in touched if one.copies == 2)
        if len(everywhere) == len(touched):
            yield deciding, 2, everywhere
        else:
            yield deciding, 1, tuple(touched)
            yield deciding, 1, everywhere
        return
    for places in _apart(copies, haplotypes):
        on_copy = tuple(one for one in haplotypes if not set(one.places).isdisjoint(places))
        yield places, 2 if twice.issuperset(places) else 1, on_copy


def _on_both_copies(copies: Copies, variants: Sequence[ObservedVariant]) -> frozenset[int]:
    """Places of the deciding variants that are called on both copies.

    Where a deletion takes the place of one from the other copy, it is on one, however it is called.
    """
    opposite = {
        place
        for pair in copies.pairs
        if pair.phase is Phase.TRANS
        for place in (pair.first, pair.second)
    }
    return frozenset(
        place
        for place in copies.deciding
        if variants[place].zygosity is Zygosity.HOMOZYGOUS and place not in opposite
    )


def _apart(copies: Copies, haplotypes: Sequence[Haplotype]) -> list[tuple[int, ...]]:
    """The deciding variants one by one, but together where they are known to share a copy."""
    in_cis = [(pair.first, pair.second) for pair in copies.pairs if pair.phase is Phase.CIS]
    groups: list[tuple[int, ...]] = []
    for place in copies.deciding:
        if any(place in group for group in groups):
            continue
        with_it = {place}
        for places in (*in_cis, *(one.places for one in haplotypes)):
            if place in places:
                with_it |= set(places) & set(copies.deciding)
        groups.append(tuple(sorted(with_it)))
    return groups


def _expected(
    places: tuple[int, ...],
    number: int,
    on_copy: tuple[Haplotype, ...],
    variants: Sequence[ObservedVariant],
    gene: Gene,
) -> ExpectedCopy:
    joined = {place for one in on_copy for place in one.places}
    alone = [place for place in places if place not in joined]
    outcomes = [one.outcome for one in on_copy] + [
        outcome_of_copy(one.annotation, one.classification, one.rna, gene)
        for one in (variants[place] for place in alone)
    ]
    return ExpectedCopy(
        places=places,
        copies=number,
        outcome=_of_one_copy(outcomes),
        kind=_kind(places, on_copy, variants, gene),
        inheritance=_inheritance(places, on_copy, variants, gene),
        dominant=any(_acts_dominantly(variants[place], gene) for place in places),
    )


def _of_one_copy(outcomes: Sequence[CopyOutcome]) -> CopyOutcome:
    """What a copy with several separate changes makes: nothing, if one of them ends the message."""
    if len(outcomes) == 1:
        return outcomes[0]
    none = next((one for one in outcomes if one.outcome is CollagenOutcome.NONE), None)
    unclear = CopyOutcome(CollagenOutcome.UNKNOWN, Finding("mechanism.several_on_one_copy"))
    return none or unclear


def _kind(
    places: tuple[int, ...],
    on_copy: tuple[Haplotype, ...],
    variants: Sequence[ObservedVariant],
    gene: Gene,
) -> KindOfAllele:
    if len(on_copy) == 1 and set(places) <= set(on_copy[0].places):
        combined = on_copy[0].combined
        return kind_of_allele(combined.collagen_effect, combined.protein.kind, ())
    if on_copy or len(places) > 1:
        return KindOfAllele(None, Finding("allele_type.several_on_one_copy"))
    annotation, study = variants[places[0]].annotation, variants[places[0]].rna
    if study is not None:
        return kind_of_studied(annotation, study, gene)
    return kind_of_allele(annotation.collagen_effect, annotation.protein.kind, annotation.outcomes)


def _inheritance(
    places: tuple[int, ...],
    on_copy: tuple[Haplotype, ...],
    variants: Sequence[ObservedVariant],
    gene: Gene,
) -> Inheritance:
    """What the table of known variants says of exactly this allele; never from position."""
    if on_copy or len(places) != 1:
        return Inheritance.NOT_SOURCED
    return reported_inheritance(variants[places[0]].annotation, gene)


def _acts_dominantly(variant: ObservedVariant, gene: Gene) -> bool:
    """Whether the case file claims so, or exactly this variant is reported as dominant."""
    if variant.classification.claim is Claim.DOMINANT:
        return True
    return reported_inheritance(variant.annotation, gene) is Inheritance.DOMINANT

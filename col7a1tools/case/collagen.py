"""What a variant, and what a person's two copies together, likely leave of collagen VII."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from col7a1tools.case.copies import Copies, CopiesState
from col7a1tools.case.observed import ObservedVariant
from col7a1tools.model.annotation import Annotation
from col7a1tools.model.finding import Finding
from col7a1tools.model.variant import StructuralChange


class CollagenOutcome(Enum):
    """Collagen VII to be expected; the value is the word of the record."""

    NONE = "none"
    REDUCED = "reduced"
    ALTERED = "altered"
    NORMAL = "normal"
    UNKNOWN = "unknown"


OUTCOME_OF_EFFECT = {
    "glycine_substitution": CollagenOutcome.ALTERED,
    "imperfection_glycine_substitution": CollagenOutcome.ALTERED,
    "processing_site_change": CollagenOutcome.ALTERED,
    "cysteine_loss": CollagenOutcome.ALTERED,
    "truncated_protein": CollagenOutcome.ALTERED,
    "in_frame_exon_loss": CollagenOutcome.ALTERED,
    "in_frame_deletion": CollagenOutcome.ALTERED,
    "in_frame_insertion": CollagenOutcome.ALTERED,
    "extended_protein": CollagenOutcome.ALTERED,
    "no_protein_expected": CollagenOutcome.NONE,
    "frameshift_exon_loss": CollagenOutcome.NONE,
    "start_lost": CollagenOutcome.REDUCED,
    "synonymous": CollagenOutcome.NORMAL,
    "no_change_expected": CollagenOutcome.NORMAL,
}


def outcome_of_variant(annotation: Annotation) -> CollagenOutcome:
    """Collagen VII to be expected from a copy of the gene that carries this variant.

    Substitutions outside the glycines, possible splice changes and unclear rearrangements have
    no answer that their place alone could give. A substitution that may also disturb splicing
    has none where exon skipping would shift the frame.
    """
    frames = {outcome.in_frame for outcome in annotation.outcomes}
    if isinstance(annotation.change, StructuralChange):
        return _outcome_of_structural(annotation, annotation.change, frames)
    outcome = OUTCOME_OF_EFFECT.get(annotation.collagen_effect, CollagenOutcome.UNKNOWN)
    if outcome is CollagenOutcome.ALTERED and frames >= {True, False}:
        return CollagenOutcome.UNKNOWN
    return outcome


def _outcome_of_structural(
    annotation: Annotation, change: StructuralChange, frames: set[bool | None]
) -> CollagenOutcome:
    """A deletion of exons is known by its frame, if its ends are known; nothing else is."""
    if "transcript_ablation" in annotation.consequence:
        return CollagenOutcome.NONE
    if annotation.collagen_effect != "whole_gene_or_exon_deletion" or not change.precise:
        return CollagenOutcome.UNKNOWN
    if frames == {False}:
        return CollagenOutcome.NONE
    return CollagenOutcome.ALTERED if frames == {True} else CollagenOutcome.UNKNOWN


@dataclass(frozen=True, slots=True)
class PersonOutcome:
    """Collagen VII to be expected in the person.

    Attributes:
        outcome: the word.
        finding: the reason.
    """

    outcome: CollagenOutcome
    finding: Finding


def outcome_of_person(copies: Copies, variants: Sequence[ObservedVariant]) -> PersonOutcome:
    """Collagen VII to be expected from both copies together.

    Two copies are added up only where they are known to be two. The rest of the body's
    variation is not part of it, and the answer is an expectation for the protein, not for the
    course of the disease.
    """
    outcomes = [outcome_of_variant(variants[place].annotation) for place in copies.deciding]
    if copies.state is CopiesState.NOT_LOOKED_AT:
        return PersonOutcome(CollagenOutcome.UNKNOWN, Finding("collagen.person_not_looked_at"))
    if copies.state in (CopiesState.NOTHING_FOUND, CopiesState.NOTHING_RELEVANT):
        return PersonOutcome(CollagenOutcome.UNKNOWN, Finding("collagen.person_nothing_found"))
    if copies.state in (CopiesState.HOMOZYGOUS, CopiesState.TWO_IN_TRANS):
        if sum(variant.established for variant in variants) > len(copies.deciding):
            # What a copy with two disease-causing variants makes is not the sum of the two.
            return PersonOutcome(CollagenOutcome.UNKNOWN, Finding("collagen.person_unpredictable"))
        return _both_copies(set(outcomes))
    if copies.state is CopiesState.ONE_ESTABLISHED:
        return _one_copy(outcomes[0])
    rule = {
        CopiesState.UNCERTAIN_ONLY: "collagen.person_uncertain_only",
        CopiesState.ONE_ESTABLISHED_WITH_UNCERTAIN: "collagen.person_one_with_uncertain",
        CopiesState.TWO_IN_CIS: "collagen.person_cis",
        CopiesState.TWO_PHASE_UNKNOWN: "collagen.person_phase_unknown",
    }[copies.state]
    return PersonOutcome(CollagenOutcome.UNKNOWN, Finding(rule))


def _both_copies(pair: set[CollagenOutcome]) -> PersonOutcome:
    if pair == {CollagenOutcome.NONE}:
        return PersonOutcome(CollagenOutcome.NONE, Finding("collagen.person_none"))
    if pair == {CollagenOutcome.ALTERED}:
        return PersonOutcome(CollagenOutcome.ALTERED, Finding("collagen.person_altered"))
    if pair == {CollagenOutcome.ALTERED, CollagenOutcome.NONE}:
        return PersonOutcome(
            CollagenOutcome.ALTERED, Finding("collagen.person_altered_from_one_copy")
        )
    return PersonOutcome(CollagenOutcome.UNKNOWN, Finding("collagen.person_unpredictable"))


def _one_copy(outcome: CollagenOutcome) -> PersonOutcome:
    if outcome is CollagenOutcome.NONE:
        return PersonOutcome(CollagenOutcome.REDUCED, Finding("collagen.person_one_copy_none"))
    if outcome is CollagenOutcome.ALTERED:
        return PersonOutcome(CollagenOutcome.ALTERED, Finding("collagen.person_one_copy_altered"))
    return PersonOutcome(CollagenOutcome.UNKNOWN, Finding("collagen.person_one_copy_unclear"))

"""PS1 and PM5: published disease-causing variants with the same or a similar effect.

The variant itself is never counted. A substitution is compared by residue only where neither it
nor the published one is expected to act through splicing; a variant that weakens a native splice
site is compared by that site (Walker 2023; weights as tabulated by ENIGMA 2024).
"""

from col7a1tools.classify.known import (
    KnownSubstitution,
    known_substitutions,
    missense_by_residue,
)
from col7a1tools.classify.subject import Subject
from col7a1tools.gene.gene import Gene
from col7a1tools.model.annotation import ProteinChangeKind
from col7a1tools.model.classification import Evidence
from col7a1tools.model.variant import GeneChange
from col7a1tools.splice import (
    NATIVE_SITES,
    SiteEffect,
    SiteKind,
    SpliceAssessment,
    SpliceCall,
    touches_native_site,
)
from col7a1tools.splice.parameters import load_parameters
from col7a1tools.splice.remember import Remembered


def assess_ps1(subject: Subject) -> Evidence:
    """PS1 by residue change, or by native splice site."""
    rules = subject.rules
    change = subject.sequence_change
    site = _site_lost_by(subject)
    if change is not None and site is not None:
        return _by_splice_site(subject, change, site)
    if subject.annotation.protein.kind is not ProteinChangeKind.MISSENSE:
        return rules.evidence("PS1", "no_comparison")
    if subject.splice_call is SpliceCall.AFFECTED:
        return rules.evidence("PS1", "splicing_comes_first")
    same = [
        known
        for known in _others_at_residue(subject)
        if known.replaced_by == subject.annotation.protein.alt
    ]
    if same:
        return _met(subject, "PS1", "same_residue_change", same)
    return rules.evidence("PS1", "none_published")


def _site_lost_by(subject: Subject) -> SiteEffect | None:
    """The native site that the variant is expected to lose."""
    if subject.weighed_as_null:
        # Its splice check was not made yet, and mostly need not be.
        change = subject.spliced_change
        if change is None or not touches_native_site(subject.gene, change):
            return None
    affected = subject.splice_call is SpliceCall.AFFECTED
    return _lost_site(subject.splicing) if affected else None


def assess_pm5(subject: Subject) -> Evidence:
    """PM5 by residue."""
    rules, protein = subject.rules, subject.annotation.protein
    if protein.kind is not ProteinChangeKind.MISSENSE:
        return rules.evidence("PM5", "not_missense")
    if subject.splice_call is SpliceCall.AFFECTED:
        return rules.evidence("PM5", "splicing_comes_first")
    others = _others_at_residue(subject)
    if any(known.replaced_by == protein.alt for known in others):
        return rules.evidence("PM5", "counted_in_ps1")
    if others:
        return _met(subject, "PM5", "other_change_at_residue", others)
    return rules.evidence("PM5", "none_published")


def _others_at_residue(subject: Subject) -> list[KnownSubstitution]:
    """Published missense variants of the residue, without the variant itself."""
    residue = subject.annotation.protein.first
    if residue is None or len(subject.annotation.protein.ref) != 1:
        return []
    known = missense_by_residue(subject.gene).get(residue, ())
    return [other for other in known if other.change != subject.annotation.change]


def _lost_site(splicing: SpliceAssessment) -> SiteEffect | None:
    """The native site that decides a call of affected, if one does."""
    if splicing.call is not SpliceCall.AFFECTED:
        return None
    effect = splicing.decisive
    return effect if effect is not None and effect.kind in NATIVE_SITES else None


def _by_splice_site(subject: Subject, change: GeneChange, site: SiteEffect) -> Evidence:
    """PS1 against published variants that weaken the same native site.

    At the core dinucleotide only a published variant outside it counts. Elsewhere the same
    nucleotide weighs more than another one of the site, and the variant must weaken the site as
    much as the published one, within the line that the splice check calls uncertain.
    """
    core = subject.at_core_site
    similar = [
        known
        for known in _by_site(subject.gene).get((site.kind, site.exon), ())
        if known.change != change and _as_weak(known, site, core=core)
    ]
    if not similar:
        return subject.rules.evidence("PS1", "none_published")
    at_place = [known for known in similar if known.change.start == change.start]
    if at_place and not core:
        return _met(subject, "PS1", "same_splice_nucleotide", at_place)
    return _met(subject, "PS1", "same_splice_motif", similar)


@Remembered
def _by_site(gene: Gene) -> dict[tuple[SiteKind, int], list[KnownSubstitution]]:
    """Published variants that weaken a native site, by its kind and exon."""
    found: dict[tuple[SiteKind, int], list[KnownSubstitution]] = {}
    for known in known_substitutions(gene):
        site = _lost_site(known.splicing)
        if site is not None:
            found.setdefault((site.kind, site.exon), []).append(known)
    return found


def _as_weak(known: KnownSubstitution, site: SiteEffect, *, core: bool) -> bool:
    """Whether a published variant weakens its native site comparably."""
    other = _lost_site(known.splicing)
    assert other is not None
    if _at_core(known.change, other):
        return not core
    if core or site.change is None or other.change is None:
        return True
    return site.change <= other.change + load_parameters().uncertain


def _at_core(change: GeneChange, site: SiteEffect) -> bool:
    first = site.junction if site.kind is SiteKind.NATIVE_DONOR else site.junction - 2
    return first <= change.start < first + 2


def _met(subject: Subject, criterion: str, rule: str, known: list[KnownSubstitution]) -> Evidence:
    values: dict[str, str | int] = {"variants": ", ".join(other.coding for other in known)}
    sources = tuple(dict.fromkeys(key for other in known for key in other.sources))
    return subject.rules.evidence(criterion, rule, values, sources)

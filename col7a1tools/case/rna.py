"""What an RNA study shows of a copy takes the place of what its sequence lets expect."""

from dataclasses import dataclass
from typing import NamedTuple

from col7a1tools.annotate.collagen import read_protein_change
from col7a1tools.annotate.laid import lay
from col7a1tools.case.mechanism import (
    CollagenOutcome,
    CopyOutcome,
    may_be_skipped_otherwise,
    outcome_of_effect,
    outcome_of_variant,
)
from col7a1tools.case.severity import AlleleKind, KindOfAllele, kind_of_allele, kind_shown_by_rna
from col7a1tools.gene.gene import Gene
from col7a1tools.model.annotation import Annotation, ProteinChange
from col7a1tools.model.case_facts import RnaOutcome, RnaStudy
from col7a1tools.model.classification import Classification, Verdict
from col7a1tools.model.finding import Finding
from col7a1tools.model.variant import GeneChange

_DECAY = ("abou_tayoun_2018",)


class _Altered(NamedTuple):
    """What is said of a copy that gives other messages than the usual one."""

    finding: str
    effect: str
    mechanism: str
    outcome: CollagenOutcome
    sources: tuple[str, ...] = ()


_SHIFTED = {
    True: _Altered(
        "rna.frameshift",
        "effect.rna_frameshift",
        "mechanism.rna_frameshift",
        CollagenOutcome.NONE,
        _DECAY,
    ),
    False: _Altered(
        "rna.frameshift_in_part",
        "effect.rna_frameshift_in_part",
        "mechanism.rna_frameshift_in_part",
        CollagenOutcome.REDUCED,
        _DECAY,
    ),
}
_IN_FRAME = {
    True: _Altered(
        "rna.in_frame",
        "effect.rna_in_frame",
        "mechanism.rna_in_frame",
        CollagenOutcome.ALTERED,
    ),
    False: _Altered(
        "rna.in_frame_in_part",
        "effect.rna_in_frame_in_part",
        "mechanism.rna_in_frame_in_part",
        CollagenOutcome.ALTERED,
    ),
}
# Effect words that stand for a prediction of splicing.
_OF_SPLICING = frozenset(
    {"splice_change_possible", "splice_site_lost", "in_frame_exon_loss", "frameshift_exon_loss"}
)
_SILENT = ("synonymous", "no_change_expected")
_ESTABLISHED = (Verdict.PATHOGENIC, Verdict.LIKELY_PATHOGENIC)
# What a message of another splicing does not change: reports, and what the file says of an event.
_STAND_BESIDE = ("known.", "structural.")
_SPLICING = "splice."
_DECAYS = "no_protein_expected"


@dataclass(frozen=True, slots=True)
class _Usual:
    """What a variant does in a message that is spliced as usual."""

    word: str
    protein: ProteinChange
    findings: tuple[Finding, ...]


def outcome_of_copy(
    annotation: Annotation, classification: Classification, study: RnaStudy | None, gene: Gene
) -> CopyOutcome:
    """Collagen VII to be expected from a copy with this variant, by its RNA where it was studied.

    Where some usual message remains beside another, the copy still makes what that message spells.
    A study that finds usual messages, but not only such, leaves open what the others do.
    """
    predicted = outcome_of_variant(annotation, classification, gene)
    if study is None:
        return predicted
    altered = _altered(study)
    if altered:
        return _of_altered(altered, annotation, gene)
    if not isinstance(annotation.change, GeneChange):
        return predicted
    if not study.complete:
        waits = annotation.collagen_effect in _OF_SPLICING or may_be_skipped_otherwise(
            annotation, gene
        )
        in_part = Finding("mechanism.rna_normal_in_part")
        return CopyOutcome(CollagenOutcome.UNKNOWN, in_part) if waits else predicted
    return _of_usual(_usual(annotation, gene), classification, gene)


def kind_of_studied(annotation: Annotation, study: RnaStudy, gene: Gene) -> KindOfAllele:
    """The type of an allele in the severity groups, by its RNA."""
    predicted = kind_of_allele(
        annotation.collagen_effect, annotation.protein.kind, annotation.outcomes
    )
    usual = _usual(annotation, gene)
    if study.outcome is RnaOutcome.NORMAL:
        if not study.complete:
            return predicted
        if usual is None:
            return KindOfAllele(None, Finding("allele_type.not_in_study"))
        return kind_of_allele(usual.word, usual.protein.kind, ())
    if not study.complete:
        return KindOfAllele(None, Finding("allele_type.rna_in_part"))
    if study.outcome is not RnaOutcome.FRAMESHIFT:
        return kind_shown_by_rna(AlleleKind.SPLICE_B)
    spelled = usual is not None and usual.word == _DECAYS
    return predicted if spelled else kind_shown_by_rna(AlleleKind.SPLICE_A)


def effect_of(annotation: Annotation, study: RnaStudy | None, gene: Gene) -> Finding:
    """The effect on collagen VII in a few words."""
    altered = _altered(study) if study else None
    if altered:
        return Finding(altered.effect)
    usual = _usual(annotation, gene) if study and study.complete else None
    return Finding(f"effect.{usual.word if usual else annotation.collagen_effect}")


def findings_of(annotation: Annotation, study: RnaStudy | None, gene: Gene) -> tuple[Finding, ...]:
    """What was seen in the variant: the study first, without the predictions that it answers."""
    if study is None:
        return *annotation.findings, *_skipped_instead(annotation, gene)
    altered = _altered(study)
    if altered:
        beside = (one for one in annotation.findings if one.rule.startswith(_STAND_BESIDE))
        return Finding(altered.finding), *beside
    if not study.complete:
        return Finding("rna.normal_in_part"), *annotation.findings
    usual = _usual(annotation, gene)
    spelled = usual.findings if usual else ()
    rules = {one.rule for one in spelled}
    other = (
        one
        for one in annotation.findings
        if not one.rule.startswith(_SPLICING) and one.rule not in rules
    )
    return Finding("rna.normal"), *spelled, *other


def _skipped_instead(annotation: Annotation, gene: Gene) -> tuple[Finding, ...]:
    """What a copy would make without the exon of its stop, where splicing leaves that open."""
    if annotation.collagen_effect != _DECAYS or not may_be_skipped_otherwise(annotation, gene):
        return ()
    kept = (one for one in annotation.outcomes if one.in_frame)
    return tuple(finding for one in kept for finding in one.findings[:1])


def _altered(study: RnaStudy) -> _Altered | None:
    """What is said of other messages than the usual one; None where the study found that one."""
    if study.outcome is RnaOutcome.NORMAL:
        return None
    shifted = study.outcome is RnaOutcome.FRAMESHIFT
    return (_SHIFTED if shifted else _IN_FRAME)[study.complete]


def _of_altered(altered: _Altered, annotation: Annotation, gene: Gene) -> CopyOutcome:
    usual = _usual(annotation, gene)
    if altered is _SHIFTED[False] and usual and usual.word == _DECAYS:
        return outcome_of_effect(usual.word, usual.protein, usual.findings, gene)
    return CopyOutcome(altered.outcome, Finding(altered.mechanism, {}, altered.sources))


def _of_usual(usual: _Usual | None, classification: Classification, gene: Gene) -> CopyOutcome:
    if usual is None:
        return CopyOutcome(CollagenOutcome.UNKNOWN, Finding("mechanism.unknown"))
    if usual.word not in _SILENT:
        return outcome_of_effect(usual.word, usual.protein, usual.findings, gene)
    if classification.verdict in _ESTABLISHED:
        return CopyOutcome(CollagenOutcome.UNKNOWN, Finding("mechanism.unknown"))
    return CopyOutcome(CollagenOutcome.NORMAL, Finding("mechanism.rna_normal"))


def _usual(annotation: Annotation, gene: Gene) -> _Usual | None:
    """The variant read in a usual message; None where it takes exonic bases over a border."""
    change = annotation.change
    if not isinstance(change, GeneChange):
        return None
    if annotation.collagen_effect not in _OF_SPLICING:
        return _Usual(annotation.collagen_effect, annotation.protein, _of_residues(annotation))
    laid = lay(change, gene)
    if laid.over_border:
        return None
    if laid.exonic.hgvs == ".":
        return _Usual("no_change_expected", laid.exonic, ())
    word, findings = read_protein_change(laid.exonic, laid.change.length_change, gene)
    return _Usual(word, laid.exonic, findings)


def _of_residues(annotation: Annotation) -> tuple[Finding, ...]:
    """Findings of the change of residues."""
    residues = ("collagen.", "protein.")
    return tuple(one for one in annotation.findings if one.rule.startswith(residues))

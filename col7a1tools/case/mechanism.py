"""What one changed copy of the gene likely makes of collagen VII, and by which mechanism."""

from dataclasses import dataclass
from enum import Enum

from col7a1tools.annotate.together import CombinedChange
from col7a1tools.gene.gene import Gene
from col7a1tools.model.annotation import Annotation, ProteinChange, ProteinChangeKind
from col7a1tools.model.classification import Classification, Verdict
from col7a1tools.model.finding import Finding
from col7a1tools.model.variant import GeneChange, StructuralChange
from col7a1tools.splice import SpliceCall, assess_splicing

_BENIGN = (Verdict.BENIGN, Verdict.LIKELY_BENIGN)


class CollagenOutcome(Enum):
    """Collagen VII to be expected; the value is the word of the record."""

    NONE = "none"
    REDUCED = "reduced"
    ALTERED = "altered"
    NORMAL = "normal"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class CopyOutcome:
    """Collagen VII to be expected from one copy.

    Attributes:
        outcome: the word.
        mechanism: why, as a finding ``mechanism.*``.
    """

    outcome: CollagenOutcome
    mechanism: Finding


_DECAY = ("abou_tayoun_2018",)
_PROCESSING = ("bruckner_tuderman_1995",)
_GLYCINE = ("persikov_2004", "christiano_1996")
# The effect words whose outcome follows from the word alone.
OUTCOME_OF_EFFECT: dict[str, tuple[CollagenOutcome, str, tuple[str, ...]]] = {
    "no_protein_expected": (CollagenOutcome.NONE, "mechanism.decay", _DECAY),
    "frameshift_exon_loss": (CollagenOutcome.NONE, "mechanism.exon_lost_frameshift", _DECAY),
    "start_lost": (CollagenOutcome.REDUCED, "mechanism.start_lost", ("uniprot_q02388",)),
    "truncated_protein": (CollagenOutcome.ALTERED, "mechanism.end_shortened", ("greenspan_1993",)),
    "glycine_substitution": (CollagenOutcome.ALTERED, "mechanism.triple_helix", _GLYCINE),
    "imperfection_glycine_substitution": (
        CollagenOutcome.ALTERED,
        "mechanism.triple_helix_imperfection",
        ("deb_register",),
    ),
    "processing_site_change": (
        CollagenOutcome.ALTERED,
        "mechanism.processing",
        _PROCESSING,
    ),
    "splice_change_possible": (CollagenOutcome.UNKNOWN, "mechanism.splicing_open", ()),
    "splice_site_lost": (CollagenOutcome.UNKNOWN, "mechanism.splicing_open", ()),
    "helix_x_substitution": (CollagenOutcome.UNKNOWN, "mechanism.place_does_not_tell", ()),
    "helix_y_substitution": (CollagenOutcome.UNKNOWN, "mechanism.place_does_not_tell", ()),
    "interruption_substitution": (CollagenOutcome.UNKNOWN, "mechanism.place_does_not_tell", ()),
    "signal_peptide_substitution": (CollagenOutcome.UNKNOWN, "mechanism.place_does_not_tell", ()),
    "nc1_substitution": (CollagenOutcome.UNKNOWN, "mechanism.place_does_not_tell", ()),
    "nc2_substitution": (CollagenOutcome.UNKNOWN, "mechanism.place_does_not_tell", ()),
    "exon_duplication": (CollagenOutcome.UNKNOWN, "mechanism.rearrangement", ()),
    "structural_unclear": (CollagenOutcome.UNKNOWN, "mechanism.rearrangement", ()),
    "unknown": (CollagenOutcome.UNKNOWN, "mechanism.unknown", ()),
}
_IN_FRAME = ("in_frame_exon_loss", "in_frame_deletion", "in_frame_insertion")
_SILENT = ("synonymous", "no_change_expected")


def outcome_of_variant(
    annotation: Annotation, classification: Classification, gene: Gene
) -> CopyOutcome:
    """Collagen VII to be expected from a copy that carries this variant.

    Substitutions outside the glycines, possible splice changes and unclear rearrangements have
    no answer that their place alone could give. A change of the coding sequence that may also
    disturb splicing has none where the exon's skipping turns its frame around. That nothing
    changes is said only of a variant that is classed as (likely) benign: the sequence alone does
    not show a new splice site, or a loss of the message's end.
    """
    word = annotation.collagen_effect
    if word == "whole_gene_or_exon_deletion" or isinstance(annotation.change, StructuralChange):
        return _deletion(annotation)
    if may_be_skipped_otherwise(annotation, gene):
        stop = word == "no_protein_expected"
        rule = "mechanism.decay_or_skip" if stop else "mechanism.splicing_open"
        return CopyOutcome(CollagenOutcome.UNKNOWN, Finding(rule))
    if word in _SILENT:
        benign = classification.verdict in _BENIGN
        if benign:
            return CopyOutcome(CollagenOutcome.NORMAL, Finding("mechanism.nothing_changed"))
        return CopyOutcome(CollagenOutcome.UNKNOWN, Finding("mechanism.no_change_seen"))
    return outcome_of_effect(word, _changed_protein(annotation), _all_findings(annotation), gene)


def outcome_of_combined(combined: CombinedChange, gene: Gene) -> CopyOutcome:
    """Collagen VII to be expected from a copy that carries changes read together."""
    word, protein = combined.collagen_effect, combined.protein
    if word in _SILENT:
        return CopyOutcome(CollagenOutcome.NORMAL, Finding("mechanism.nothing_changed_together"))
    return outcome_of_effect(word, protein, combined.findings, gene)


def outcome_of_effect(
    word: str, protein: ProteinChange | None, findings: tuple[Finding, ...], gene: Gene
) -> CopyOutcome:
    """Collagen VII to be expected where the change does what the effect word says."""
    if word == "cysteine_loss":
        return CopyOutcome(CollagenOutcome.ALTERED, _cysteine(protein, gene))
    if word in _IN_FRAME:
        return CopyOutcome(CollagenOutcome.ALTERED, _length(word, protein, findings, gene))
    if word == "extended_protein":
        if protein is not None and protein.kind is ProteinChangeKind.N_TERMINAL_EXTENSION:
            return CopyOutcome(CollagenOutcome.UNKNOWN, Finding("mechanism.earlier_start"))
        longer = Finding("mechanism.end_longer", {}, ("greenspan_1993",))
        return CopyOutcome(CollagenOutcome.ALTERED, longer)
    outcome, rule, sources = OUTCOME_OF_EFFECT[word]
    values = next((f.values for f in findings if f.rule == "protein.start_lost"), {})
    return CopyOutcome(outcome, Finding(rule, values, sources))


def may_be_skipped_otherwise(annotation: Annotation, gene: Gene) -> bool:
    """Whether one outcome keeps the frame, another shifts it, and the splice check leaves it open.

    A stop in an exon whose skipping keeps the frame is lost with the exon.
    """
    change = annotation.change
    frames = {outcome.in_frame for outcome in annotation.outcomes}
    if not frames >= {True, False} or not isinstance(change, GeneChange):
        return False
    return assess_splicing(gene, change).call is not SpliceCall.UNAFFECTED


def _all_findings(annotation: Annotation) -> tuple[Finding, ...]:
    """Findings of the variant, and of its outcomes that keep the frame."""
    of_outcomes = [one.findings for one in annotation.outcomes if one.in_frame]
    return tuple(finding for group in (annotation.findings, *of_outcomes) for finding in group)


def _changed_protein(annotation: Annotation) -> ProteinChange | None:
    """The protein change, where one is stated."""
    known = annotation.protein.first is not None
    return annotation.protein if known else None


def _cysteine(protein: ProteinChange | None, gene: Gene) -> Finding:
    """What a lost cysteine took part in, by its place.

    NC-2 holds cysteines of a Kunitz motif, and others by which two molecules are joined
    (Greenspan 1993).
    """
    regions = gene.protein
    residue = None
    if protein is not None and protein.first is not None:
        residue = protein.first + max(protein.ref.find("C"), 0)
    if residue is None or residue < regions.region("nc2").start:
        return Finding("mechanism.disulphide", {}, ("lrg_286",))
    kunitz = regions.region("kunitz")
    if kunitz.start <= residue < kunitz.end:
        return Finding("mechanism.kunitz", {}, ("cdd_cd22627", "greenspan_1993"))
    return Finding("mechanism.dimerisation", {}, ("greenspan_1993",))


def _length(
    word: str, protein: ProteinChange | None, findings: tuple[Finding, ...], gene: Gene
) -> Finding:
    """A chain of another length, its frame kept; where the helix is hit, whether it goes on."""
    skipped = word == "in_frame_exon_loss"
    rules = {finding.rule for finding in findings}
    if "collagen.processing_segment_lost" in rules:
        return Finding("mechanism.processing_if_skipped", {}, _PROCESSING)
    if "collagen.register_shifted" in rules:
        rule = "mechanism.triple_helix_broken"
    elif "collagen.register_kept" in rules:
        rule = "mechanism.triple_helix_length"
    else:
        rule = "mechanism.outside_helix_length"
    if not skipped:
        return Finding(rule)
    return Finding(f"{rule}_if_skipped", {}, ("bremer_2019",))


def _deletion(annotation: Annotation) -> CopyOutcome:
    """A deletion of exons is known by its frame, if its ends are known; nothing else is."""
    if "transcript_ablation" in annotation.consequence:
        return CopyOutcome(CollagenOutcome.NONE, Finding("mechanism.gene_lost"))
    open_ends = any(finding.rule == "structural.imprecise" for finding in annotation.findings)
    frames = {outcome.in_frame for outcome in annotation.outcomes} - {None}
    of_exons = annotation.collagen_effect == "whole_gene_or_exon_deletion"
    if not of_exons or open_ends or len(frames) != 1:
        return CopyOutcome(CollagenOutcome.UNKNOWN, Finding("mechanism.rearrangement"))
    if frames == {False}:
        shifted = Finding("mechanism.exons_deleted_frameshift", {}, _DECAY)
        return CopyOutcome(CollagenOutcome.NONE, shifted)
    rules = {finding.rule for finding in _all_findings(annotation)}
    processing = Finding("mechanism.processing", {}, _PROCESSING)
    kept = Finding("mechanism.exons_deleted_in_frame")
    lost = "collagen.processing_segment_lost" in rules
    return CopyOutcome(CollagenOutcome.ALTERED, processing if lost else kept)

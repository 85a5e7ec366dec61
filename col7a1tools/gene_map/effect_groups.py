"""Effects on collagen VII, brought together to as many as a picture can tell apart."""

from enum import Enum


class EffectGroup(Enum):
    """Kinds of effect that a map colours alike."""

    STOP = "stop"
    SPLICE = "splice"
    SPLICE_POSSIBLE = "splice_possible"
    GLYCINE = "glycine"
    HELIX = "helix"
    DOMAIN = "domain"
    ENDS = "ends"
    LENGTH = "length"
    SYNONYMOUS = "synonymous"
    NONE = "none"
    UNKNOWN = "unknown"


_WORDS = {
    EffectGroup.STOP: ("no_protein_expected", "truncated_protein"),
    EffectGroup.SPLICE: ("frameshift_exon_loss", "in_frame_exon_loss", "splice_site_lost"),
    EffectGroup.SPLICE_POSSIBLE: ("splice_change_possible",),
    EffectGroup.GLYCINE: ("glycine_substitution", "imperfection_glycine_substitution"),
    EffectGroup.HELIX: (
        "helix_x_substitution",
        "helix_y_substitution",
        "interruption_substitution",
    ),
    EffectGroup.DOMAIN: (
        "cysteine_loss",
        "signal_peptide_substitution",
        "nc1_substitution",
        "nc2_substitution",
        "processing_site_change",
    ),
    EffectGroup.ENDS: ("start_lost", "extended_protein"),
    EffectGroup.LENGTH: (
        "in_frame_deletion",
        "in_frame_insertion",
        "whole_gene_or_exon_deletion",
        "exon_duplication",
        "structural_unclear",
    ),
    EffectGroup.SYNONYMOUS: ("synonymous",),
    EffectGroup.NONE: ("no_change_expected",),
    EffectGroup.UNKNOWN: ("unknown",),
}
GROUP_OF = {word: group for group, words in _WORDS.items() for word in words}
# What stands in a cell, so that no meaning hangs on its colour.
GROUP_LETTERS = {
    EffectGroup.STOP: "*",
    EffectGroup.SPLICE: "S",
    EffectGroup.SPLICE_POSSIBLE: "s",
    EffectGroup.GLYCINE: "G",
    EffectGroup.HELIX: "H",
    EffectGroup.DOMAIN: "D",
    EffectGroup.ENDS: "E",
    EffectGroup.LENGTH: "L",
    EffectGroup.SYNONYMOUS: "=",
    EffectGroup.NONE: "·",
    EffectGroup.UNKNOWN: "?",
}

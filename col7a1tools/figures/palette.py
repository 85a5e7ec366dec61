"""Fills of the parts of gene and protein: apart in colour-blind eyes and in grey print."""

OUTLINE = "#333333"
MUTED = "#555555"
INK = "#111111"

_FILLS = {
    "signal_peptide": "#ffffff",
    "nc1": "#cfe1f2",
    "triple_helix": "#f6c97f",
    "nc2": "#7fb8a4",
    "utr": "#ffffff",
    "vwfa": "#5b8fc4",
    "fn3": "#9fc3e6",
    "kunitz": "#3f7f6b",
    "interruption": "#5a3000",
}

# Of these, the ones that black letters cannot be read on.
DARK_FILLS = frozenset({"kunitz", "interruption"})


def has_fill(region: str) -> bool:
    """Whether a region has a fill of its own."""
    return region in _FILLS


def fill_of(region: str) -> str:
    """Fill of a region by its key; white for one that this version does not know."""
    return _FILLS.get(region, "#ffffff")


# Fills on a light and on a dark ground. The classes run from red to blue (ColorBrewer RdBu), the
# effects are those of Okabe and Ito with greys for what is not expected to matter; both are told
# apart by colour-blind eyes. Wherever there is room a letter stands in the mark as well.
CLASS_FILLS = {
    "Pathogenic": ("#b2182b", "#e4576a"),
    "Likely pathogenic": ("#ef8a62", "#f4a582"),
    "Uncertain significance": ("#cfcfcf", "#5d636b"),
    "Likely benign": ("#67a9cf", "#8cc3e3"),
    "Benign": ("#2166ac", "#4a90d9"),
}
EFFECT_FILLS = {
    "stop": ("#d55e00", "#e8792b"),
    "splice": ("#b0508a", "#cc79a7"),
    "splice_possible": ("#e3bcd3", "#7d4f69"),
    "glycine": ("#0072b2", "#2f93d0"),
    "helix": ("#56b4e9", "#7cc8f2"),
    "domain": ("#009e73", "#22b48b"),
    "ends": ("#e69f00", "#efb53c"),
    "length": ("#f0e442", "#f0e442"),
    "synonymous": ("#b4b4b4", "#71777f"),
    "none": ("#dedede", "#3d4249"),
    "unknown": ("#f1f1f1", "#2a2e34"),
}

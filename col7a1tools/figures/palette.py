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


def fill_of(region: str) -> str:
    """Fill of a region by its key; white for one that this version does not know."""
    return _FILLS.get(region, "#ffffff")

"""The branches of the PVS1 decision tree (Abou Tayoun 2018, PMC6185798) on this gene.

A region is critical when removing it is known to break the protein, or when changes in it that do
not truncate cause disease (Walker 2023, table 1). For COL7A1 that is the Gly-X-Y repeat and the
NC-2 processing segment. Four exons of the repeat and of NC-1 are excepted, because the protein
without them was shown to work. So a canonical splice site of an in-frame exon is Strong in the
repeat and Moderate elsewhere, never very strong: people with natural in-frame skips have dominant
or mild recessive disease (Bremer 2019).
"""

from col7a1tools.classify.exon_loss import Frame, Loss
from col7a1tools.classify.rules import CriticalRegion, RuleSet
from col7a1tools.gene.gene import Gene
from col7a1tools.gene.protein import Register
from col7a1tools.model.positions import ResidueIndex

CLAIM = "recessive"  # PVS1 says nothing in a dominant claim


def stop_branch(loss: Loss, gene: Gene, rules: RuleSet) -> str:
    """Id of the rule for a premature stop."""
    return "decay_predicted" if loss.decay else f"decay_escaped_{_weight(loss, gene, rules)}"


def exon_branch(loss: Loss, gene: Gene, rules: RuleSet) -> str:
    """Id of the rule for lost exons; the start codon must not be among them."""
    if loss.decay:
        return "exon_loss_frameshift"
    frame = "in_frame" if loss.frame is Frame.KEPT else "escaped"
    return f"exon_loss_{frame}_{_weight(loss, gene, rules)}"


def end_is_gone(loss: Loss, gene: Gene, rules: RuleSet) -> bool:
    """Whether exons lost with the end of the transcript leave no message that could be kept.

    The published tree reads decay off a new stop and the junctions behind it. Where the end of the
    gene is gone there is neither, and no site of polyadenylation: of a deletion that takes further
    exons with the last one, ACMG and ClinGen expect decay (Riggs 2020, PMID 31690835, 2D-4). A
    small loss that is not known to be critical stays with the tree, whose answer is the lower.
    """
    return len(loss.exons) > 1 and _weight(loss, gene, rules) != "small"


def rna_rule(loss: Loss, gene: Gene, rules: RuleSet) -> str:
    """Id of the PVS1 (RNA) rule for messages that lack these exons.

    Empty where the start codon is lost or decay is escaped, for which there is none.
    """
    if loss.decay:
        return "rna_frameshift"
    if loss.frame is not Frame.KEPT:
        return ""
    small = _weight(loss, gene, rules) == "small"
    return "rna_in_frame_small" if small else "rna_in_frame_critical"


def loss_values(loss: Loss, gene: Gene, rules: RuleSet) -> dict[str, str | int]:
    """The values that the sentence about a loss needs."""
    values: dict[str, str | int] = {
        "claim": CLAIM,
        "first": loss.first + 1,
        "last": loss.last,
        "percent": f"{100 * loss.share(gene):.1f}",
    }
    if loss.exons:
        first, last = loss.exons[0], loss.exons[-1]
        values["exons"] = str(first) if first == last else f"{first}-{last}"
    region = None if loss.decay else _critical_region(loss, gene, rules)
    if region is not None:
        values["region"] = gene.protein.region(region.region).name
    return values


def loss_sources(loss: Loss, gene: Gene, rules: RuleSet) -> tuple[str, ...]:
    """Who says that the lost stretch is critical, or that it is not."""
    if loss.decay:
        return ()
    if _dispensable(loss, rules):
        keys = (key for exon in loss.exons for key in rules.null.dispensable_sources[exon])
        return tuple(dict.fromkeys(keys))
    region = _critical_region(loss, gene, rules)
    return () if region is None else region.sources


def _weight(loss: Loss, gene: Gene, rules: RuleSet) -> str:
    if _critical_region(loss, gene, rules) is not None:
        return "critical"
    return "large" if loss.share(gene) > rules.null.large_share else "small"


def _dispensable(loss: Loss, rules: RuleSet) -> bool:
    return bool(loss.exons) and rules.null.dispensable_exons.issuperset(loss.exons)


def _critical_region(loss: Loss, gene: Gene, rules: RuleSet) -> CriticalRegion | None:
    if _dispensable(loss, rules):
        return None
    return next((r for r in rules.null.critical_regions if _takes(loss, r, gene)), None)


def _takes(loss: Loss, critical: CriticalRegion, gene: Gene) -> bool:
    """Whether the loss takes the part of the region that makes it critical."""
    region = gene.protein.region(critical.region)
    first, last = max(loss.first, region.start), min(loss.last, region.end)
    if critical.part == "most":
        return last - first > region.length // 2
    register = gene.protein.register
    return any(
        register.get(ResidueIndex(residue), Register.INTERRUPTION) is not Register.INTERRUPTION
        for residue in range(first, last)
    )

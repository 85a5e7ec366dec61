"""PVS1 for a lost start codon."""

from col7a1tools.classify.known import first_residues_reported
from col7a1tools.classify.null_tree import CLAIM
from col7a1tools.classify.rules import RuleSet
from col7a1tools.gene.gene import Gene
from col7a1tools.model.classification import Evidence


def start_lost(gene: Gene, rules: RuleSet) -> Evidence:
    """Loss of the start codon: what is published before the next in-frame methionine decides."""
    following = gene.protein.residues.index("M", 1)
    upstream = sum(0 < residue < following for residue in first_residues_reported(gene))
    values: dict[str, str | int] = {
        "claim": CLAIM,
        "next_methionine": following + 1,
        "variants_before": upstream,
    }
    rule = "start_lost_pathogenic_upstream" if upstream else "start_lost_nothing_upstream"
    return rules.evidence("PVS1", rule, values)

"""Our reading of two changes of one copy, as a whole protein."""

from benchmarks.haplotypes import Pair, oracle
from col7a1tools.annotate.annotate import annotate_change
from col7a1tools.annotate.together import read_together
from col7a1tools.gene import load_gene
from col7a1tools.model.positions import GeneOffset
from col7a1tools.model.variant import GeneChange
from tests.annotate.brute_force import said_protein


def name_of_pair(pair: Pair) -> str:
    """The p. name: of both together, or of the first where nothing of the second is read."""
    gene = load_gene()
    changes = [
        GeneChange(GeneOffset(one.start), GeneOffset(one.end), one.new) for one in pair.changes
    ]
    combined = read_together(changes, gene)
    if combined:
        return combined[0].protein.hgvs
    return annotate_change(gene, changes[0]).names.protein.partition(":")[2]


def protein_of_pair(pair: Pair) -> str:
    """The whole protein that the p. name describes.

    What a frame shift reads between its first residue and its stop is not in its name; there the
    oracle's residues are taken if residue and stop agree with them, else this fails.
    """
    return said_protein(name_of_pair(pair), oracle(pair.changes))

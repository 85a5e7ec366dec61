"""Nucleotide and codon arithmetic."""

from itertools import product

_COMPLEMENT = str.maketrans("ACGTN", "TGCAN")

# NCBI genetic code 1, codons in TCAG order.
_AMINO_ACIDS = "FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG"
CODON_TABLE = {
    "".join(codon): amino_acid
    for codon, amino_acid in zip(product("TCAG", repeat=3), _AMINO_ACIDS, strict=True)
}
STOP_CODONS = frozenset(codon for codon, residue in CODON_TABLE.items() if residue == "*")

THREE_LETTER = {
    "A": "Ala", "C": "Cys", "D": "Asp", "E": "Glu", "F": "Phe", "G": "Gly", "H": "His",
    "I": "Ile", "K": "Lys", "L": "Leu", "M": "Met", "N": "Asn", "P": "Pro", "Q": "Gln",
    "R": "Arg", "S": "Ser", "T": "Thr", "V": "Val", "W": "Trp", "Y": "Tyr", "*": "Ter",
}  # fmt: skip
ONE_LETTER = {three: one for one, three in THREE_LETTER.items()}


def reverse_complement(bases: str) -> str:
    """The same bases read on the other strand."""
    return bases.translate(_COMPLEMENT)[::-1]


def translate(bases: str) -> str:
    """Residues of the whole codons in ``bases``, stops as ``*``; a codon with N gives ``X``."""
    get = CODON_TABLE.get
    return "".join([get(bases[i : i + 3], "X") for i in range(0, len(bases) - 2, 3)])


def three_letters(residues: str) -> str:
    """``GK*`` as ``GlyLysTer``."""
    return "".join([THREE_LETTER.get(residue, "Xaa") for residue in residues])

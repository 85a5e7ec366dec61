"""Translation by Biopython's copy of NCBI's genetic code 1."""

# mypy: disable-error-code="no-untyped-call"
# Biopython is typed in part.


def translate(bases: str) -> str:
    """Residues of the whole codons in ``bases``, stops as ``*``."""
    from Bio.Seq import Seq  # noqa: PLC0415 - heavy

    return str(Seq(bases[: len(bases) // 3 * 3]).translate(table=1))


def three_letters(residue: str) -> str:
    """``G`` as ``Gly``."""
    from Bio.SeqUtils import seq3  # noqa: PLC0415 - heavy

    return str(seq3(residue))

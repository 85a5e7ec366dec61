"""Translation by Biopython's copy of NCBI's genetic code 1."""


def translate(bases: str) -> str:
    """Residues of the codons in ``bases``, stops as ``*``."""
    from Bio.Seq import Seq  # noqa: PLC0415 - heavy

    return str(Seq(bases).translate(table=1))  # type: ignore[no-untyped-call]  # Biopython is partly typed

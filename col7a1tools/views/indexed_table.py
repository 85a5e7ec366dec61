"""A table or VCF packed by bgzip, with its index beside it."""

import os
from collections.abc import Iterable
from pathlib import Path

from col7a1tools.leftovers import temporary_folder
from col7a1tools.output import unwritable
from col7a1tools.views.packed_vcf import write_packed


def write_indexed(lines: Iterable[str], target: str) -> None:
    """Write lines sorted by position, and their tabix index; each file appears whole.

    Args:
        lines: chromosome, 1-based position and more, tab-separated; header lines begin with ``#``.
        target: the file to write; its name ends in ``.gz``.

    Raises:
        InputError: the files cannot be written.
    """
    import pysam  # noqa: PLC0415 - heavy, and only this form needs it

    final = Path(os.path.realpath(target))
    try:
        with temporary_folder(final.parent) as folder:
            packed = folder / "packed.gz"
            write_packed(lines, packed, ".gz")
            pysam.tabix_index(str(packed), seq_col=0, start_col=1, end_col=1, meta_char="#")
            packed.replace(final)
            Path(f"{packed}.tbi").replace(f"{final}.tbi")
    except OSError as error:
        raise unwritable(target, error) from error

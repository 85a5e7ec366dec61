"""Compute the table of all single-nucleotide variants: ``python -m col7a1tools.atlas.build``.

The file is a series of gzip members. The first holds ``key=value`` lines, among them the length
of each following member; each of those holds the rows of ``POSITIONS_PER_MEMBER`` consecutive
positions on the forward strand, three rows a position in the order of the alternate base. A row
is the columns of ``views.columns`` from the bases of ``hgvs_g`` on, ``G>A``, tab-separated; what
stands before them is the assembly's.
"""

import gzip
import sys
from collections.abc import Iterator
from pathlib import Path

from col7a1tools.atlas.table import POSITIONS_PER_MEMBER, TABLE, basis_checksum
from col7a1tools.gene import Gene, load_gene
from col7a1tools.gene.reference_files import reference_directory
from col7a1tools.interpret import allele_results
from col7a1tools.model.positions import Assembly, PlusOffset
from col7a1tools.model.result import AlleleResult
from col7a1tools.model.variant import LocusAllele
from col7a1tools.views.columns import annotation_values, note_values

BASES = "ACGT"


def snv_results(gene: Gene) -> Iterator[tuple[LocusAllele, AlleleResult]]:
    """Each single-nucleotide variant of the locus with its result, along the forward strand."""
    for first in range(0, len(gene.locus.plus), POSITIONS_PER_MEMBER):
        bases = enumerate(gene.locus.plus[first : first + POSITIONS_PER_MEMBER], first)
        alleles = [
            LocusAllele(PlusOffset(offset), ref, alt)
            for offset, ref in bases
            for alt in BASES
            if alt != ref
        ]
        yield from zip(alleles, allele_results(alleles, gene), strict=True)


def row_tail(result: AlleleResult) -> str:
    """The columns from the bases of ``hgvs_g`` on; they are the same on both assemblies."""
    genomic, *others = (*annotation_values(result, Assembly.GRCH38), *note_values(result))
    return "\t".join([genomic[-len("G>A") :], *others])


def build(gene: Gene) -> bytes:
    """Content of the table file."""
    rows = [row_tail(result) for _, result in snv_results(gene)]
    step = 3 * POSITIONS_PER_MEMBER
    members = [_member("\n".join(rows[i : i + step])) for i in range(0, len(rows), step)]
    lengths = ",".join(str(len(member)) for member in members)
    head = f"basis={basis_checksum()}\nlengths={lengths}\n"
    return b"".join([_member(head), *members])


def _member(text: str) -> bytes:
    return gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0)


def main() -> int:
    """Write the table beside the other reference files."""
    path = Path(reference_directory()) / TABLE
    path.write_bytes(build(load_gene()))
    print(f"{path} written; record its checksum in SOURCES.toml", file=sys.stderr)  # noqa: T201
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

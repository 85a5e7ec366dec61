"""Look single-nucleotide variants up in the shipped table."""

import hashlib
import zlib
from functools import cache
from itertools import permutations

from col7a1tools.errors import ReferenceFileError
from col7a1tools.gene.reference_files import checksums, read_reference_bytes

TABLE = "snv_annotations.tsv.gz"
POSITIONS_PER_MEMBER = 64
# The three rows of a position stand in the order of the alternate base: place of a row among
# them, by REF and ALT as the lines of a VCF have them.
PLACES = {
    f"{ref}\t{alt}": sum(other < alt for other in "ACGT" if other != ref)
    for ref, alt in permutations("ACGT", 2)
}
# Files that only word what was found; no row depends on them.
_WORDING = {"sentences.toml", "glossary.toml", "citations.toml"}
# Bytes of a member before and behind its data: they hold a checksum, which need not be looked at
# where that of the whole file was.
_GZIP_HEADER = 10
_GZIP_TRAILER = 8


def basis_checksum() -> str:
    """Checksum over the reference files, the rule set among them, that the rows depend on."""
    basis = [
        f"{name} {digest}"
        for name, digest in sorted(checksums().items())
        if name != TABLE and name not in _WORDING
    ]
    return hashlib.sha256("\n".join(basis).encode()).hexdigest()


class SnvTable:
    """Rows of the table, decompressed as far as they are asked for.

    Attributes:
        basis: checksum of what the rows were made from.
        rows: three for each position of the locus on the forward strand, each beginning with the
            bases of ``hgvs_g``, ``G>A``, and going on to the last column; empty until `load`.
    """

    def __init__(self, content: bytes, positions: int) -> None:
        """Read the head of the table.

        Args:
            content: the file.
            positions: how many it has.
        """
        self._content = content
        head, start = _inflate(content, 0)
        fields = dict(line.split("=", 1) for line in head.splitlines())
        self.basis = fields["basis"]
        self._starts = [start]
        for length in fields["lengths"].split(","):
            self._starts.append(self._starts[-1] + int(length))
        self.rows = [""] * (3 * positions)

    def row(self, offset: int, alleles: str) -> str:
        """The row of one substitution.

        Args:
            offset: offset into the locus, 0-based.
            alleles: a key of ``PLACES``, with the reference's base before the tab.
        """
        index = 3 * offset + PLACES[alleles]
        return self.rows[index] or self.load(index)

    def load(self, index: int) -> str:
        """The row with this index into ``rows``, which is filled around it."""
        size = 3 * POSITIONS_PER_MEMBER
        member = index // size
        text, _ = _inflate(self._content, self._starts[member], self._starts[member + 1])
        self.rows[member * size : (member + 1) * size] = text.split("\n")
        return self.rows[index]


@cache
def load_table(positions: int) -> SnvTable:
    """The shipped table.

    Args:
        positions: length of the locus.

    Raises:
        ReferenceFileError: the table is missing, altered, or was made from another reference or
            rule set than the one in use.
    """
    table = SnvTable(read_reference_bytes(TABLE), positions)
    if table.basis != basis_checksum():
        raise ReferenceFileError(
            "reference.table_stale",
            f"{TABLE} was made from another reference or rule set",
            cure="rebuild it: python -m col7a1tools.atlas.build",
        )
    return table


def _inflate(content: bytes, start: int, end: int | None = None) -> tuple[str, int]:
    """Text of the gzip member at ``start``, and where the next one starts."""
    machine = zlib.decompressobj(-zlib.MAX_WBITS)
    text = machine.decompress(memoryview(content)[start + _GZIP_HEADER : end])
    return text.decode("utf-8"), len(content) - len(machine.unused_data) + _GZIP_TRAILER

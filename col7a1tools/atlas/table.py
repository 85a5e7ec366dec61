"""Look single-nucleotide variants up in the shipped table."""

import hashlib
import zlib
from functools import cache

from col7a1tools.classify.rules import load_rules
from col7a1tools.errors import ReferenceFileError
from col7a1tools.gene.reference_files import checksums, read_reference_bytes

TABLE = "snv_annotations.tsv.gz"
POSITIONS_PER_MEMBER = 256
# Files that only word what was found; no row depends on them.
_WORDING = {"sentences.toml", "glossary.toml", "citations.toml"}
# The three rows of a position stand in the order of the alternate base.
_OTHERS = {ref: "ACGT".replace(ref, "") for ref in "ACGT"}
_GZIP = 31  # window size that makes zlib expect a gzip header


def basis_checksum() -> str:
    """Checksum over the reference files and the rule set that the rows depend on."""
    basis = [
        f"{name} {digest}"
        for name, digest in sorted(checksums().items())
        if name != TABLE and name not in _WORDING
    ]
    basis.append(load_rules().sha256)
    return hashlib.sha256("\n".join(basis).encode()).hexdigest()


class SnvTable:
    """Rows of the table, decompressed as far as they are asked for."""

    def __init__(self, content: bytes, plus: str) -> None:
        """Read the head of the table.

        Args:
            content: the file.
            plus: the locus on the forward strand.
        """
        self._content = content
        self._plus = plus
        head, start = _inflate(content, 0)
        fields = dict(line.split("=", 1) for line in head.splitlines())
        self.basis = fields["basis"]
        self._starts = [start]
        for length in fields["lengths"].split(","):
            self._starts.append(self._starts[-1] + int(length))
        self._members: dict[int, list[str]] = {}

    def row(self, offset: int, alt: str) -> str:
        """Columns behind ``hgvs_g`` for the substitution at a forward-strand offset.

        Args:
            offset: offset into the locus, 0-based.
            alt: alternate base, one of ACGT and not the reference base.
        """
        return self.rows(offset)[alt]

    def rows(self, offset: int) -> dict[str, str]:
        """The rows of one position by alternate base."""
        member, place = divmod(offset, POSITIONS_PER_MEMBER)
        rows = self._members.get(member)
        if rows is None:
            text, _ = _inflate(self._content, self._starts[member], self._starts[member + 1])
            rows = self._members[member] = text.split("\n")
        first = 3 * place
        return dict(zip(_OTHERS[self._plus[offset]], rows[first : first + 3], strict=True))


@cache
def load_table(plus: str) -> SnvTable:
    """The shipped table.

    Args:
        plus: the locus on the forward strand.

    Raises:
        ReferenceFileError: the table is missing, altered, or was made from another reference or
            rule set than the one in use.
    """
    table = SnvTable(read_reference_bytes(TABLE), plus)
    if table.basis != basis_checksum():
        raise ReferenceFileError(
            "reference.table_stale",
            f"{TABLE} was made from another reference or rule set",
            cure="rebuild it: python -m col7a1tools.atlas.build",
        )
    return table


def _inflate(content: bytes, start: int, end: int | None = None) -> tuple[str, int]:
    """Text of the gzip member at ``start``, and where the next one starts."""
    machine = zlib.decompressobj(_GZIP)
    text = machine.decompress(memoryview(content)[start:end])
    return text.decode("utf-8"), len(content) - len(machine.unused_data)

"""Decide whether an index is used, and read from where it points."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from col7a1tools.gene.locus import Locus
from col7a1tools.readers.bcf import BcfHeader, record_place
from col7a1tools.readers.byte_stream import ByteStream, Compression
from col7a1tools.readers.header import VcfHeader
from col7a1tools.readers.index_hint import (
    UnusableIndexError,
    find_index,
    offsets_before,
    read_from,
)
from col7a1tools.readers.notice import Notice

# Below this size (bytes) a scan of the whole file takes less than 0.1 s, and finds more.
INDEX_PAYS = 4 << 20
# Up to this size (bytes) a file of structural variants is scanned even though it has an index:
# no index knows where the mate of a breakend lies, nor, before htslib 1.20, SVLEN without END.
SCAN_STRUCTURAL = 256 << 20
# From this many samples on the locus alone is much to unpack.
_MANY_SAMPLES = 200
# Bytes of a record in which its first two columns surely end.
_TWO_COLUMNS = 256

_REMAKE = "make the index again: tabix -f -p vcf FILE, or bcftools index -f FILE"


class IndexedContent(NamedTuple):
    """Outcome of the decision.

    Attributes:
        content: decompressed records in order, the first of them before the locus; None where the
            whole file must be read.
        notices: what the user should know.
    """

    content: Iterator[bytes] | None
    notices: tuple[Notice, ...] = ()


def indexed_content(
    stream: ByteStream, header: VcfHeader, bcf: BcfHeader | None, locus: Locus
) -> IndexedContent:
    """Records from the index on, or None with the reason.

    The position of the file is kept where the whole file must be read.

    Args:
        stream: the file.
        header: its header.
        bcf: the header with its contig indices, where the file is a BCF.
        locus: the locus.

    Raises:
        InputError: the file lacks its end block.
    """
    path = stream.path
    if path is None or stream.compression is not Compression.BGZF:
        return IndexedContent(None)
    index = find_index(path)
    size = path.stat().st_size
    if index is None or size < INDEX_PAYS:
        return IndexedContent(None)
    if index.stat().st_mtime < path.stat().st_mtime:
        return IndexedContent(None, (_older(index),))
    if header.structural and size <= SCAN_STRUCTURAL:
        return IndexedContent(None)
    notices = (_may_miss(index),) if header.structural else ()
    position = stream.file.tell()
    try:
        content = _content(stream, index, bcf, locus, much=len(header.samples) >= _MANY_SAMPLES)
    except UnusableIndexError as error:
        notices = (_unusable(index, error),)
        content = None
    if content is None:
        stream.file.seek(position)
    return IndexedContent(content, notices)


def _content(
    stream: ByteStream, index: Path, bcf: BcfHeader | None, locus: Locus, *, much: bool
) -> Iterator[bytes] | None:
    stream.check_end_block()
    spans = locus.spans.values()
    names = {name for span in spans for name in span.contig_names}
    first = min(span.start for span in spans)
    is_before = _bcf_is_before(names, first, bcf) if bcf else line_is_before(names, first)
    contigs = _in_order(bcf) if bcf else ()
    offsets = offsets_before(index, names, first - 1, contigs)
    return read_from(stream, offsets, is_before, much=much)


def _in_order(bcf: BcfHeader) -> tuple[str, ...]:
    """Contig names by their index; an unused index has no name."""
    by_index = {index: name for name, index in bcf.contigs.items()}
    return tuple(by_index.get(index, "") for index in range(max(by_index, default=-1) + 1))


def line_is_before(names: set[str], first: int) -> Callable[[bytes, int], bool | None]:
    """What tells whether a line that begins at an offset lies on chromosome 3 before the locus.

    It answers None where no such line begins.

    Args:
        names: contig names of chromosome 3.
        first: first base of the locus, 1-based.
    """
    wanted = {name.encode() for name in names}

    def is_before(piece: bytes, at: int) -> bool | None:
        columns = piece[at : at + _TWO_COLUMNS].split(b"\t", 2)
        begins_line = at == 0 or piece[at - 1 : at] == b"\n"
        if not begins_line or columns[0] not in wanted or not columns[1].isdigit():
            return None
        return int(columns[1]) < first

    return is_before


def _bcf_is_before(
    names: set[str], first: int, bcf: BcfHeader
) -> Callable[[bytes, int], bool | None]:
    wanted = {index for name, index in bcf.contigs.items() if name in names}

    def is_before(piece: bytes, at: int) -> bool | None:
        place = record_place(piece, at)
        if place is None or place[0] not in wanted:
            return None
        return place[1] + 1 < first

    return is_before


def _older(index: Path) -> Notice:
    return Notice(
        "index.old",
        f"the index {index.name} is older than the file, so the whole file was read instead",
        _REMAKE,
    )


def _unusable(index: Path, error: UnusableIndexError) -> Notice:
    return Notice(
        "index.unusable",
        f"the index {index.name} does not fit the file ({error}), "
        "so the whole file was read instead",
        _REMAKE,
    )


def _may_miss(index: Path) -> Notice:
    return Notice(
        "index.structural",
        f"the file is large and was read by its index {index.name}: a breakend elsewhere whose "
        "mate lies in COL7A1, or a deletion that gives SVLEN without END, may have been missed",
        "give the structural variants in a file of their own",
    )

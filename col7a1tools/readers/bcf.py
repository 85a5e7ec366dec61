"""Read the records of a BCF that may touch the locus, as VCF lines.

Only the fixed first bytes of a record are looked at to see where it lies (VCF specification,
section 6.3). The few records that may be wanted are copied to a temporary file, from which cyvcf2
makes the VCF text that bcftools view would show.
"""

import os
import re
import struct
from collections.abc import Iterable, Iterator
from typing import IO, NamedTuple

from col7a1tools.errors import InputError, Place
from col7a1tools.readers.header import VcfHeader, contig_name, parse_header
from col7a1tools.readers.limits import check_length

_MAGIC = 5
# Length of the shared and of the sample part, contig, 0-based position, reference length.
_FIXED = struct.Struct("<IIiii")
_LENGTHS = 8
_INDEX = re.compile(r",IDX=([0-9]{1,10})>$")


class BcfHeader(NamedTuple):
    """Header of a BCF.

    Attributes:
        header: as of a VCF, without the IDX fields that BCF adds.
        raw: its bytes, magic included.
        contigs: index of each contig, by name.
        rest: the first bytes behind the header.
    """

    header: VcfHeader
    raw: bytes
    contigs: dict[str, int]
    rest: bytes


class Stretch(NamedTuple):
    """Where wanted records lie.

    Attributes:
        contigs: indices of the contigs.
        first: first position, 0-based.
        last: last position, 0-based.
    """

    contigs: frozenset[int]
    first: int
    last: int


def read_bcf_header(chunks: Iterator[bytes], place: Place) -> BcfHeader:
    """Take the header off decompressed BCF.

    Raises:
        InputError: it is cut off, or is no good VCF header.
    """
    buffer = b""
    size = _MAGIC + 4
    while len(buffer) < size:
        chunk = next(chunks, b"")
        if not chunk:
            raise _cut_off(place)
        buffer += chunk
        if len(buffer) >= _MAGIC + 4:
            size = _MAGIC + 4 + struct.unpack_from("<I", buffer, _MAGIC)[0]
            check_length(size, "the header", place)
    lines = buffer[_MAGIC + 4 : size].rstrip(b"\0").removesuffix(b"\n").split(b"\n")
    header = parse_header(lines, place)
    names = [(name, line) for line in header.lines if (name := contig_name(line))]
    contigs = {}
    for order, (name, line) in enumerate(names):
        index = _INDEX.search(line)
        contigs[name] = int(index[1]) if index else order
    shown = tuple(_INDEX.sub(">", line) for line in header.lines)
    without_indices = VcfHeader(shown, header.samples, header.version, header.contigs)
    return BcfHeader(without_indices, buffer[:size], contigs, buffer[size:])


class BcfLines:
    """The records of a BCF that may touch a stretch, as VCF text.

    Attributes:
        others: whether the file has records that were passed over; known after `lines`.
    """

    def __init__(
        self, head: BcfHeader, stretch: Stretch, place: Place, *, in_order: bool = False
    ) -> None:
        """Prepare to read.

        Args:
            head: the header.
            stretch: where the wanted records lie.
            place: the file, for messages.
            in_order: the records are sorted and begin before the stretch, somewhere in the file.
        """
        self._head = head
        self._stretch = stretch
        self._place = place
        self._in_order = in_order
        self.others = in_order

    def lines(self, chunks: Iterable[bytes]) -> Iterator[tuple[int | None, bytes]]:
        """Ordinal (from 1; None in order) and text of each record.

        Args:
            chunks: decompressed records, from the beginning of one.

        Raises:
            InputError: the data is cut off, or cyvcf2 cannot read a record.
        """
        import tempfile  # noqa: PLC0415 - a VCF needs none of it

        with tempfile.TemporaryFile() as file:
            ordinals = self._select(chunks, file)
            file.seek(0)
            for ordinal, text in zip(ordinals, _texts(file, self._place), strict=True):
                yield (None if self._in_order else ordinal), text

    def _select(self, chunks: Iterable[bytes], file: IO[bytes]) -> list[int]:
        file.write(self._head.raw)
        wanted, structural = self._stretch.contigs, self._head.header.structural
        ordinals: list[int] = []
        for ordinal, raw in enumerate(_records(chunks, self._place), start=1):
            _, _, contig, position, length = _FIXED.unpack_from(raw)
            if self._in_order and (contig not in wanted or position > self._stretch.last):
                break
            here = (
                contig in wanted
                and position <= self._stretch.last
                and (structural or position + length > self._stretch.first)
            )
            if here or (structural and (b"[" in raw or b"]" in raw)):
                file.write(raw)
                ordinals.append(ordinal)
            else:
                self.others = True
        return ordinals


def record_place(raw: bytes, offset: int) -> tuple[int, int] | None:
    """Contig index and 0-based position of the record at an offset, or None if it is cut."""
    if len(raw) < offset + _FIXED.size:
        return None
    _, _, contig, position, _ = _FIXED.unpack_from(raw, offset)
    return contig, position


def _records(chunks: Iterable[bytes], place: Place) -> Iterator[bytes]:
    """Raw records of decompressed BCF."""
    rest = b""
    unpack, least = _FIXED.unpack_from, _FIXED.size
    for chunk in chunks:
        data = rest + chunk
        at, size = 0, len(data)
        while at + least <= size:
            shared, samples, _, _, _ = unpack(data, at)
            end = at + _LENGTHS + shared + samples
            if end - at < least:
                raise _corrupt("a record is shorter than its fixed part", place)
            if end > size:
                check_length(end - at, "a record", place)
                break
            yield data[at:end]
            at = end
        rest = data[at:]
    if rest:
        raise _cut_off(place)


def _texts(file: IO[bytes], place: Place) -> Iterator[bytes]:
    """VCF text of each record of a BCF file."""
    import cyvcf2  # noqa: PLC0415 - 0.19 s that only a BCF costs

    try:
        for variant in cyvcf2.VCF(os.dup(file.fileno())):
            yield str(variant).rstrip("\n").encode()
    except Exception as error:  # cyvcf2 raises nothing more specific
        raise _corrupt(str(error), place) from error


def _corrupt(reason: str, place: Place) -> InputError:
    return InputError(
        "bcf.corrupt",
        f"the BCF cannot be read ({reason})",
        place=place,
        cause="the file was damaged, or its header does not belong to it",
        cure="make the file again from its source",
    )


def _cut_off(place: Place) -> InputError:
    return InputError(
        "bcf.truncated",
        "the BCF ends in the middle",
        place=place,
        cause="a copy or download did not finish, or the program that wrote it was stopped",
        cure="copy or make the file again",
    )

"""Indexes are read by their own layout, as far as they are needed, and refused where it breaks."""

import gzip
import random
import struct
from collections.abc import Sequence
from pathlib import Path

import pytest

from col7a1tools.readers.index_hint import UnusableIndexError, VirtualOffset, offsets_before

NAMES = ("chr1", "chr2", "chr3", "chr4")
WANTED = {"3", "chr3"}
# Number of the bin, first offset, number of its chunks.
Bin = tuple[int, int, int]
FIRST_LEAF = 4681  # of five levels
LOCUS = 48_563_000


def bins(seed: int, count: int) -> list[Bin]:
    """Bins as an index has them: nearly all with one chunk, some with none or many."""
    chance = random.Random(seed)
    return [
        (FIRST_LEAF + number, (seed * count + number + 1) << 16 | 7, chunks)
        for number in range(count)
        for chunks in (chance.choices((1, 0, 2, 700), (600, 1, 3, 1))[0],)
    ]


def chunks(count: int, offset: int) -> bytes:
    return struct.pack(f"<{2 * count}Q", *range(offset, offset + 2 * count))


def names(which: Sequence[str]) -> bytes:
    text = b"".join(name.encode() + b"\0" for name in which)
    return struct.pack("<7i", 2, 1, 2, 0, ord("#"), 0, len(text)) + text


def tbi(contigs: Sequence[tuple[list[Bin], list[int]]]) -> bytes:
    """A .tbi of contigs, each with bins and a linear index."""
    content = b"TBI\x01" + struct.pack("<i", len(contigs)) + names(NAMES[: len(contigs)])
    for leaves, linear in contigs:
        content += struct.pack("<i", len(leaves))
        for number, offset, count in leaves:
            content += struct.pack("<Ii", number, count) + chunks(count, offset)
        content += struct.pack(f"<i{len(linear)}Q", len(linear), *linear)
    return content


def csi(contigs: Sequence[list[Bin]]) -> bytes:
    """A .csi of contigs with bins."""
    auxiliary = names(NAMES[: len(contigs)])
    content = b"CSI\x01" + struct.pack("<3i", 14, 5, len(auxiliary)) + auxiliary
    content += struct.pack("<i", len(contigs))
    for leaves in contigs:
        content += struct.pack("<i", len(leaves))
        for number, offset, count in leaves:
            content += struct.pack("<IQi", number, offset, count) + chunks(count, offset)
    return content


def packed(folder: Path, content: bytes, suffix: str) -> Path:
    path = folder / f"file{suffix}"
    path.write_bytes(gzip.compress(content, 1))
    return path


def linear_index(seed: int, count: int) -> list[int]:
    return [(seed * 100_000 + window // 3) << 16 | 3 for window in range(count)]


def nearest_first(offsets: Sequence[int]) -> list[VirtualOffset]:
    distinct = sorted({offset for offset in offsets if offset}, reverse=True)
    return [VirtualOffset(offset >> 16, offset & 0xFFFF) for offset in distinct]


@pytest.mark.parametrize("seed", range(5))
def test_the_linear_index_behind_any_bins_is_found(seed: int, tmp_path: Path) -> None:
    linear = linear_index(seed + 3, 6000)
    contigs = [(bins(seed + step, 1500 - step), linear_index(step, 1500)) for step in range(2)]
    path = packed(tmp_path, tbi([*contigs, (bins(seed, 777), linear), contigs[0]]), ".tbi")
    expected = nearest_first(linear[: (LOCUS >> 14) + 1])
    assert offsets_before(path, WANTED, LOCUS) == expected


@pytest.mark.parametrize("seed", range(5))
def test_the_smallest_bins_of_a_csi_are_found_behind_any_others(seed: int, tmp_path: Path) -> None:
    leaves = bins(seed, 5000)
    path = packed(tmp_path, csi([bins(8, 900), bins(9, 256), leaves, bins(8, 10)]), ".csi")
    expected = [offset for number, offset, _ in leaves if number - FIRST_LEAF <= LOCUS >> 14]
    assert offsets_before(path, WANTED, LOCUS) == nearest_first(expected)


@pytest.mark.parametrize("kind", ["tbi", "csi"])
def test_an_index_cut_anywhere_is_refused(kind: str, tmp_path: Path) -> None:
    contigs = [bins(step, 300) for step in range(3)]
    content = csi(contigs) if kind == "csi" else tbi([(one, [1, 2, 3]) for one in contigs])
    assert offsets_before(packed(tmp_path, content, f".{kind}"), WANTED, LOCUS)
    for end in (*range(60), *range(60, len(content), 997), len(content) - 1):
        with pytest.raises(UnusableIndexError):
            offsets_before(packed(tmp_path, content[:end], f".{kind}"), WANTED, LOCUS)


@pytest.mark.parametrize("count", [-1, 1 << 30, (1 << 31) - 1])
@pytest.mark.parametrize("which", ["bins", "windows", "chunks", "names"])
def test_a_count_that_is_not_true_is_refused(which: str, count: int, tmp_path: Path) -> None:
    """Such a number may ask for more memory than there is."""
    content = bytearray(tbi([([(4681, 1 << 16, 1)], [1 << 16])] * 3))
    first_bins = 4 + 4 + 28 + 3 * 5
    place = {"names": 32, "bins": first_bins, "chunks": first_bins + 8, "windows": first_bins + 28}
    struct.pack_into("<i", content, place[which], count)
    with pytest.raises(UnusableIndexError):
        offsets_before(packed(tmp_path, bytes(content), ".tbi"), WANTED, LOCUS)

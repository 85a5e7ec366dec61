"""Packed data are read alike by the fast library and by the standard one, whole or damaged."""

import gzip
import io
import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pysam
import pytest
from hypothesis import given
from hypothesis import strategies as st

from col7a1tools.errors import InputError, Place
from col7a1tools.readers.byte_stream import decompressed, open_bytes

PLACE = Place("typed.vcf.gz")
LINES = [f"chr3\t{place * place % 198_000_000}\t.\tA\tG\t.\t.\t.\n" for place in range(4000)]
TEXT = "".join(LINES).encode()
ONE_MEMBER = gzip.compress(TEXT, mtime=0)
MANY_MEMBERS = b"".join(gzip.compress(line.encode(), mtime=0) for line in LINES[:60])


def bgzipped() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "blocks.gz"
        with pysam.BGZFile(str(path), "wb", None) as stream:
            stream.write(TEXT)
        return path.read_bytes()


BLOCKS = bgzipped()
DAMAGE = st.one_of(
    st.tuples(st.just("cut"), st.integers(0, 40_000), st.just(b"")),
    st.tuples(st.just("change"), st.integers(0, 40_000), st.binary(min_size=1, max_size=3)),
    st.tuples(st.just("insert"), st.integers(0, 40_000), st.binary(min_size=1, max_size=20)),
    st.tuples(st.just("append"), st.just(0), st.binary(min_size=1, max_size=40)),
    st.tuples(st.just("append"), st.just(0), st.integers(1, 99).map(bytes)),
)


def damaged(data: bytes, damage: tuple[str, int, bytes]) -> bytes:
    kind, place, put = damage
    at = place % len(data)
    if kind == "cut":
        return data[:at]
    if kind == "append":
        return data + put
    return data[:at] + put + data[at + len(put) * (kind == "change") :]


def content(data: bytes, *, much: bool) -> bytes | None:
    """What is unpacked; None where it is refused."""
    try:
        return b"".join(decompressed(io.BytesIO(data), PLACE, 1 << 14, much=much))
    except InputError:
        return None


@pytest.mark.parametrize("much", [False, True])
@pytest.mark.parametrize("data", [ONE_MEMBER, BLOCKS], ids=["gzip", "bgzip"])
def test_content_is_what_was_packed(data: bytes, *, much: bool) -> None:
    assert content(data, much=much) == TEXT


@given(st.sampled_from([ONE_MEMBER, MANY_MEMBERS, BLOCKS]), DAMAGE)
def test_damage_is_refused_by_both_or_by_neither(
    data: bytes, damage: tuple[str, int, bytes]
) -> None:
    changed = damaged(data, damage)
    assert content(changed, much=True) == content(changed, much=False)


@pytest.mark.parametrize("much", [False, True])
@pytest.mark.parametrize(
    ("data", "code"),
    [
        (ONE_MEMBER[:-9], "gzip.truncated"),
        (BLOCKS[: len(BLOCKS) // 2], "gzip.truncated"),
        (ONE_MEMBER[:-8] + b"\0\0\0\0" + ONE_MEMBER[-4:], "gzip.corrupt"),
        (BLOCKS + b"appended to the file", "gzip.corrupt"),
        (b"\x1f\x8b\x08" + bytes(7) + b"\xff" * 60, "gzip.corrupt"),
    ],
    ids=["end missing", "cut in a block", "checksum", "text behind", "no deflate"],
)
def test_each_fault_has_its_name(data: bytes, code: str, *, much: bool) -> None:
    with pytest.raises(InputError) as caught:
        list(decompressed(io.BytesIO(data), PLACE, 1 << 14, much=much))
    assert caught.value.code == code


def test_a_large_file_is_read_by_the_fast_library_where_there_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    igzip = pytest.importorskip("isal.igzip")
    opened = []

    class Watched(igzip.IGzipFile):  # type: ignore[misc, name-defined]
        def __init__(self, **words: object) -> None:
            super().__init__(**words)
            opened.append(self)

    path = tmp_path / "large.vcf.gz"
    wanted = random.Random(1).randbytes(1 << 21)
    path.write_bytes(gzip.compress(wanted, 1))

    def read() -> bytes:
        stream = open_bytes(path)
        try:
            return b"".join(stream.chunks())
        finally:
            stream.close()

    monkeypatch.setattr(igzip, "IGzipFile", Watched)
    assert read() == wanted
    assert len(opened) == 1
    monkeypatch.setitem(sys.modules, "isal", None)
    assert read() == wanted
    assert len(opened) == 1

"""Pictures are proved before a page shows them."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from col7a1tools.readers.png import PngError, read_png
from tests.readers.pictures import SIGNATURE, chunk, header, png

END = chunk(b"IEND", b"")


def test_a_picture_keeps_its_pixels_and_loses_everything_else() -> None:
    note = chunk(b"tEXt", b"Author\0Maria Example") + chunk(b"tIME", bytes(7))
    read = read_png(png(extra=note), 100)
    assert (read.width, read.height) == (12, 6)
    assert read.content == png()


def test_a_palette_is_kept() -> None:
    data = chunk(b"IDAT", zlib.compress(b"\0\x80" * 3))
    content = SIGNATURE + header(1, 3, 1, 3) + chunk(b"PLTE", b"\1\2\3\4\5\6") + data + END
    assert read_png(content, 10).content == content


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"GIF89a", "begin"),
        (png()[:-3], "cut short"),
        (png().replace(b"IDAT", b"IDAx"), "cut short"),
        (png(101, 1), "101 x 1"),
        (png(line_filter=5), "damaged"),
        (SIGNATURE, "missing"),
        (SIGNATURE + header(12, 6) + chunk(b"IDAT", zlib.compress(b"")) + END, "cut short"),
        (SIGNATURE + header(12, 6) + chunk(b"IDAT", b"no stream") + END, "damaged"),
        (SIGNATURE + header(2, 2, interlaced=1) + END, "interlaced"),
        (SIGNATURE + header(2, 2, depth=3) + END, "form"),
        (SIGNATURE + header(2, 2, depth=8, colour=3) + END, "palette"),
        (SIGNATURE + header(0, 2) + END, "0 x 2"),
        (SIGNATURE + chunk(b"IHDR", b"short") + END, "header"),
    ],
)
def test_what_is_no_whole_picture_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(PngError, match=why):
        read_png(content, 100)


def test_a_picture_that_unpacks_without_end_is_refused_at_its_size() -> None:
    bomb = chunk(b"IDAT", zlib.compress(bytes(10**7)))
    with pytest.raises(PngError, match="longer"):
        read_png(SIGNATURE + header(2, 2) + bomb + END, 100)


@given(st.integers(0, len(png()) - 1), st.integers(1, 255))
def test_a_changed_byte_is_always_noticed(place: int, change: int) -> None:
    content = bytearray(png())
    content[place] ^= change
    with pytest.raises(PngError):
        read_png(bytes(content), 1000)

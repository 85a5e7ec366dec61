"""A reference file that is missing or was altered is refused by its name."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from col7a1tools.errors import ReferenceFileError
from col7a1tools.gene import reference_files
from col7a1tools.gene.locus import load_locus
from col7a1tools.gene.reference_files import (
    SOURCES,
    checksums,
    read_fasta,
    read_reference_bytes,
    read_table,
    reference_directory,
)

LISTED = sorted(checksums())


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the reference that the package reads instead of its own."""
    own = reference_directory()
    for name in (SOURCES, *LISTED):
        shutil.copy(own / name, tmp_path / name)
    _forget()
    monkeypatch.setattr(reference_files, "reference_directory", lambda: tmp_path)
    yield tmp_path
    _forget()


def _forget() -> None:
    checksums.cache_clear()
    read_reference_bytes.cache_clear()


def test_the_files_as_shipped_are_read() -> None:
    for name in LISTED:
        assert read_reference_bytes(name)


@pytest.mark.parametrize("name", LISTED)
def test_one_altered_byte_is_refused(name: str, copied: Path) -> None:
    content = bytearray((copied / name).read_bytes())
    content[len(content) // 2] ^= 1
    (copied / name).write_bytes(bytes(content))
    with pytest.raises(ReferenceFileError) as caught:
        read_reference_bytes(name)
    assert caught.value.code == "reference.altered"
    assert caught.value.exit_status == 1
    assert f"the reference file {name} is not the one" in str(caught.value)


@pytest.mark.parametrize("name", LISTED)
def test_a_file_cut_short_is_refused(name: str, copied: Path) -> None:
    content = (copied / name).read_bytes()
    (copied / name).write_bytes(content[:-1])
    with pytest.raises(ReferenceFileError, match=name) as caught:
        read_reference_bytes(name)
    assert caught.value.code == "reference.altered"


@pytest.mark.parametrize("name", LISTED)
def test_a_missing_file_is_refused(name: str, copied: Path) -> None:
    (copied / name).unlink()
    with pytest.raises(ReferenceFileError, match=name) as caught:
        read_reference_bytes(name)
    assert caught.value.code == "reference.missing"


def test_a_file_that_is_not_listed_is_refused(copied: Path) -> None:
    (copied / "extra.tsv").write_text("a\tb\n1\t2\n", encoding="utf-8")
    with pytest.raises(ReferenceFileError, match=r"extra\.tsv") as caught:
        read_table("extra.tsv")
    assert caught.value.code == "reference.altered"


@pytest.mark.parametrize("content", [None, b"[files", b"", b'[files."locus.fa"]\n', b"\xff"])
def test_an_unreadable_list_is_refused(content: bytes | None, copied: Path) -> None:
    if content is None:
        (copied / SOURCES).unlink()
    else:
        (copied / SOURCES).write_bytes(content)
    with pytest.raises(ReferenceFileError, match=SOURCES) as caught:
        read_fasta("locus.fa")
    assert caught.value.code == "reference.sources"


def test_nothing_is_built_on_an_altered_locus(copied: Path) -> None:
    text = (copied / "locus.fa").read_text(encoding="utf-8")
    (copied / "locus.fa").write_text(text.replace("TACCC", "TACCG", 1), encoding="utf-8")
    with pytest.raises(ReferenceFileError, match=r"locus\.fa"):
        load_locus()

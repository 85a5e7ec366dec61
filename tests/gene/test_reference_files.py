"""A reference file that is missing or was altered is refused by its name."""

import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from col7a1tools.errors import ReferenceFileError
from col7a1tools.gene import reference_files
from col7a1tools.gene.locus import load_locus
from col7a1tools.gene.reference_files import (
    PARSED,
    SOURCES,
    checksums,
    read_fasta,
    read_reference_bytes,
    read_table,
    read_toml_table,
    reference_directory,
)

LISTED = sorted(checksums())


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the reference that the package reads instead of its own."""
    own = reference_directory()
    for name in (SOURCES, PARSED, *LISTED):
        shutil.copy(own / name, tmp_path / name)
    _forget()
    monkeypatch.setattr(reference_files, "reference_directory", lambda: tmp_path)
    yield tmp_path
    _forget()


def _forget() -> None:
    checksums.cache_clear()
    read_reference_bytes.cache_clear()
    reference_files._parsed_lines.cache_clear()


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


@pytest.mark.parametrize("name", [name for name in LISTED if name.endswith(".toml")])
def test_the_parsed_form_of_a_file_is_what_it_says(name: str, copied: Path) -> None:
    """Of a file that was altered nothing is given, though the parsed form still stands."""
    text = (copied / name).read_text(encoding="utf-8")
    assert read_toml_table(name) == tomllib.loads(text)
    _forget()
    (copied / name).write_text(f"{text}\n", encoding="utf-8")
    with pytest.raises(ReferenceFileError, match=name) as caught:
        read_toml_table(name)
    assert caught.value.code == "reference.altered"


def test_one_altered_byte_of_the_parsed_form_is_refused(copied: Path) -> None:
    content = (copied / PARSED).read_bytes()
    for at in range(0, len(content), 9973):
        altered = bytearray(content)
        altered[at] ^= 1
        (copied / PARSED).write_bytes(bytes(altered))
        _forget()
        with pytest.raises(ReferenceFileError, match=PARSED):
            checksums()


def test_a_file_that_is_not_listed_is_refused(copied: Path) -> None:
    (copied / "extra.tsv").write_text("a\tb\n1\t2\n", encoding="utf-8")
    with pytest.raises(ReferenceFileError, match=r"extra\.tsv") as caught:
        read_table("extra.tsv")
    assert caught.value.code == "reference.altered"


@pytest.mark.parametrize("content", [None, b"", b"\n", b"0" * 64 + b"\n[]\n", b"\xff"])
def test_an_unreadable_list_is_refused(content: bytes | None, copied: Path) -> None:
    if content is None:
        (copied / PARSED).unlink()
    else:
        (copied / PARSED).write_bytes(content)
    with pytest.raises(ReferenceFileError, match=PARSED) as caught:
        read_fasta("locus.fa")
    assert caught.value.code == "reference.sources"


def test_nothing_is_built_on_an_altered_locus(copied: Path) -> None:
    text = (copied / "locus.fa").read_text(encoding="utf-8")
    (copied / "locus.fa").write_text(text.replace("TACCC", "TACCG", 1), encoding="utf-8")
    with pytest.raises(ReferenceFileError, match=r"locus\.fa"):
        load_locus()

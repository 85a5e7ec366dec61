"""Outputs appear whole or not at all."""

import os
import stat
import threading
from pathlib import Path

import pytest

from col7a1tools.errors import InputError, UsageError
from col7a1tools.output import refuse_same_file, refuse_unwritable, text_output, whole_file


def test_a_file_appears_when_the_block_ends(tmp_path: Path) -> None:
    target = tmp_path / "out.tsv"
    with text_output(str(target)) as stream:
        stream.write("é\n")
        assert not target.exists()
    assert target.read_bytes() == "é\n".encode()
    assert list(tmp_path.iterdir()) == [target]


def write_and_fail(target: Path) -> None:
    with text_output(str(target)) as stream:
        stream.write("new")
        stream.flush()
        raise ZeroDivisionError


def test_an_error_keeps_the_old_file_and_leaves_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "out.tsv"
    target.write_text("old", encoding="utf-8")
    with pytest.raises(ZeroDivisionError):
        write_and_fail(target)
    assert target.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        with whole_file(str(tmp_path / "out")) as path:
            path.write_bytes(b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    with whole_file(str(link)) as path:
        path.write_text("new", encoding="utf-8")
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "new"


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    with whole_file(str(pipe)) as path:
        path.write_bytes(b"all of it")
    reader.join(timeout=30)
    assert read == [b"all of it"]
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


def test_the_longest_possible_name_can_be_written(tmp_path: Path) -> None:
    target = tmp_path / ("x" * 255)
    with whole_file(str(target)) as path:
        path.write_bytes(b"x")
    assert target.read_bytes() == b"x"


@pytest.mark.parametrize("name", [".", "missing/out.tsv", "file/out.tsv", "x" * 256])
def test_what_cannot_be_written_is_refused_by_name(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    target = f"{tmp_path}/{name}"
    with pytest.raises(InputError) as caught, whole_file(target) as path:
        path.write_bytes(b"x")
    assert caught.value.code == "output.unwritable"
    assert caught.value.place is not None
    assert caught.value.place.path == target
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]


@pytest.mark.parametrize("name", [".", "missing/out.tsv", "file/out.tsv", "x" * 256])
def test_what_cannot_be_written_is_known_beforehand(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    target = f"{tmp_path}/{name}"
    with pytest.raises(InputError) as before:
        refuse_unwritable(target)
    with pytest.raises(InputError) as then, whole_file(target):
        pass
    assert str(before.value) == str(then.value)


@pytest.mark.parametrize("name", ["new.tsv", "file", "pipe", "link"])
def test_what_can_be_written_is_let_be(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"kept")
    (tmp_path / "link").symlink_to(tmp_path / "not yet")
    os.mkfifo(tmp_path / "pipe")
    before = sorted(tmp_path.iterdir())
    refuse_unwritable(str(tmp_path / name))
    assert sorted(tmp_path.iterdir()) == before
    assert (tmp_path / "file").read_bytes() == b"kept"


@pytest.mark.parametrize("target", [None, "-"])
def test_nothing_is_asked_of_stdout(target: str | None) -> None:
    refuse_unwritable(target)


@pytest.mark.parametrize("target", [None, "-"])
def test_stdout_gets_lines_that_end_in_lf(
    target: str | None, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    with text_output(target) as stream:
        stream.write("é\n")
    assert capfdbinary.readouterr().out == "é\n".encode()


def test_a_closed_stdout_is_an_error_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    with pytest.raises(InputError) as caught, text_output(None) as stream:
        stream.write("x")
    assert caught.value.code == "output.unwritable"


def test_one_file_under_two_names_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "in.vcf"
    source.write_bytes(b"x")
    (tmp_path / "other.vcf").hardlink_to(source)
    with pytest.raises(UsageError):
        refuse_same_file(str(source), str(tmp_path / "other.vcf"))


@pytest.mark.parametrize(
    ("source", "target"), [("-", "-"), ("-", "out.tsv"), ("in.vcf", None), ("in.vcf", "out.tsv")]
)
def test_two_files_are_not_taken_for_one(source: str, target: str | None, tmp_path: Path) -> None:
    refuse_same_file(source, target)

"""A run that is stopped leaves nothing behind, or the next one tidies up."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from col7a1tools.leftovers import temporary_folder
from col7a1tools.output import whole_file

# A command that has begun its output and waits.
WAITING = """
import sys
from col7a1tools.cli import main
from col7a1tools.output import whole_file

def wait(words):
    with whole_file(words[0]) as path:
        path.write_text("half", encoding="utf-8")
        print("begun", flush=True)
        sys.stdin.read()

main._run = wait
sys.exit(main.main(sys.argv[1:]))
"""


def started(target: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-c", WAITING, str(target)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"begun\n"
    return process


def ended(process: "subprocess.Popen[bytes]", how: signal.Signals) -> int:
    with process:
        process.send_signal(how)
        return process.wait()


def test_a_run_that_is_told_to_end_leaves_nothing(tmp_path: Path) -> None:
    process = started(tmp_path / "out.tsv")
    assert ended(process, signal.SIGTERM) == 143
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_run_left_is_removed_by_the_next(tmp_path: Path) -> None:
    process = started(tmp_path / "out.tsv")
    (left,) = tmp_path.iterdir()
    assert left.stat().st_mode & 0o077 == 0
    ended(process, signal.SIGKILL)
    assert list(tmp_path.iterdir()) == [left]
    with whole_file(str(tmp_path / "next.tsv")) as path:
        path.write_text("whole", encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["next.tsv"]


def test_what_belongs_to_a_running_process_another_machine_or_nobody_stays(tmp_path: Path) -> None:
    parent, machine = os.getppid(), os.uname().nodename
    names = {f".col7a1tools.{machine}.{parent}.a", ".col7a1tools.elsewhere.1.b", ".col7a1tools"}
    for name in names:
        (tmp_path / name).write_text("x", encoding="utf-8")
    with temporary_folder(tmp_path) as folder:
        assert folder.stat().st_mode & 0o077 == 0
    assert {path.name for path in tmp_path.iterdir()} == names


@pytest.mark.parametrize("folder", [True, False])
def test_leftover_folders_go_with_what_is_in_them(tmp_path: Path, *, folder: bool) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    left = tmp_path / f".col7a1tools.{os.uname().nodename}.{dead.pid}.x"
    if folder:
        left.mkdir()
        (left / "inside").write_text("x", encoding="utf-8")
    else:
        left.symlink_to(tmp_path.parent)
    with temporary_folder(tmp_path):
        assert not left.is_symlink()
        assert not left.exists()
    assert tmp_path.parent.exists()

"""Every command under a full disk, a folder that takes no file, a closed pipe and a kill."""

import os
import resource
import subprocess
import time
from pathlib import Path

import pytest

from col7a1tools.output import whole_file
from tests.command_line import command, environment
from tests.trust.runs import TO_FILES, TO_STDOUT, Run

ROOM = 64  # bytes that a file may have where the disk is said to be full
OLD = b"old\n"
SINGLE_FILES = [task for task in TO_FILES if task.name != "screen"]
# No file can be made here, whoever asks.
CLOSED_FOLDER = Path("/proc/self/task")


def name_of(task: Run) -> str:
    return task.name


def no_room() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM))


def finished(task: Run, folder: Path, *, full: bool = False) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command(*task.words_in(folder)),
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        preexec_fn=no_room if full else None,
    )


def with_old_outputs(task: Run, folder: Path) -> None:
    for name in task.outputs:
        (folder / name).write_bytes(OLD)


def assert_refused(done: "subprocess.CompletedProcess[str]") -> None:
    assert (done.returncode, done.stdout) == (1, "")
    assert "[output.unwritable]" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("task", SINGLE_FILES, ids=name_of)
def test_a_full_disk_leaves_no_half_output(task: Run, tmp_path: Path) -> None:
    with_old_outputs(task, tmp_path)
    assert_refused(finished(task, tmp_path, full=True))
    assert {path.name for path in tmp_path.iterdir()} == set(task.outputs)
    assert {path.read_bytes() for path in tmp_path.iterdir()} == {OLD}


@pytest.mark.parametrize("task", TO_FILES, ids=name_of)
def test_a_folder_that_takes_no_file_is_named(task: Run) -> None:
    done = finished(task, CLOSED_FOLDER)
    assert_refused(done)
    assert str(CLOSED_FOLDER) in done.stderr


@pytest.mark.parametrize("task", TO_STDOUT, ids=name_of)
def test_a_full_disk_behind_stdout_is_one_message(task: Run) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command(*task.words),
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=120,
        )
    assert done.returncode == 1
    assert b"[output.unwritable]" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("task", TO_STDOUT, ids=name_of)
def test_a_reader_that_has_gone_is_no_error(task: Run) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as stdout:
        done = subprocess.run(
            command(*task.words),
            env=environment(),
            stdout=stdout,
            stderr=subprocess.PIPE,
            check=False,
            timeout=120,
        )
    assert done.returncode == 0
    assert b"Broken" not in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("task", SINGLE_FILES, ids=name_of)
def test_a_killed_run_keeps_the_old_output_and_its_leftovers_go(task: Run, tmp_path: Path) -> None:
    with_old_outputs(task, tmp_path)
    outputs = set(task.outputs)
    with subprocess.Popen(
        command(*task.words_in(tmp_path)),
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        while process.poll() is None and {path.name for path in tmp_path.iterdir()} == outputs:
            time.sleep(0.002)
        process.kill()
    # An output is the old one, or the new one whole: none ends before its own end.
    kept = {name: (tmp_path / name).read_bytes() for name in outputs}
    with whole_file(str(tmp_path / "next")) as path:
        path.write_bytes(b"whole")
    assert {path.name for path in tmp_path.iterdir()} == {*outputs, "next"}
    (tmp_path / "next").unlink()
    assert finished(task, tmp_path).returncode == 0
    assert {path.name for path in tmp_path.iterdir()} >= outputs
    new = {name: (tmp_path / name).read_bytes() for name in outputs}
    assert all(kept[name] in (OLD, new[name]) for name in outputs)

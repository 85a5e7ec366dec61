"""Every command under a full disk, a folder that takes no file, a closed pipe and a kill."""

import re
import subprocess
import time
from pathlib import Path

import pytest

from col7a1tools.output import whole_file
from tests.command_line import command, environment
from tests.trust import failures
from tests.trust.failures import OLD, PAGE
from tests.trust.runs import TO_FILES, TO_STDOUT, Run

SINGLE_FILES = [task for task in TO_FILES if task.name != "screen"]


def name_of(task: Run) -> str:
    return task.name


def finished(task: Run, folder: Path) -> "subprocess.CompletedProcess[str]":
    return failures.finished(task.words_in(folder))


@pytest.mark.parametrize("task", TO_FILES, ids=name_of)
def test_a_full_disk_leaves_no_half_output(task: Run, tmp_path: Path) -> None:
    assert failures.full_disk(task, tmp_path) == "kept"


@pytest.mark.parametrize("task", TO_FILES, ids=name_of)
def test_a_folder_that_takes_no_file_is_named(task: Run, tmp_path: Path) -> None:
    assert failures.closed_folder(task, tmp_path) == "kept"


@pytest.mark.parametrize("task", TO_FILES, ids=name_of)
def test_no_input_is_written_over(task: Run, tmp_path: Path) -> None:
    assert failures.output_is_input(task, tmp_path) in ("refused", "no input")


@pytest.mark.parametrize("task", TO_FILES, ids=name_of)
def test_an_output_is_no_wider_than_the_umask(task: Run, tmp_path: Path) -> None:
    assert failures.private_by_umask(task, tmp_path) == "private"


@pytest.mark.parametrize("task", TO_STDOUT, ids=name_of)
def test_a_full_disk_behind_stdout_is_one_message(task: Run, tmp_path: Path) -> None:
    assert failures.full_disk_behind_stdout(task, tmp_path) == "told"


@pytest.mark.parametrize("task", TO_STDOUT, ids=name_of)
def test_a_reader_that_has_gone_is_no_error(task: Run, tmp_path: Path) -> None:
    assert failures.reader_gone(task, tmp_path) == "quiet"


def test_the_page_names_every_run_and_no_fault() -> None:
    rows = re.findall(r"^\| ([a-z][\w .]+) \| ([^|]*) \| (.*) \|$", PAGE.read_text(), re.MULTILINE)
    known = [task.name for task in (*TO_FILES, *TO_STDOUT)]
    assert [name for name, _, _ in rows if name != "command"] == known
    good = re.compile(r"kept|refused|no input|private|quiet|told|whole \(\d+\)")
    cells = [cell for name, _, rest in rows if name != "command" for cell in rest.split(" | ")]
    assert [cell for cell in cells if not good.fullmatch(cell)] == []


@pytest.mark.parametrize("task", SINGLE_FILES, ids=name_of)
def test_a_killed_run_keeps_the_old_output_and_its_leftovers_go(task: Run, tmp_path: Path) -> None:
    failures.with_old_outputs(task, tmp_path)
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

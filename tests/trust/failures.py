"""What every command does where something fails, as a table.

``python -m tests.trust.failures`` runs each command of ``runs.py`` under each failure and writes
``docs/failures.md``; ``--kills 50`` kills each of them fifty times, at moments spread over its run.
"""

import argparse
import os
import resource
import shutil
import stat
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.command_line import PROJECT, command, environment
from tests.trust.runs import TO_FILES, TO_STDOUT, Run

PAGE = PROJECT / "docs" / "failures.md"
ROOM = 64  # bytes that a file may have where the disk is said to be full
OLD = b"old\n"
# No file can be made here, whoever asks.
CLOSED_FOLDER = Path("/proc/self/task")

_HEAD = """\
# When something fails

What each command does where a disk is full, a folder takes no file, whoever reads its output has
gone, it is killed, or its output is named like an input. Written by `python -m
tests.trust.failures`; `tests/trust/test_failures.py` does the same in every test run, with fewer
kills.

- **kept**: exit status 1 with one message that names the output and a cure; older outputs of the
  same names are untouched, no other file is left.
- **refused**: exit status 2 (or 1), and the input is untouched, by its own name and by a link.
- **whole**: after each kill (SIGKILL, at moments spread over a run) every output was the older one
  or the new one, whole; the next run removed what was left and gave the same bytes as a run that
  was let alone.
- **quiet**: exit status 0 without a message; **told**: exit status 1 with one message.
- **private**: with umask 077 nobody but the user can read the outputs.
"""


def no_room() -> None:
    """Let no file grow beyond a few bytes, as a full disk does."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM))


def finished(
    words: list[str], prepare: Callable[[], object] | None = None
) -> "subprocess.CompletedProcess[str]":
    """Run a command line to its end."""
    return subprocess.run(
        command(*words),
        # Without room Python would keep half of the bytecode of what it loads.
        env=environment({"PYTHONDONTWRITEBYTECODE": "1"}),
        capture_output=True,
        text=True,
        check=False,
        timeout=200,
        preexec_fn=prepare,
    )


def refusal(done: "subprocess.CompletedProcess[str]") -> str:
    """What is wrong with how an unwritable output was refused; empty for nothing."""
    fit = done.returncode == 1 and "[output.unwritable]" in done.stderr
    return "" if fit and not done.stdout and "Traceback" not in done.stderr else done.stderr


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder; the lock of a cohort's folder is none of its outputs."""
    return {
        os.path.relpath(path, folder): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def with_old_outputs(task: Run, folder: Path) -> None:
    """Lay older outputs of the same names."""
    if task.name != "screen":
        for name in task.outputs:
            (folder / name).write_bytes(OLD)


def full_disk(task: Run, folder: Path) -> str:
    """Run where no file may grow."""
    with_old_outputs(task, folder)
    before = files_in(folder)
    fault = refusal(finished(task.words_in(folder), no_room))
    if task.name == "screen":  # what it had begun is taken up by the next run
        return fault or "kept"
    return fault or ("kept" if files_in(folder) == before else "an output was changed")


def closed_folder(task: Run, folder: Path) -> str:
    """Run where no file can be made."""
    done = finished(task.words_in(CLOSED_FOLDER))
    return refusal(done) or ("kept" if str(CLOSED_FOLDER) in done.stderr else "folder not named")


def output_is_input(task: Run, folder: Path) -> str:
    """Name the output like each input in turn, by its own name and by a link."""
    tried = 0
    for place, word in enumerate(task.words):
        if not isinstance(word, Path) or not word.is_file():
            continue
        copy = Path(shutil.copyfile(word, folder / f"{tried}{''.join(word.suffixes)}"))
        link = folder / f"link{tried}{''.join(word.suffixes)}"
        link.symlink_to(copy)
        words = [*task.words[:place], copy, *task.words[place + 1 :]]
        for target in (copy, link):
            done = finished([*map(str, words), "-o", str(target)])
            if done.returncode not in (1, 2) or copy.read_bytes() != word.read_bytes():
                return f"{target.name} was written over: {done.returncode} {done.stderr}"
        tried += 1
    return "refused" if tried else "no input"


def private_by_umask(task: Run, folder: Path) -> str:
    """Run with a umask that lets nobody else read."""
    done = finished(task.words_in(folder), lambda: os.umask(0o077))
    if done.returncode not in (0, 3):
        return done.stderr
    wide = [path.name for path in folder.rglob("*") if stat.S_IMODE(path.stat().st_mode) & 0o077]
    return f"others can read {wide}" if wide else "private"


def killed(task: Run, folder: Path, kills: int) -> str:
    """Kill a run again and again, then let one end."""
    random = Random(task.name)
    alone = folder / "alone"
    alone.mkdir()
    begun = time.monotonic()
    finished(task.words_in(alone))
    lasts = time.monotonic() - begun
    new, target = files_in(alone), folder / "killed"
    target.mkdir()
    with_old_outputs(task, target)
    old = files_in(target)
    for number in range(kills):
        with subprocess.Popen(
            command(*task.words_in(target)),
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            time.sleep(lasts * (number + random.random()) / kills)
            process.kill()
        left = files_in(target)
        torn = [one for one in old if left.get(one) not in (old[one], new[one])]
        if torn:
            return f"torn: {torn}"
    finished(task.words_in(target))
    return f"whole ({kills})" if files_in(target) == new else "another result after kills"


def reader_gone(task: Run, folder: Path) -> str:
    """Write to a pipe that nobody reads."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as stdout:
        status, said = _to(task, stdout.fileno())
    return "quiet" if status == 0 and not {"Broken", "Traceback"} & set(said.split()) else said


def full_disk_behind_stdout(task: Run, folder: Path) -> str:
    """Write to a device that is full."""
    with Path("/dev/full").open("wb") as full:
        status, said = _to(task, full.fileno())
    return "told" if status == 1 and "[output.unwritable]" in said else said


def _to(task: Run, stdout: int) -> tuple[int, str]:
    done = subprocess.run(
        command(*task.words),
        env=environment(),
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        timeout=200,
    )
    return done.returncode, done.stderr


def main() -> None:
    """Run everything and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20, help="of each command")
    kills = parser.parse_args().kills
    blocks = [
        _HEAD,
        _table(
            "Outputs to files",
            TO_FILES,
            {
                "full disk": full_disk,
                "closed folder": closed_folder,
                "killed": lambda task, folder: killed(task, folder, kills),
                "output is an input": output_is_input,
                "umask": private_by_umask,
            },
        ),
        _table(
            "Outputs to stdout",
            TO_STDOUT,
            {"reader gone": reader_gone, "full disk": full_disk_behind_stdout},
        ),
    ]
    PAGE.write_text("\n".join(blocks), encoding="utf-8")


def _table(
    title: str, tasks: tuple[Run, ...], failures: dict[str, Callable[[Run, Path], str]]
) -> str:
    rows = []
    for task in tasks:
        cells = []
        for try_it in failures.values():
            with tempfile.TemporaryDirectory() as name:
                cells.append(try_it(task, Path(name)).replace("\n", " ").replace("|", "/"))
        print(task.name, cells, flush=True)
        forms = " ".join(f"`{name.removeprefix('out') or 'folder'}`" for name in task.outputs)
        rows.append(f"| {task.name} | {forms} | {' | '.join(cells)} |")
    head = f"| command | forms | {' | '.join(failures)} |"
    lines = [f"## {title}\n", head, "|---" * (len(failures) + 2) + "|", *rows, ""]
    return "\n".join(lines)


if __name__ == "__main__":
    main()

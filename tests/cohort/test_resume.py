"""A run that is stopped, however it is stopped, ends as an undisturbed one does."""

import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from col7a1tools.cohort import local
from col7a1tools.cohort.plan import Failure, Settings, Unit
from col7a1tools.cohort.work import do_unit
from tests.cohort.cohorts import fixtures, outputs, rows, screen, write_people
from tests.command_line import command, environment

KILLS = 8


def units_of(folder: Path) -> dict[str, int]:
    """Results of units, each with the number of its place on the disk."""
    return {path.name: path.stat().st_ino for path in (folder / "units").glob("*.unit")}


def test_a_run_killed_at_any_moment_is_taken_up_to_the_same_bytes(tmp_path: Path) -> None:
    people = tmp_path / "people"
    write_people(people, 300)
    begin = time.monotonic()
    whole = screen(tmp_path / "whole", people, *fixtures())
    assert whole.returncode == 3, whole.stderr
    duration = time.monotonic() - begin
    generator = random.Random(2026)
    words = command("screen", people, *fixtures(), "-o", tmp_path / "killed", "--jobs", "2")
    for _ in range(KILLS):
        run = subprocess.Popen(
            words, env=environment(), stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(generator.uniform(0.1, 0.6) * duration)
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
    assert screen(tmp_path / "killed", people, *fixtures()).returncode == 3
    assert outputs(tmp_path / "killed") == outputs(tmp_path / "whole")
    assert not list((tmp_path / "killed").rglob(".col7a1tools.*"))


def test_what_is_done_is_not_done_again(tmp_path: Path) -> None:
    people = write_people(tmp_path / "people", 6)
    screen(tmp_path / "run", tmp_path / "people")
    before = units_of(tmp_path / "run")
    first = outputs(tmp_path / "run")
    assert len(before) == len(people)
    done = screen(tmp_path / "run", tmp_path / "people")
    assert done.returncode == 0
    assert "files" not in done.stderr
    assert units_of(tmp_path / "run") == before
    assert outputs(tmp_path / "run") == first


def test_a_file_that_changed_is_done_again_and_no_other(tmp_path: Path) -> None:
    people = write_people(tmp_path / "people", 6)
    screen(tmp_path / "run", tmp_path / "people")
    before = units_of(tmp_path / "run")
    text = people[2].read_text()
    seen = people[2].stat()
    people[2].write_text(text.replace("0/1", "1/1"))
    os.utime(people[2], ns=(seen.st_atime_ns, seen.st_mtime_ns))
    screen(tmp_path / "run", tmp_path / "people")
    after = units_of(tmp_path / "run")
    assert sum(before[name] != after[name] for name in before) == 1
    screen(tmp_path / "fresh", tmp_path / "people")
    assert outputs(tmp_path / "run") == outputs(tmp_path / "fresh")


def test_a_damaged_result_is_made_again(tmp_path: Path) -> None:
    write_people(tmp_path / "people", 3)
    screen(tmp_path / "run", tmp_path / "people")
    expected = outputs(tmp_path / "run")
    damaged, empty, _ = sorted((tmp_path / "run" / "units").glob("*.unit"))
    damaged.write_bytes(damaged.read_bytes()[:-20])
    empty.write_bytes(b"")
    assert screen(tmp_path / "run", tmp_path / "people").returncode == 0
    assert outputs(tmp_path / "run") == expected


def test_a_bad_file_fails_alone_and_is_tried_again(tmp_path: Path) -> None:
    people = write_people(tmp_path / "people", 4)
    good = people[1].read_text()
    people[1].write_text(good.replace("chr3\t", "chr3 ", 1))
    done = screen(tmp_path / "run", tmp_path / "people")
    assert done.returncode == 3
    (failure,) = rows(tmp_path / "run" / "failures.tsv")
    assert (failure["file"], failure["code"]) == ("person001.vcf", "vcf.spaces")
    assert "person001.vcf" in done.stderr
    assert {row["file"] for row in rows(tmp_path / "run" / "files.tsv")} == {
        "person000.vcf",
        "person002.vcf",
        "person003.vcf",
    }
    people[1].write_text(good)
    assert screen(tmp_path / "run", tmp_path / "people").returncode == 0
    assert rows(tmp_path / "run" / "failures.tsv") == []
    screen(tmp_path / "fresh", tmp_path / "people")
    assert outputs(tmp_path / "run") == outputs(tmp_path / "fresh")


def test_a_good_file_that_turns_bad_leaves_no_rows(tmp_path: Path) -> None:
    people = write_people(tmp_path / "people", 2)
    screen(tmp_path / "run", tmp_path / "people")
    people[0].write_text("no variants\n")
    assert screen(tmp_path / "run", tmp_path / "people").returncode == 3
    assert {row["file"] for row in rows(tmp_path / "run" / "carriers.tsv")} == {"person001.vcf"}


def test_a_process_that_dies_fails_its_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    def deadly(unit: Unit, settings: Settings, folder: str, *, ahead: bool) -> Failure | None:
        if unit.label == "b":
            os.kill(os.getpid(), signal.SIGKILL)
        return do_unit(unit, settings, folder, ahead=ahead)

    monkeypatch.setattr(local, "do_unit", deadly)
    monkeypatch.setattr(local, "prepare", lambda settings: None)
    missing = str(tmp_path / "missing.vcf")
    units = [Unit(missing, label) for label in "abcd"]
    done = local.run_locally(units, Settings(None, "", ""), str(tmp_path), 2)
    codes = {unit.label: failure.code for unit, failure in done if failure}
    assert codes.pop("b") == "cohort.process_ended"
    assert set(codes) == {"a", "c", "d"}
    assert "cohort.process_ended" not in codes.values()


def test_a_disk_without_room_fails_the_file_that_does_not_fit(tmp_path: Path) -> None:
    people = tmp_path / "people"
    write_people(people, 3, records=3)
    write_people(people / "large", 1, records=400)
    words = command("screen", people, "-o", tmp_path / "run", "--jobs", "1")
    # Files of at most 32 kB: the outputs of three small files, and not what the large one gives.
    limited = subprocess.run(
        ["bash", "-c", 'ulimit -f 32; exec "$@"', "bash", *words],
        # Without room Python would keep half of the bytecode of what it loads.
        env=environment({"PYTHONDONTWRITEBYTECODE": "1"}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert limited.returncode == 3, limited.stderr
    (failure,) = rows(tmp_path / "run" / "failures.tsv")
    assert failure["file"] == "large/person000.vcf"
    assert failure["code"] == "output.unwritable"
    assert len({row["file"] for row in rows(tmp_path / "run" / "carriers.tsv")}) == 3
    assert screen(tmp_path / "run", people).returncode == 0
    screen(tmp_path / "fresh", people)
    assert outputs(tmp_path / "run") == outputs(tmp_path / "fresh")


def test_a_second_run_into_the_folder_of_one_at_work_refuses(tmp_path: Path) -> None:
    pipe = tmp_path / "people" / "waits.vcf"
    pipe.parent.mkdir()
    os.mkfifo(pipe)
    words = command("screen", pipe, "-o", tmp_path / "run", "--jobs", "1")
    first = subprocess.Popen(words, env=environment(), stderr=subprocess.DEVNULL)
    lock = tmp_path / "run" / ".lock"
    while not (lock.exists() and lock.read_text()):
        assert first.poll() is None
        time.sleep(0.01)
    second = screen(tmp_path / "run", tmp_path / "people")
    assert second.returncode == 1
    assert "[cohort.locked]" in second.stderr
    assert str(first.pid) in second.stderr
    first.kill()
    first.wait()
    pipe.unlink()
    write_people(tmp_path / "people", 1)
    assert screen(tmp_path / "run", tmp_path / "people").returncode == 0


def children(parent: int) -> list[int]:
    """Processes that a process started."""
    text = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii")
    return [int(word) for word in text.split()]


def test_a_worker_killed_in_mid_run_fails_its_file_alone(tmp_path: Path) -> None:
    people = tmp_path / "people"
    write_people(people, 12)
    pipe = people / "waits.vcf"
    os.mkfifo(pipe)
    words = command("screen", people, "-o", tmp_path / "run", "--jobs", "2")
    run = subprocess.Popen(words, env=environment(), stderr=subprocess.DEVNULL)
    end = time.monotonic() + 60
    while len(units_of(tmp_path / "run")) < 12:
        assert time.monotonic() < end
        assert run.poll() is None
    while len(left := children(run.pid)) != 1:  # the other one has nothing more to do
        assert time.monotonic() < end
    os.kill(left[0], signal.SIGKILL)
    assert run.wait(timeout=60) == 3
    (failure,) = rows(tmp_path / "run" / "failures.tsv")
    assert (failure["file"], failure["code"]) == ("waits.vcf", "cohort.process_ended")
    assert len(rows(tmp_path / "run" / "files.tsv")) == 12
    pipe.unlink()
    assert screen(tmp_path / "run", people).returncode == 0
    screen(tmp_path / "fresh", people)
    assert outputs(tmp_path / "run") == outputs(tmp_path / "fresh")

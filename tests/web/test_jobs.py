"""Work runs beside the desk: it ends, fails, is stopped or dies, and the desk goes on."""

import os
import time
from pathlib import Path
from typing import Any

import pytest

from col7a1tools.errors import InputError, Place
from col7a1tools.web.jobs.job import State, Tell
from col7a1tools.web.jobs.jobs import Jobs

LONG = 60.0


def double(request: int, tell: Tell) -> int:
    tell("doubling")
    return 2 * request


def refuse(request: str, tell: Tell) -> None:
    raise InputError("test.code", "it is unusable", place=Place(request, 3), cure="give another")


def fault(request: Any, tell: Tell) -> None:
    raise RuntimeError("unforeseen")


def die(request: Any, tell: Tell) -> None:
    os.abort()


def wait(request: str, tell: Tell) -> None:
    Path(request).write_text(str(os.getpid()), encoding="utf-8")
    time.sleep(600)


@pytest.fixture(scope="module")
def jobs() -> Jobs:
    return Jobs(at_once=1)


def test_a_result_comes_back(jobs: Jobs) -> None:
    job = jobs.start(double, 21)
    assert job.ended.wait(LONG)
    assert (job.state, job.result, job.step) == (State.DONE, 42, "doubling")


def test_an_unusable_input_keeps_its_words(jobs: Jobs) -> None:
    job = jobs.start(refuse, "file.vcf")
    assert job.ended.wait(LONG)
    assert job.state is State.FAILED
    assert job.failure == ("test.code", "it is unusable", "file.vcf, line 3", "", "give another")


@pytest.mark.parametrize("work", [fault, die])
def test_a_crash_ends_the_work_and_not_the_desk(work: Any, jobs: Jobs) -> None:
    job = jobs.start(work, None)
    assert job.ended.wait(LONG)
    assert job.state is State.CRASHED
    after = jobs.start(double, 1)
    assert after.ended.wait(LONG)
    assert after.result == 2


def test_what_runs_and_what_waits_can_be_stopped(jobs: Jobs, tmp_path: Path) -> None:
    path = tmp_path / "process"
    running = jobs.start(wait, str(path))
    while not path.exists() or not path.read_text(encoding="utf-8"):
        assert not running.over
        time.sleep(0.01)
    waiting = jobs.start(double, 1)
    jobs.cancel(waiting)
    assert waiting.ended.wait(LONG)
    assert (waiting.state, waiting.result) == (State.CANCELLED, None)
    jobs.cancel(running)
    assert running.ended.wait(LONG)
    assert running.state is State.CANCELLED
    after = jobs.start(double, 1)
    assert after.ended.wait(LONG)
    with pytest.raises(ProcessLookupError):
        os.kill(int(path.read_text(encoding="utf-8")), 0)

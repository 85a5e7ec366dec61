"""A real scheduler and two workers on this machine give what this machine alone gives."""

import contextlib
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cohort.cohorts import fixtures, outputs, rows, screen, write_people
from tests.command_line import PROJECT, command, environment, run

DATA = PROJECT / "tests" / "data"
PATIENCE = 60.0  # seconds


@dataclass(frozen=True)
class Cluster:
    """A scheduler's address and its workers."""

    address: str
    workers: list[subprocess.Popen[bytes]]


def dask(*words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *words],
        env=environment({"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "3"}),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def wait_for(path: Path) -> dict[str, str]:
    """Content of a JSON file that is being written."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with contextlib.suppress(OSError, ValueError):
            found = json.loads(path.read_text())
            assert isinstance(found, dict)
            return found
        time.sleep(0.05)
    raise TimeoutError(path)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    told = tmp_path / "scheduler.json"
    where = ("--host", "127.0.0.1")
    scheduler = dask(
        "scheduler", *where, "--port", "0", "--no-dashboard", "--scheduler-file", str(told)
    )
    started = [scheduler]
    try:
        address = wait_for(told)["address"]
        words = ("worker", address, *where, "--nthreads", "1", "--no-nanny", "--no-dashboard")
        folder = ("--local-directory", str(tmp_path / "workers"))
        workers = [dask(*words, *folder) for _ in range(2)]
        started.extend(workers)
        yield Cluster(address, workers)
    finally:
        for process in started:
            process.kill()
            process.wait()


def begin(output: Path, inputs: Sequence[Path], cluster: Cluster) -> subprocess.Popen[bytes]:
    words = command("screen", *inputs, "-o", output, "--scheduler", cluster.address)
    return subprocess.Popen(words, env=environment(), stderr=subprocess.DEVNULL)


def test_a_cluster_that_loses_a_worker_gives_the_same_bytes(
    tmp_path: Path, cluster: Cluster
) -> None:
    people = tmp_path / "people"
    write_people(people, 400)
    inputs = (people, *fixtures())
    started = begin(tmp_path / "cluster", inputs, cluster)
    units = tmp_path / "cluster" / "units"
    end = time.monotonic() + PATIENCE
    while started.poll() is None and len(list(units.glob("*.unit"))) < 100:
        assert time.monotonic() < end
    assert started.poll() is None, "the run must be under way when a worker is killed"
    cluster.workers[0].kill()
    assert started.wait(timeout=PATIENCE) == 3
    assert screen(tmp_path / "local", *inputs).returncode == 3
    assert outputs(tmp_path / "cluster") == outputs(tmp_path / "local")


def test_workers_whose_sources_differ_fail_every_file_instead_of_mixing(
    tmp_path: Path, cluster: Cluster
) -> None:
    write_people(tmp_path / "people", 2)
    mine = {"COL7A1TOOLS_SOURCES": str(tmp_path / "sources.toml")}
    assert run("sources", "add", DATA / "sources" / "clinvar.vcf", changes=mine).returncode == 0
    words = (tmp_path / "people", "-o", tmp_path / "run", "--scheduler", cluster.address)
    assert run("screen", *words, changes=mine).returncode == 3
    failed = rows(tmp_path / "run" / "failures.tsv")
    assert [row["code"] for row in failed] == ["cohort.other_basis"] * 2


def test_a_scheduler_that_is_not_there_is_named(tmp_path: Path) -> None:
    write_people(tmp_path / "people", 1)
    words = (tmp_path / "people", "-o", tmp_path / "run", "--scheduler", "tcp://127.0.0.1:9")
    done = run("screen", *words, changes={"DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "1s"})
    assert done.returncode == 1
    assert b"[cohort.scheduler]" in done.stderr
    assert b"Traceback" not in done.stderr

"""Time and memory of commands: medians over interleaved repeats."""

import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers import environment

RUN_ONCE = Path(__file__).resolve().parent / "run_once.py"
KIBIBYTES_PER_MEBIBYTE = 1024


@dataclass(frozen=True, slots=True)
class Usage:
    """What one run of a command took, its child processes included.

    Attributes:
        wall: seconds on the clock.
        cpu: seconds of processor time, user and system.
        peak: largest resident memory of one of its processes, in MiB; what a bare Python needs
            (about 8) is the least that can be told.
    """

    wall: float
    cpu: float
    peak: float


def measure(command: Sequence[str]) -> Usage:
    """Run a command once, its output thrown away.

    Raises:
        RuntimeError: the command failed.
    """
    runner = [sys.executable, "-I", "-S", str(RUN_ONCE), *command]
    done = subprocess.run(runner, stdout=subprocess.PIPE, env=environment(), text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"exit status {done.returncode}: {' '.join(command)}")
    wall, cpu, peak = map(float, done.stdout.split())
    return Usage(wall, cpu, peak / KIBIBYTES_PER_MEBIBYTE)


def rounds(commands: Mapping[str, Sequence[str]], repeats: int) -> dict[str, list[Usage]]:
    """What each command took in ``repeats`` rounds, each of which runs every command.

    A first round, which fills the caches, is not counted.
    """
    runs: dict[str, list[Usage]] = {name: [] for name in commands}
    for number in range(repeats + 1):
        for name, command in commands.items():
            usage = measure(command)
            if number:
                runs[name].append(usage)
    return runs


def median(runs: Sequence[Usage]) -> Usage:
    """The median of each figure."""
    return Usage(
        statistics.median(run.wall for run in runs),
        statistics.median(run.cpu for run in runs),
        statistics.median(run.peak for run in runs),
    )


def ratio(runs: Sequence[Usage], others: Sequence[Usage]) -> float:
    """How many times the wall time of another command one takes: the median over the rounds."""
    return statistics.median(one.wall / other.wall for one, other in zip(runs, others, strict=True))

"""Damage many files with a fixed seed, and count what became of them.

``python -m tests.fuzz.fuzzing --inputs 20000`` prints the table; a fault ends it with exit
status 1, and its input is kept in the folder that ``--keep`` names.
"""

import argparse
import sys
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from resource import RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from time import process_time

from pysam import set_verbosity

from tests.fuzz.mutations import mutated
from tests.fuzz.targets import TARGETS, Target, trouble

_MEGABYTE = 1024


@dataclass(slots=True)
class Outcome:
    """What became of the damaged files of one target.

    Attributes:
        inputs: files tried.
        slowest: CPU seconds of the slowest.
        faults: what went wrong, with the first input that showed it.
    """

    inputs: int = 0
    slowest: float = 0.0
    faults: dict[str, bytes] = field(default_factory=dict)


def fuzz(target: Target, inputs: int, seed: int) -> Outcome:
    """Damage files of a target ``inputs`` times; the same seed gives the same files."""
    random = Random(f"{target.name} {seed}")
    outcome = Outcome()
    with TemporaryDirectory() as folder:
        for _ in range(inputs):
            origin = random.choice(target.seeds)
            content = mutated(origin.read_bytes(), random)
            path = Path(folder) / f"damaged{''.join(origin.suffixes[-2:])}"
            path.write_bytes(content)
            start = process_time()
            found = trouble(target, path)
            outcome.slowest = max(outcome.slowest, process_time() - start)
            outcome.inputs += 1
            if found:
                outcome.faults.setdefault(found, content)
    return outcome


def main() -> int:
    """Fuzz every target and print the table."""
    set_verbosity(0)  # htslib would speak of every damaged BCF
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=2000, help="for each target")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--target", help="this one alone")
    parser.add_argument("--keep", type=Path, help="folder for inputs that showed a fault")
    options = parser.parse_args()
    print("| reader | damaged files | faults | slowest, CPU s |\n|---|---|---|---|")
    failed = False
    for target in TARGETS:
        if options.target in (None, target.name):
            outcome = fuzz(target, options.inputs, options.seed)
            faults = len(outcome.faults)
            print(f"| `{target.name}` | {outcome.inputs:,} | {faults} | {outcome.slowest:.1f} |")
            failed = failed or bool(faults)
            _tell(target, outcome, options.keep)
    peak = getrusage(RUSAGE_SELF).ru_maxrss // _MEGABYTE
    print(f"\nPeak memory of the whole run: {peak} MB. Seed {options.seed}.")
    return int(failed)


def _tell(target: Target, outcome: Outcome, keep: Path | None) -> None:
    for number, (fault, content) in enumerate(outcome.faults.items()):
        print(f"{target.name}: {fault}", file=sys.stderr)
        if keep:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{target.name.strip('-').replace(' ', '-')}-{number}").write_bytes(content)


if __name__ == "__main__":
    raise SystemExit(main())

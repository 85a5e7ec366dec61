"""Fuzzing that is led by coverage: atheris looks for inputs that reach new code (Linux alone).

``pip install --require-hashes -r requirements/fuzz.txt``, then
``python -m tests.fuzz.guided TARGET --runs 20000``. It begins with ``corpus/TARGET``; ``--grow``
adds what reached new code, of which the smallest are worth keeping.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["col7a1tools", "tomllib"]):
    from tests.fuzz.targets import TARGETS, trouble

CORPUS = Path(__file__).parent / "corpus"
# What a person would type or write; more finds nothing new and takes longer.
_LONGEST = 2000


def main() -> None:
    """Fuzz one target; a fault ends the run and leaves its input behind."""
    parser = argparse.ArgumentParser(description=__doc__)
    targets = {target.name.strip("-").replace(" ", "_"): target for target in TARGETS}
    parser.add_argument("target", choices=targets)
    parser.add_argument("--runs", type=int, default=20_000)
    parser.add_argument("--grow", type=Path, help="folder for inputs that reached new code")
    options = parser.parse_args()
    target = targets[options.target]
    suffix = "".join(target.seeds[0].suffixes[-1:])
    folder = Path(tempfile.mkdtemp())
    path = folder / f"input{suffix}"

    def one_input(data: bytes) -> None:
        path.write_bytes(data)
        if fault := trouble(target, path):
            raise AssertionError(fault)

    grown = options.grow or folder / "grown"
    grown.mkdir(parents=True, exist_ok=True)
    begin = CORPUS / options.target
    words = [f"-atheris_runs={options.runs}", f"-max_len={_LONGEST}", "-seed=1", str(grown)]
    atheris.Setup([sys.argv[0], *words, *([str(begin)] if begin.is_dir() else [])], one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()

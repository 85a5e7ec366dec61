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
    from tests.fuzz.targets import TARGETS, Target, trouble

CORPUS = Path(__file__).parent / "corpus"
# What a person would type or write; more finds nothing new and takes longer.
_LONGEST = 2000
_LINES = 60


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
    begin = folder / "begin"
    begin.mkdir()
    lay_seeds(target, begin)
    corpus = CORPUS / options.target
    folders = [str(one) for one in (grown, begin, corpus) if one.is_dir()]
    words = [f"-runs={options.runs}", f"-max_len={_LONGEST}", "-seed=1", "-len_control=0"]
    atheris.Setup([sys.argv[0], *words, *folders], one_input)
    atheris.Fuzz()


def lay_seeds(target: Target, folder: Path) -> None:
    """Lay the target's seeds into a folder: whole where they are short, else line by line."""
    number = 0
    for seed in target.seeds:
        content = seed.read_bytes()
        pieces = [content] if len(content) <= _LONGEST else content.splitlines()[:_LINES]
        for piece in pieces:
            (folder / f"{number}").write_bytes(piece)
            number += 1


if __name__ == "__main__":
    main()

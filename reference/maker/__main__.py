"""Command line of the maker: make, verify, checksums."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from reference.maker.folder import HERE, Folder, Unproved, write_whole
from reference.maker.genbank import read_genbank
from reference.maker.lrg import check_mappings, read_lrg
from reference.maker.parsed import PARSED, parsed_text, rewrite_parsed
from reference.maker.record import RecordError
from reference.maker.sources import rewrite_checksums
from reference.maker.tables import make_files
from reference.maker.verify import verify


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        0 when done, 1 when a record or a file is not right.
    """
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except (RecordError, Unproved, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m reference.maker", description="Make and verify the reference files."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    make = commands.add_parser("make", help="make the files from public records")
    source = make.add_mutually_exclusive_group(required=True)
    source.add_argument("--lrg", type=Path, metavar="FILE", help="the LRG_286 XML record")
    source.add_argument(
        "--genbank",
        type=Path,
        metavar="FILE",
        nargs="+",
        help="GenBank records of NG_007065.1 and NM_000094.3; also NM_000094.4 and NP_000085.1",
    )
    make.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
    make.set_defaults(run=_make)

    for name, run, text in (
        ("verify", _verify, "prove the files as they stand"),
        ("checksums", _checksums, "write checksums and the parsed form"),
    ):
        command = commands.add_parser(name, help=text)
        command.add_argument("folder", type=Path, nargs="?", default=HERE, metavar="DIR")
        command.set_defaults(run=run)
    return parser


def _make(options: argparse.Namespace) -> int:
    """Make the files and say of each whether it is the one that the project holds."""
    own = Folder()
    assemblies = own.table("assemblies.tsv")
    if options.lrg:
        record = read_lrg(options.lrg)
        check_mappings(options.lrg, assemblies)
    else:
        record = read_genbank(options.genbank)
    options.output.mkdir(parents=True, exist_ok=True)
    for name, text in make_files(record, assemblies).items():
        write_whole(options.output / name, text)
        same = (own.path / name).is_file() and own.read(name) == text.encode()
        sys.stdout.write(f"{name}\t{'same' if same else 'different'}\n")
    return 0


def _verify(options: argparse.Namespace) -> int:
    problems = verify(Folder(options.folder))
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    if not problems:
        sys.stdout.write("every reference file is as it should be\n")
    return 1 if problems else 0


def _checksums(options: argparse.Namespace) -> int:
    folder = Folder(options.folder)
    parsed_text(folder)  # a file that cannot be read is refused before anything is written
    changed = rewrite_checksums(folder)
    if rewrite_parsed(folder):
        changed.append(PARSED)
    for name in changed:
        sys.stdout.write(f"{name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

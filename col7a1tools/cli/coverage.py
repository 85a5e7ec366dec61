"""``col7a1tools coverage``: depth of each exon in BAM and CRAM files."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from col7a1tools.cli.assemblies import add_assembly, chosen_assembly
from col7a1tools.cli.messages import tell
from col7a1tools.cli.notices import print_notices
from col7a1tools.coverage_run import (
    CoverageRequest,
    FileCoverage,
    measure_file,
    measure_files,
)
from col7a1tools.errors import UsageError
from col7a1tools.gene import load_gene
from col7a1tools.output import text_output
from col7a1tools.reads.coverage import MINIMUM_DEPTH
from col7a1tools.reads.depth import DUPLICATE, QC_FAILED, SECONDARY, ReadFilter
from col7a1tools.views.coverage_output import SUFFIXES, coverage_text

_SOME_FAILED = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("input", metavar="BAM", nargs="+", help="BAM or CRAM files")
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        action="append",
        help="output file (.tsv, .json, .bed of what is too thin, .svg); may be repeated; "
        "TSV on stdout if left out",
    )
    parser.add_argument(
        "--min-depth",
        metavar="N",
        type=_not_negative,
        default=MINIMUM_DEPTH,
        help=f"reads that a base needs to count as covered ({MINIMUM_DEPTH} if left out)",
    )
    parser.add_argument(
        "--min-mapq",
        metavar="N",
        type=_not_negative,
        default=0,
        help="mapping quality that a read needs (samtools depth -Q)",
    )
    parser.add_argument(
        "--min-baseq",
        metavar="N",
        type=_not_negative,
        default=0,
        help="quality that a base needs (samtools depth -q)",
    )
    parser.add_argument(
        "--duplicates", action="store_true", help="count duplicates (samtools depth -g DUP)"
    )
    parser.add_argument(
        "--both-mates",
        action="store_true",
        help="count overlapping mates twice (samtools depth without -s)",
    )
    parser.add_argument(
        "--reference", metavar="FASTA", help="sequence that CRAM files were written against"
    )
    add_assembly(parser)
    parser.add_argument(
        "--jobs",
        metavar="N",
        type=_not_negative,
        help="files at a time; one a processor by default",
    )


def run(options: argparse.Namespace) -> int:
    """Measure every file, then write every output."""
    targets: list[str | None] = options.output or [None]
    _check_targets(options.input, targets)
    gene = load_gene()
    excluded = SECONDARY | QC_FAILED | (0 if options.duplicates else DUPLICATE)
    reads = ReadFilter(options.min_mapq, options.min_baseq, excluded, options.both_mates)
    request = CoverageRequest(options.min_depth, reads, chosen_assembly(options), options.reference)
    if len(options.input) == 1:
        files = [measure_file(options.input[0], gene, request)]
    else:
        files = list(measure_files(options.input, gene, request, options.jobs))
    samples = [sample for file in files for sample in file.samples]
    failed = [file for file in files if file.error]
    _tell(files)
    if len(failed) == len(files):
        return 1
    for target in targets:
        content = coverage_text(Path(target or "").suffix, samples, gene, request)
        with text_output(target) as stream:
            stream.write(content)
    return _SOME_FAILED if failed else 0


def _not_negative(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 0 on")
    return int(text)


def _check_targets(inputs: Sequence[str], targets: Sequence[str | None]) -> None:
    for target in targets:
        if target not in (None, "-") and Path(str(target)).suffix not in SUFFIXES:
            raise UsageError(
                "coverage.suffix",
                f"{target} ends with none of {', '.join(SUFFIXES)}",
                cure="the suffix of an output chooses its form",
            )


def _tell(files: Sequence[FileCoverage]) -> None:
    """Print what failed and what the user should know, file by file."""
    for file in files:
        if file.error:
            tell(f"col7a1tools: {file.error}")
        print_notices(file.notices)

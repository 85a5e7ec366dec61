"""``col7a1tools screen``: a cohort, from a folder of files to a biobank."""

import argparse

from col7a1tools.cli.assemblies import add_assembly, chosen_assembly
from col7a1tools.cli.messages import tell
from col7a1tools.cohort.processors import processors

_SOME_FAILED = 3
_MOST_NAMED = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "input",
        metavar="INPUT",
        nargs="+",
        help="VCF or BCF files, folders of them, patterns in quotes, manifests (.tsv)",
    )
    parser.add_argument(
        "-o", "--output", metavar="DIR", required=True, help="folder of the run, made if missing"
    )
    parser.add_argument(
        "--jobs",
        type=_positive,
        metavar="N",
        default=processors(),
        help="processes on this machine; one for each processor if left out",
    )
    parser.add_argument(
        "--ped", metavar="FILE", default="", help="the families: a PED file; parents tell phase"
    )
    add_assembly(parser)
    parser.add_argument(
        "--rules",
        metavar="FILE",
        help="the laboratory's own rules, laid over the shipped ones: a TOML file (docs/rules.md)",
    )
    parser.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        default="",
        help="a Dask scheduler, such as tcp://host:8786",
    )
    parser.add_argument(
        "--lang", choices=("en", "es"), default="en", help="language of the summary page"
    )
    parser.add_argument("--parquet", action="store_true", help="write the tables as Parquet, too")


def run(options: argparse.Namespace) -> int:
    """Screen the cohort."""
    from col7a1tools.cohort.run import Screening, screen  # noqa: PLC0415 - after the arguments

    request = Screening(
        inputs=tuple(options.input),
        output=options.output,
        jobs=options.jobs,
        scheduler=options.scheduler,
        assembly=chosen_assembly(options),
        rules=options.rules or "",
        pedigree=options.ped,
        parquet=options.parquet,
        language=options.lang,
    )
    failures = screen(request)
    for failure in failures[:_MOST_NAMED]:
        tell(f"col7a1tools: {failure.label}: {failure.message} [{failure.code}]")
    if len(failures) > _MOST_NAMED:
        tell(
            f"col7a1tools: {len(failures) - _MOST_NAMED} more files failed; "
            f"{options.output}/failures.tsv lists all of them"
        )
    return _SOME_FAILED if failures else 0


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least one process is needed")
    return number

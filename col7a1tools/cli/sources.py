"""``col7a1tools sources``: local copies of public annotation sources."""

import argparse
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from col7a1tools.cli.assemblies import add_assembly, chosen_assembly
from col7a1tools.cli.notices import print_notices
from col7a1tools.model.positions import Assembly
from col7a1tools.output import text_output
from col7a1tools.sources.entry import SourceEntry, SourceKind
from col7a1tools.sources.registry import load_registry
from col7a1tools.sources.registry_place import registry_path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    actions = parser.add_subparsers(
        dest="action", required=True, metavar="ACTION", help="what to do; ACTION --help says more"
    )
    listing = actions.add_parser("list", help="show the registered sources")
    listing.set_defaults(act=_list)
    add = actions.add_parser("add", help="read a file and register it")
    add.add_argument("file", metavar="FILE", help="the source, or a TOML form that describes it")
    add.add_argument(
        "--kind", choices=[kind.value for kind in SourceKind], help="found out if left out"
    )
    add.add_argument("--name", default="", help="name in the list; the kind if left out")
    add.add_argument("--release", default="", help="release or date, where the file says none")
    add.add_argument(
        "--coding-only",
        action="store_true",
        help="the file covers no more than coding exons and 75 bases around them",
    )
    add_assembly(add)
    add.set_defaults(act=_add)
    verify = actions.add_parser("verify", help="compare files and extracts with the list")
    verify.add_argument("names", metavar="NAME", nargs="*", help="all of them if left out")
    verify.set_defaults(act=_verify)
    remove = actions.add_parser("remove", help="take a source off the list; its file stays")
    remove.add_argument("name", metavar="NAME", help="as `sources list` shows it")
    remove.set_defaults(act=_remove)
    fetch = actions.add_parser("fetch", help="get a public source; opens a connection")
    _add_fetch_arguments(fetch)
    fetch.set_defaults(act=_fetch)
    for action in (listing, add, verify, fetch):
        action.add_argument(
            "--today",
            type=date.fromisoformat,
            default=None,
            metavar="YYYY-MM-DD",
            help="the day from which a source's age is counted; the clock's if left out",
        )


def _add_fetch_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "source",
        metavar="SOURCE",
        choices=("clinvar", "gnomad", "vep", "variantvalidator"),
        help="clinvar or gnomad, to be registered; vep or variantvalidator, to be asked",
    )
    parser.add_argument(
        "variant",
        metavar="VARIANT",
        nargs="?",
        help="for vep and variantvalidator: the variant, in any notation",
    )
    parser.add_argument(
        "--assembly",
        choices=[assembly.value for assembly in Assembly],
        default=Assembly.GRCH38.value,
        help="for clinvar and gnomad; GRCh38 if left out",
    )
    parser.add_argument("--name", default="", help="name in the list; the source's if left out")
    parser.add_argument("-o", "--output", help="for vep and variantvalidator; stdout if left out")
    parser.add_argument("--url", help="another address of the service, such as a mirror's")
    parser.add_argument("--attempts", type=int, default=5, help="tries before giving up")
    parser.add_argument("--timeout", type=float, default=60.0, help="seconds without any answer")
    parser.add_argument("--pause", type=float, default=1.0, help="seconds before the second try")


def run(options: argparse.Namespace) -> int:
    """Do what was asked."""
    return int(options.act(options))


def _today(options: argparse.Namespace) -> date:
    given = options.today
    return given if isinstance(given, date) else datetime.now(tz=UTC).date()


def _list(options: argparse.Namespace) -> int:
    today = _today(options)
    entries = load_registry(registry_path())
    with text_output(None) as stream:
        print("name\tkind\tassembly\trelease\tvariants\tregistered\tstale\tpath", file=stream)
        for entry in entries:
            print("\t".join(_columns(entry, today)), file=stream)
    return 0


def _columns(entry: SourceEntry, today: date) -> tuple[str, ...]:
    return (
        entry.name,
        entry.kind.value,
        entry.assembly.value if entry.assembly else ".",
        entry.release or ".",
        str(entry.variants),
        entry.registered.isoformat(),
        "yes" if entry.is_stale(today) else "no",
        entry.path,
    )


def _add(options: argparse.Namespace) -> int:
    from col7a1tools.gene import load_gene  # noqa: PLC0415 - costs an import, only here
    from col7a1tools.sources.manage import Addition, add_source  # noqa: PLC0415 - only here

    addition = Addition(
        path=Path(options.file),
        today=_today(options),
        kind=SourceKind(options.kind) if options.kind else None,
        name=options.name,
        assembly=chosen_assembly(options),
        release=options.release,
        coding_only=options.coding_only,
    )
    entry, notices = add_source(registry_path(), addition, load_gene())
    print_notices(notices)
    print(f"{entry.name}: {entry.kind.value}, {entry.variants} variants of COL7A1")
    return 0


def _verify(options: argparse.Namespace) -> int:
    from col7a1tools.sources.manage import verify_source  # noqa: PLC0415 - costs an import

    registry = registry_path()
    failed = False
    entries = {entry.name: entry for entry in load_registry(registry)}
    for name in options.names or entries:
        if name not in entries:
            print(f"col7a1tools: no source is called {name!r}", file=sys.stderr)
            return 2
        wrong, known = verify_source(registry, entries[name], _today(options))
        for notice in wrong:
            print(f"{name}: {notice.message} ({notice.cure})")
        print_notices(known)
        if not wrong:
            print(f"{name}: as registered")
        failed = failed or bool(wrong)
    return 1 if failed else 0


def _remove(options: argparse.Namespace) -> int:
    from col7a1tools.sources.manage import remove_source  # noqa: PLC0415 - costs an import

    entry = remove_source(registry_path(), options.name)
    print(f"{entry.name}: off the list; {entry.path} was left where it is")
    return 0


def _fetch(options: argparse.Namespace) -> int:
    from col7a1tools.cli.sources_fetch import fetch  # noqa: PLC0415 - the only way to a network

    return fetch(options, _today(options))

"""Find the command, run it, and turn errors into one message and an exit status."""

import argparse
import gc
import os
import signal
import sys
import threading
from importlib import import_module

from col7a1tools.cli.messages import tell
from col7a1tools.errors import Col7a1Error

COMMANDS = {
    "annotate": "annotate the variants of a VCF or BCF file",
    "describe": "name and classify single variants, in any notation",
    "coverage": "measure the depth of each exon in BAM and CRAM files",
    "report": "write the summary of one sample",
    "reads": "look at the reads behind the variants: support, phase, mosaics",
    "render": "write a summary again from its JSON record",
    "compare": "say what differs between two records of one person, and why",
    "screen": "screen a cohort of files",
    "carriers": "list who carries which variant in one file",
    "atlas": "write every possible substitution of the locus, annotated",
    "serve": "open the same work as a page in the browser",
    "sources": "keep local copies of public annotation sources",
}

# Commands that leave nothing to be done behind them: no thread, no process, no unwritten file.
_AT_ONCE = frozenset({"annotate", "carriers", "describe"})
_TERMINATED = 143  # as shells count: 128 and the signal
_OBJECTS_BETWEEN_COLLECTIONS = 1_000_000
_EPILOG = "col7a1tools COMMAND --help explains a command. Exit status: 0 done, 1 the input is \
unusable, 2 wrong usage, 3 some of many inputs failed, 130 interrupted."


def main(arguments: list[str] | None = None) -> int:
    """Run the command line.

    Returns:
        The exit status: 0 done, 1 unusable input, 2 wrong usage, 3 finished with failures among
        many inputs, 130 interrupted.
    """
    words = sys.argv[1:] if arguments is None else arguments
    _end_tidily_when_told()
    try:
        try:
            return _run(words)
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()
    except KeyboardInterrupt:
        print("col7a1tools: interrupted", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # Whoever reads our output has read enough; Python must not complain when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if "--debug" in words:
            raise
        tell(f"col7a1tools: {_message(error)}")
        return error.exit_status if isinstance(error, Col7a1Error) else 1


def program() -> int:
    """Run the command line as a program of its own, which ends when this does."""
    status = main()
    if sys.argv[1:2] and sys.argv[1] in _AT_ONCE:
        # Python would take every object apart, which lasts longer than a small file.
        os._exit(status)
    # It would look through all of them for cycles, too.
    gc.freeze()
    return status


def _end_tidily_when_told() -> None:
    """Let a SIGTERM run the clean-up of what was begun, as an interrupt does."""
    process = os.getpid()

    def end(number: int, frame: object) -> None:
        if os.getpid() != process:  # a forked child has nothing of its own to tidy
            os._exit(_TERMINATED)
        sys.exit(_TERMINATED)

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, end)


def _run(words: list[str]) -> int:
    """Run the command that the first word names."""
    # Nearly everything here is text and tuples without cycles; looking for cycles every few
    # hundred objects would cost a tenth of the time.
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    if not words or words[0] not in COMMANDS:
        return _top_level(words)
    command = import_module(f"col7a1tools.cli.{words[0]}")
    parser = argparse.ArgumentParser(
        prog=f"col7a1tools {words[0]}",
        description=f"{COMMANDS[words[0]][0].upper()}{COMMANDS[words[0]][1:]}.",
        allow_abbrev=False,
    )
    command.add_arguments(parser)
    parser.add_argument("--debug", action="store_true", help="show a traceback for every error")
    options = parser.parse_args(words[1:])
    if getattr(options, "output", None):
        from col7a1tools.cli.output_checks import check_outputs  # noqa: PLC0415 - not for help

        check_outputs(parser, options)
    return int(command.run(options))


def _message(error: Exception) -> str:
    """What the user reads of an error; one that nobody foresaw is said to be ours."""
    if isinstance(error, Col7a1Error):
        return str(error)
    return (
        f"an error of this program, not of your input ({type(error).__name__}: {error})\n"
        "  cure: add --debug, and report what it prints; leave out what identifies a person\n"
        "  [internal]"
    )


def _top_level(words: list[str]) -> int:
    """Help, version, or an unknown command."""
    width = max(map(len, COMMANDS))
    listing = "\n".join(f"  {name:<{width}}  {text}" for name, text in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="col7a1tools",
        usage="col7a1tools COMMAND [...]",
        description=f"Annotate COL7A1 variants, classify them, and say what they likely do to "
        f"collagen VII.\n\ncommands:\n{listing}",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="store_true", help="print the version and exit")
    parser.add_argument("command", nargs="?", help=argparse.SUPPRESS)
    options, _ = parser.parse_known_args(words)
    if options.version:
        from importlib.metadata import version  # noqa: PLC0415 - costs an import, seldom asked

        print(f"col7a1tools {version('col7a1tools')}")
        return 0
    if options.command in COMMANDS:
        print(f"col7a1tools: options come after the command {options.command}", file=sys.stderr)
        return 2
    if options.command is not None:
        print(
            f"col7a1tools: there is no command {options.command!r}; "
            f"the commands are {', '.join(COMMANDS)}",
            file=sys.stderr,
        )
        return 2
    parser.print_usage(sys.stderr)
    print("col7a1tools: name a command, or --help", file=sys.stderr)
    return 2


if __name__ == "__main__":
    raise SystemExit(program())

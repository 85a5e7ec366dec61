"""No command writes over a file that it reads, whichever option names it."""

import argparse
from collections.abc import Iterator

from col7a1tools.output import refuse_same_file

_NO_FILE = "NAME"


def refuse_to_overwrite(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """Refuse an output that is one of the inputs, also by a link.

    Args:
        parser: of the command.
        options: what it read.

    Raises:
        UsageError: they are one file.
    """
    outputs = _words(getattr(options, "output", None))
    inputs = [word for name in _inputs(parser) for word in _words(getattr(options, name, None))]
    for target in outputs:
        for source in inputs:
            refuse_same_file(source, target)


def _inputs(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Names of the options that may hold files."""
    for action in parser._actions:
        if action.dest != "output" and not action.choices and action.metavar != _NO_FILE:
            yield action.dest


def _words(value: object) -> list[str]:
    if isinstance(value, list | tuple):
        return [one for one in value if isinstance(one, str)]
    return [value] if isinstance(value, str) else []

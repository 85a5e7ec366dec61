"""What is wrong with an output is said before the work, not after it.

No command writes over a file that it reads, whichever option names it.
"""

import argparse
from collections.abc import Iterator

from col7a1tools.output import refuse_same_file, refuse_unwritable

_NO_FILE = "NAME"
_FOLDER = "DIR"


def check_outputs(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """Refuse an output that is one of the inputs, also by a link, or that no file can become.

    Args:
        parser: of the command.
        options: what it read.

    Raises:
        UsageError: they are one file.
        InputError: the output's folder does not exist or may not be written to.
    """
    outputs = _words(getattr(options, "output", None))
    inputs = [word for name in _inputs(parser) for word in _words(getattr(options, name, None))]
    makes_folder = _makes_folder(parser)
    for target in outputs:
        for source in inputs:
            refuse_same_file(source, target)
        if not makes_folder:
            refuse_unwritable(target)


def _makes_folder(parser: argparse.ArgumentParser) -> bool:
    """Whether the output is a folder that the command makes where it is missing."""
    return any(one.dest == "output" and one.metavar == _FOLDER for one in parser._actions)


def _inputs(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Names of the options that may hold files."""
    for action in parser._actions:
        if action.dest != "output" and not action.choices and action.metavar != _NO_FILE:
            yield action.dest


def _words(value: object) -> list[str]:
    if isinstance(value, list | tuple):
        return [one for one in value if isinstance(one, str)]
    return [value] if isinstance(value, str) else []

"""The ``--assembly`` option, alike in every command that reads variants."""

import argparse

from col7a1tools.model.positions import Assembly

_FIND_OUT = "auto"


def add_assembly(parser: argparse.ArgumentParser) -> None:
    """Declare the option."""
    parser.add_argument(
        "--assembly",
        choices=(_FIND_OUT, *(assembly.value for assembly in Assembly)),
        default=_FIND_OUT,
        help="assembly of the input; found from the file if left out",
    )


def chosen_assembly(options: argparse.Namespace) -> Assembly | None:
    """The assembly that the user named, or None to find out."""
    return None if options.assembly == _FIND_OUT else Assembly(options.assembly)

"""Outputs that appear whole or not at all."""

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from col7a1tools.errors import InputError, Place, UsageError


def refuse_same_file(source: str, target: str | None) -> None:
    """Refuse to write an output over its own input.

    Raises:
        UsageError: both paths are one file.
    """
    if target is None or source == "-" or target == "-":
        return
    with contextlib.suppress(OSError):
        if Path(source).samefile(target):
            raise UsageError(
                "output.is_input",
                f"the output {target} is the input itself",
                cure="give -o another name",
            )


@contextlib.contextmanager
def text_output(target: str | None) -> Iterator[IO[str]]:
    """A text stream to stdout (``None`` or ``-``), or to a file that is renamed into place.

    The file gets its name only when the block ends without an error.
    """
    if target is None or target == "-":
        stream = sys.stdout
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", newline="\n")
        yield stream
        stream.flush()
        return
    with (
        whole_file(target) as path,
        path.open("w", encoding="utf-8", newline="\n") as stream_to_file,
    ):
        yield stream_to_file


@contextlib.contextmanager
def whole_file(target: str) -> Iterator[Path]:
    """A temporary path beside ``target`` that takes its name when the block ends well.

    Raises:
        InputError: the folder does not exist or cannot be written to, or the disk is full.
    """
    final = Path(target)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{final.name}.", dir=final.parent)
        os.close(handle)
        temporary = Path(name)
        temporary.chmod(0o666 & ~_umask())
    except OSError as error:
        raise _unwritable(target, error) from error
    try:
        yield temporary
        temporary.replace(final)
    except OSError as error:
        raise _unwritable(target, error) from error
    finally:
        temporary.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _unwritable(target: str, error: OSError) -> InputError:
    return InputError(
        "output.unwritable",
        f"the output cannot be written ({error.strerror or error})",
        place=Place(target),
        cure="choose a folder that exists, may be written to and has room",
    )

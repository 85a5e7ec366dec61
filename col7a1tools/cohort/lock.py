"""One run at a time in a folder."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from col7a1tools.errors import InputError, Place

_NAME = ".lock"


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock.

    The lock belongs to the process and ends with it, however it ends, so that the lock of a
    killed run is free.

    Raises:
        InputError: another run holds it.
    """
    path = folder / _NAME
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            file.seek(0)
            raise InputError(
                "cohort.locked",
                f"another run is at work in this folder ({file.read().strip() or 'starting'})",
                place=Place(str(folder)),
                cure="wait until it has ended, or choose another folder",
            ) from error
        file.truncate(0)
        file.write(f"process {os.getpid()}\n")
        file.flush()
        yield

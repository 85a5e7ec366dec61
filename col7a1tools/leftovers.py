"""Temporary files and folders: private, and those of a run that was killed are removed.

The name of each holds the machine and the process that made it, so that the next run can tell
which belong to nobody any more.
"""

import contextlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

# Beginning of the name of every file that is not whole yet.
TEMPORARY = ".col7a1tools."

_NAME = re.compile(r"\.col7a1tools\.(?P<machine>.+)\.(?P<process>[0-9]+)\.[^.]+")


def temporary_prefix(folder: Path) -> str:
    """Beginning of a temporary name in a folder, which is rid of what dead runs left there.

    Raises:
        OSError: the folder cannot be read.
    """
    _tidy(folder, os.getpid())
    return f"{TEMPORARY}{os.uname().nodename}.{os.getpid()}."


@contextlib.contextmanager
def temporary_folder(parent: Path | None = None) -> Iterator[Path]:
    """A private folder that lives as long as the block.

    Args:
        parent: where to make it; None for the system's place for temporary files.

    Raises:
        OSError: it cannot be made.
    """
    where = parent or Path(tempfile.gettempdir())
    prefix = temporary_prefix(where)
    with tempfile.TemporaryDirectory(dir=where, prefix=prefix) as folder:
        yield Path(folder)


@cache
def _tidy(folder: Path, process: int) -> None:
    """Remove what dead processes of this user left in a folder; once a process and folder."""
    for entry in os.scandir(folder):
        match = _NAME.fullmatch(entry.name)
        if not match or match["machine"] != os.uname().nodename or _runs(int(match["process"])):
            continue
        with contextlib.suppress(OSError):
            if entry.stat(follow_symlinks=False).st_uid != os.getuid():
                continue
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path)
            else:
                Path(entry.path).unlink()


def _runs(process: int) -> bool:
    """Whether a process is alive; one that may not be asked is."""
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True

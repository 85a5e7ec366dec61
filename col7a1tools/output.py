"""Outputs that appear whole or not at all."""

import contextlib
import errno
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from col7a1tools.errors import InputError, Place, UsageError
from col7a1tools.leftovers import temporary_prefix

# Characters for stdout that are kept in memory until all are known to be good.
_IN_MEMORY = 1 << 26


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


def refuse_unwritable(target: str | None) -> None:
    """Refuse an output that cannot be written as things stand, before any work is done for it.

    What becomes of the folder and the disk in the meantime is seen when the output is written.

    Raises:
        InputError: its folder does not exist or may not be written to, or it is a folder itself.
    """
    if target is None or target == "-":
        return
    try:
        final = Path(os.path.realpath(target))
        if final.is_dir():
            raise _refused(errno.EISDIR)
        if final.exists() and not final.is_file():
            return
        if not stat.S_ISDIR(final.parent.stat().st_mode):
            raise _refused(errno.ENOTDIR)
        if not os.access(final.parent, os.W_OK | os.X_OK):
            raise _refused(errno.EACCES)
    except OSError as error:
        raise unwritable(target, error) from error


def _refused(number: int) -> OSError:
    return OSError(number, os.strerror(number))


@contextlib.contextmanager
def text_output(target: str | None) -> Iterator[IO[str]]:
    """A text stream to stdout (``None`` or ``-``), or to a file that is renamed into place.

    The file gets its name only when the block ends without an error.

    Raises:
        InputError: the output cannot be written.
        BrokenPipeError: whoever reads stdout has stopped.
    """
    if target is None or target == "-":
        try:
            yield _standard_output()
            sys.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise unwritable("standard output", error) from error
        return
    with (
        whole_file(target) as path,
        path.open("w", encoding="utf-8", newline="\n") as stream_to_file,
    ):
        yield stream_to_file


def write_lines(lines: Iterable[str], target: str | None) -> None:
    """Write lines to a file, or, once the last one is known to be good, to stdout.

    Nothing may be printed of an input that turns out to be faulty, so stdout gets its lines only
    when all of them were made; a file takes its name only then.

    Args:
        lines: without the last line end.
        target: the file; stdout for None or ``-``.

    Raises:
        InputError: the output cannot be written.
    """
    if target is not None and target != "-":
        with text_output(target) as stream:
            for text in lines:
                stream.write(text)
                stream.write("\n")
        return
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n") as made:
        waiting, size = [], 0
        for text in lines:
            waiting.append(text)
            size += len(text)
            if size > _IN_MEMORY:
                made.writelines(f"{one}\n" for one in waiting)
                waiting, size = [], 0
        made.seek(0)
        with text_output(None) as stream:
            shutil.copyfileobj(made, stream, _IN_MEMORY)
            stream.writelines(f"{one}\n" for one in waiting)


@contextlib.contextmanager
def whole_file(target: str) -> Iterator[Path]:
    """A temporary path that takes the name of ``target`` when the block ends well.

    It lies in the same folder, and is private until it has its name. What is no regular file,
    such as a pipe or a terminal, is written to and not replaced; a link stays one, and the file
    that it names is replaced.

    Raises:
        InputError: the folder does not exist or cannot be written to, or the disk is full.
    """
    try:
        final = Path(os.path.realpath(target))
        special = Path(target).exists() and not Path(target).is_file()
        if final.is_dir():
            raise _refused(errno.EISDIR)
        folder = Path(tempfile.gettempdir()) if special else final.parent
        handle, name = tempfile.mkstemp(prefix=temporary_prefix(folder), dir=folder)
        os.close(handle)
        temporary = Path(name)
    except OSError as error:
        raise unwritable(target, error) from error
    try:
        yield temporary
        if special:
            with temporary.open("rb") as source, Path(target).open("wb") as stream:
                shutil.copyfileobj(source, stream)
        else:
            temporary.chmod(0o666 & ~_umask())
            temporary.replace(final)
    except OSError as error:
        raise unwritable(target, error) from error
    finally:
        temporary.unlink(missing_ok=True)


def _standard_output() -> IO[str]:
    """Stdout, writing UTF-8 and LF whatever the locale.

    Raises:
        OSError: it is closed.
    """
    stream = sys.stdout
    if stream is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    return stream


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def unwritable(target: str, error: OSError) -> InputError:
    """The error for an output that the system refuses."""
    return InputError(
        "output.unwritable",
        f"the output cannot be written ({error.strerror or error})",
        place=Place(target),
        cure="choose a folder that exists, may be written to and has room",
    )

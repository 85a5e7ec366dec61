"""Let another process read ahead, so that reading and working take one processor each."""

import contextlib
import os
import pickle
import signal
from collections.abc import Iterable, Iterator
from typing import IO, TypeVar

from col7a1tools.errors import InputError
from col7a1tools.shared_work import second_processor, widen

T = TypeVar("T")


@contextlib.contextmanager
def read_ahead(items: Iterable[T], *, worthwhile: bool) -> Iterator[Iterator[T]]:
    """Items that a forked child makes while the caller is at earlier ones.

    What comes out does not depend on it; without a second processor there is no child. An error of
    the child is raised here, behind the items that it made before. The child waits when it is far
    ahead: what is under way is bounded by the largest item and the size of a pipe.

    Args:
        items: what the child goes through, once; the items and their errors can be pickled.
        worthwhile: whether there is enough work to start a second process.

    Raises:
        InputError: the child was killed; comes out of the items.
    """
    if not worthwhile or not second_processor():
        yield iter(items)
        return
    reader, writer = os.pipe()
    widen(writer)
    child = os.fork()
    if not child:
        os.close(reader)
        _send(items, writer)
    os.close(writer)
    try:
        with os.fdopen(reader, "rb") as pipe:
            yield _received(pipe)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _received(pipe: IO[bytes]) -> Iterator[T]:
    """What the child sends: each item in a tuple, then nothing, or its error."""
    while True:
        try:
            message = pickle.load(pipe)  # noqa: S301 - from our own child
        except (EOFError, pickle.UnpicklingError) as error:
            raise InputError(
                "process.ended",
                "the process that read the file was ended",
                cause="it was killed, often because the machine ran out of memory",
                cure="run again, with more memory",
            ) from error
        if message is None:
            return
        if isinstance(message, Exception):
            raise message
        yield message[0]


def _send(items: Iterable[T], writer: int) -> None:
    """Write the items to the pipe and end the child without the parent's clean-up."""
    try:
        with os.fdopen(writer, "wb") as pipe:
            try:
                for item in items:
                    pickle.dump((item,), pipe, pickle.HIGHEST_PROTOCOL)
            except BrokenPipeError:
                raise
            except Exception as error:
                pickle.dump(error, pipe)
            else:
                pickle.dump(None, pipe)
    finally:
        os._exit(0)

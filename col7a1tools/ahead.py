"""Let another process read ahead, so that reading and working take one processor each."""

import contextlib
import os
import pickle
from collections.abc import Iterable, Iterator
from functools import partial
from typing import IO, TypeVar

from col7a1tools.errors import InputError
from col7a1tools.forked import forked, second_processor

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
    with (
        forked(partial(_send, items)) as reader,
        os.fdopen(reader, "rb", closefd=False) as pipe,
    ):
        yield _received(pipe)


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


def _send(items: Iterable[T], pipe: IO[bytes]) -> None:
    """Send the items, then nothing or the error that ended them."""
    try:
        for item in items:
            pickle.dump((item,), pipe, pickle.HIGHEST_PROTOCOL)
    except BrokenPipeError:
        raise
    except Exception as error:
        pickle.dump(error, pipe)
    else:
        pickle.dump(None, pipe)

"""Let another process read ahead, so that reading and working take one processor each."""

import contextlib
import os
import pickle
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import IO, TypeVar

from col7a1tools.errors import InputError
from col7a1tools.forked import forked, second_processor, unread

S = TypeVar("S")
T = TypeVar("T")

# With fewer bytes than this on the way, the caller is waiting or will be soon.
_FEW = 1 << 16


@contextlib.contextmanager
def read_ahead(
    items: Iterable[S], finish: Callable[[S], T], *, worthwhile: bool
) -> Iterator[Iterator[T]]:
    """Finished items, which a forked child reads while the caller is at earlier ones.

    The child also finishes them as long as the caller has enough to do; where the caller waits, an
    item is finished in its process. What comes out does not depend on it; without a second
    processor there is no child. An error is raised here, behind the items before it. The child
    waits when it is far ahead: what is under way is bounded by the largest item and the size of a
    pipe.

    Args:
        items: what the child goes through, once; the items and their errors can be pickled.
        finish: makes of an item what is wanted, and has no other effect.
        worthwhile: whether there is enough work to start a second process.

    Raises:
        InputError: the child was killed; comes out of the items.
    """
    if not worthwhile or not second_processor():
        yield map(finish, items)
        return
    with (
        forked(partial(_send, items, finish)) as reader,
        os.fdopen(reader, "rb", closefd=False) as pipe,
    ):
        yield _received(finish, pipe)


def _received(finish: Callable[[S], T], pipe: IO[bytes]) -> Iterator[T]:
    """What the child sends: each item and whether it is finished, then nothing, or its error."""
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
        item, finished = message
        yield item if finished else finish(item)


def _send(items: Iterable[S], finish: Callable[[S], T], pipe: IO[bytes]) -> None:
    """Send the items, then nothing or the error that ended them."""
    try:
        for item in items:
            message = (item, False) if unread(pipe) < _FEW else (finish(item), True)
            pickle.dump(message, pipe, pickle.HIGHEST_PROTOCOL)
            pipe.flush()
    except BrokenPipeError:
        raise
    except Exception as error:
        pickle.dump(error, pipe)
    else:
        pickle.dump(None, pipe)

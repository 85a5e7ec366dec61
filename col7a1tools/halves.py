"""Share work that makes text between two processors."""

import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

_SEPARATOR = "\0"


def map_in_halves(
    function: Callable[[T], str], items: Sequence[T], *, worthwhile: bool
) -> Iterator[str]:
    """The texts of ``function`` over ``items``, in order.

    Where the machine has two processors, a forked child makes the second half. What comes out does
    not depend on it, and neither does an error: if the child fails, its half is done again here.

    Args:
        function: makes a text without NUL characters; has no other effect.
        items: what to work on.
        worthwhile: whether there is enough work to start a second process.
    """
    if not worthwhile or len(items) < 2 or not second_processor():
        yield from map(function, items)
        return
    half = len(items) // 2
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        _work(function, items[half:], writer)
    os.close(writer)
    made = None
    try:
        yield from map(function, items[:half])
        with os.fdopen(reader, "rb", closefd=False) as pipe:
            made = pipe.read()
    finally:
        os.close(reader)
        if made is None:
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    if status:
        yield from map(function, items[half:])
    else:
        yield from made.decode("utf-8").split(_SEPARATOR)


def second_processor() -> bool:
    """Whether a forked child would have a processor of its own; never beside other threads."""
    if not hasattr(os, "sched_getaffinity") or threading.active_count() > 1:
        return False
    return len(os.sched_getaffinity(0)) > 1


def _work(function: Callable[[T], str], items: Sequence[T], writer: int) -> None:
    """Write the texts to the pipe and end the child without the parent's clean-up."""
    status = 1
    try:
        with os.fdopen(writer, "wb") as pipe:
            pipe.write(_SEPARATOR.join(map(function, items)).encode("utf-8"))
        status = 0
    finally:
        os._exit(status)

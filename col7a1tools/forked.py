"""Let a forked child work beside this process, and send what it makes through a pipe."""

import contextlib
import os
import signal
import struct
import threading
from collections.abc import Callable, Iterator
from typing import IO

_NUMBER = struct.Struct("=i")
# Bytes that may wait between the processes; the system grants an ordinary user this much.
PIPE_SIZE = 1 << 20


def second_processor() -> bool:
    """Whether a forked child would have a processor of its own; never beside other threads."""
    if not hasattr(os, "sched_getaffinity") or threading.active_count() > 1:
        return False
    return len(os.sched_getaffinity(0)) > 1


@contextlib.contextmanager
def forked(work: Callable[[IO[bytes]], None]) -> Iterator[int]:
    """The reading end of a pipe that a forked child writes to, until it ends or the block does.

    The child goes without this process's clean-up, whatever becomes of its work; and where this
    process dies, the child ends with the next bytes that it sends.

    Args:
        work: what the child does; it is given the other end.
    """
    reader, writer = os.pipe()
    _widen(writer)
    child = os.fork()
    if not child:
        try:
            os.close(reader)
            with os.fdopen(writer, "wb") as pipe:
                work(pipe)
        finally:
            os._exit(0)
    os.close(writer)
    try:
        yield reader
    finally:
        os.close(reader)
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def unread(pipe: IO[bytes]) -> int:
    """Bytes in a pipe that its other end has not read yet; those of a flushed writer."""
    import fcntl  # noqa: PLC0415 - not everywhere
    import termios  # noqa: PLC0415

    answer = fcntl.ioctl(pipe, termios.FIONREAD, _NUMBER.pack(0))
    return int(_NUMBER.unpack(answer)[0])


def _widen(writer: int) -> None:
    """Let more bytes wait in a pipe, where the system allows it."""
    import fcntl  # noqa: PLC0415 - not everywhere

    if hasattr(fcntl, "F_SETPIPE_SZ"):
        with contextlib.suppress(OSError):
            fcntl.fcntl(writer, fcntl.F_SETPIPE_SZ, PIPE_SIZE)

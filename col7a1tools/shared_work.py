"""Share work that makes text between two processors."""

import contextlib
import os
import struct
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import IO, TypeVar

from col7a1tools.forked import PIPE_SIZE, forked, second_processor

T = TypeVar("T")

# Tickets that a pipe holds whatever its size.
_MOST_TICKETS = 1 << 10
_TICKET = struct.Struct("=I")
_MESSAGE = struct.Struct("=IQ")


def map_shared(
    function: Callable[[T], str], items: Sequence[T], *, worthwhile: bool
) -> Iterator[str]:
    """The texts of ``function`` over ``items``, in order.

    Where the machine has two processors, a forked child takes part: each process takes the next
    item that is not taken. What comes out does not depend on it, and neither does an error: what
    failed in either process, or was with a child that died, is done again here in its turn.

    Args:
        function: makes a text; has no other effect.
        items: what to work on.
        worthwhile: whether there is enough work to start a second process.
    """
    if not worthwhile or len(items) < 2 or not second_processor():
        yield from map(function, items)
        return
    with (
        contextlib.closing(_Tickets(len(items))) as tickets,
        forked(partial(_work, function, items, tickets)) as reader,
    ):
        yield from _in_order(function, items, tickets, _Received(reader))


class _Tickets:
    """Hands out the numbers of items, each once, to whichever process asks next.

    They wait in a pipe: what one process read from it no other can read.
    """

    def __init__(self, items: int) -> None:
        self._step = 1 + items // _MOST_TICKETS
        self._items = items
        self._reader, writer = os.pipe()
        for first in range(0, items, self._step):
            os.write(writer, _TICKET.pack(first))
        os.close(writer)

    def __iter__(self) -> Iterator[int]:
        while ticket := os.read(self._reader, _TICKET.size):
            (first,) = _TICKET.unpack(ticket)
            yield from range(first, min(first + self._step, self._items))

    def close(self) -> None:
        os.close(self._reader)


class _Received:
    """The texts that the child sends, each behind its number and length in bytes."""

    def __init__(self, reader: int) -> None:
        self._reader = reader
        self._waiting = bytearray()

    def texts(self, *, wait: bool) -> list[tuple[int, str]] | None:
        """Number and text of each item that is here in full; None where the child has ended.

        Args:
            wait: whether to wait for more bytes where none are here.
        """
        os.set_blocking(self._reader, wait)
        try:
            sent = os.read(self._reader, PIPE_SIZE)
        except BlockingIOError:
            return []
        if not sent:
            return None
        self._waiting += sent
        return self._complete()

    def _complete(self) -> list[tuple[int, str]]:
        complete = []
        start = 0
        while len(self._waiting) >= start + _MESSAGE.size:
            number, length = _MESSAGE.unpack_from(self._waiting, start)
            end = start + _MESSAGE.size + length
            if len(self._waiting) < end:
                break
            complete.append((number, self._waiting[end - length : end].decode("utf-8")))
            start = end
        del self._waiting[:start]
        return complete


def _in_order(
    function: Callable[[T], str], items: Sequence[T], tickets: _Tickets, received: _Received
) -> Iterator[str]:
    """The texts in order: made here, or received between items of our own."""
    made: dict[int, str] = {}
    ours = iter(tickets)
    child_works = True
    out = 0
    while out < len(items):
        number = next(ours, None)
        if number is not None:
            with contextlib.suppress(Exception):  # met again in its turn
                made[number] = function(items[number])
        if child_works:
            texts = received.texts(wait=number is None)
            child_works = texts is not None
            made.update(texts or ())
        elif number is None:
            made[out] = function(items[out])
        while out in made:
            yield made.pop(out)
            out += 1


def _work(
    function: Callable[[T], str], items: Sequence[T], tickets: _Tickets, pipe: IO[bytes]
) -> None:
    """Send the texts of the items whose tickets the child gets."""
    for number in tickets:
        text = function(items[number]).encode("utf-8")
        pipe.write(_MESSAGE.pack(number, len(text)))
        pipe.write(text)
        pipe.flush()

"""Values that are worked out once from an object that cannot be hashed, such as the gene."""

from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
T = TypeVar("T")


class Remembered(Generic[K, T]):
    """A function of one object that remembers its last answer.

    A process knows one gene and one rule set, so the memory is a single pair, compared by
    identity.
    """

    def __init__(self, build: Callable[[K], T]) -> None:
        self._build = build
        self._last: tuple[K, T] | None = None

    def __call__(self, key: K) -> T:
        """The value for ``key``, built on the first call."""
        last = self._last
        if last is None or last[0] is not key:
            last = (key, self._build(key))
            self._last = last
        return last[1]

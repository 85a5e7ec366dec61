"""One piece of work, as pages see it."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, NamedTuple


class State(Enum):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"  # the input is unusable, and the failure says why
    CRASHED = "crashed"  # an error of this program, or the process died
    CANCELLED = "cancelled"


class Failure(NamedTuple):
    """An error of the user's input, in its own words."""

    code: str
    message: str
    place: str
    cause: str
    cure: str


Tell = Callable[[str], None]
Work = Callable[[Any, Tell], Any]


@dataclass(slots=True, eq=False)
class Job:
    """A piece of work.

    Attributes:
        state: where it stands.
        step: what it does now, a key of the words.
        result: of one that is done.
        failure: of one that failed.
        ended: set when it is over.
        begun: clock when it was asked for, in seconds.
    """

    state: State = State.WAITING
    step: str = "waiting"
    result: Any = None
    failure: Failure | None = None
    ended: threading.Event = field(default_factory=threading.Event)
    begun: float = field(default_factory=time.monotonic)
    stop: threading.Event = field(default_factory=threading.Event)

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self.ended.is_set()

    @property
    def seconds(self) -> int:
        """Whole seconds since it was asked for."""
        return int(time.monotonic() - self.begun)

"""One table of measurements: what is run, and what it is held against."""

from typing import NamedTuple


class Goal(NamedTuple):
    """What our wall time is held against.

    Attributes:
        command: name of another command of the job; empty for seconds.
        most: how many times its wall time ours may take, or how many seconds.
    """

    command: str
    most: float


class Job(NamedTuple):
    """One table.

    Attributes:
        title: heading.
        commands: what is run, by name; ours is the first.
        repeats: counted rounds.
        goals: what the first command is held against.
    """

    title: str
    commands: dict[str, list[str]]
    repeats: int
    goals: tuple[Goal, ...] = ()

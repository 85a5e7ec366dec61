"""Something the user should know about a file that could be read all the same."""

from typing import NamedTuple


class Notice(NamedTuple):
    """A warning as data; whoever talks to the user prints it.

    Attributes:
        code: stable identifier such as ``index.old``.
        message: what was seen and what was done about it, in one sentence.
        cure: what the user can do.
    """

    code: str
    message: str
    cure: str = ""

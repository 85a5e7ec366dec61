"""A form as it came in: texts, and files that lie in a folder under names of the desk's own."""

from dataclasses import dataclass, field
from pathlib import Path

_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class BroughtFile:
    """A file that was brought.

    Attributes:
        path: where it lies; nothing of it was chosen by whoever brought it.
        name: as the browser names it, for people to read; never a path.
        size: in bytes.
    """

    path: Path
    name: str
    size: int


@dataclass(slots=True)
class BroughtForm:
    """What came in, by the name of the field."""

    texts: dict[str, list[str]] = field(default_factory=dict)
    files: dict[str, list[BroughtFile]] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The first text of a field, without space around it; empty for none."""
        return next(iter(self.texts.get(name, [])), "").strip()

    def file(self, name: str) -> BroughtFile | None:
        """The first file of a field; a field that was left empty has none."""
        return next(iter(self.files.get(name, [])), None)


def plain_name(name: str) -> str:
    """The last part of a file's name, whatever system it comes from, and no longer than needed."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return last[-_LONGEST_NAME:] or "file"

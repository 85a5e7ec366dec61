"""A file that an output rests on, named so that it can be found and proved again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileStamp:
    """A file by name, without folder, and SHA-256."""

    name: str
    sha256: str

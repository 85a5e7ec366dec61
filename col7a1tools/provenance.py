"""What made an output: software, rule set, reference."""

import hashlib
from importlib.metadata import version
from pathlib import Path


def software() -> str:
    """Name and version of this package."""
    return f"col7a1tools {version('col7a1tools')}"


def sha256_of(path: str) -> str:
    """Checksum of an input file, as outputs name it."""
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

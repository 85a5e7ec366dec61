"""What made an output: software, rule set, reference."""

from importlib.metadata import version


def software() -> str:
    """Name and version of this package."""
    return f"col7a1tools {version('col7a1tools')}"

"""Annotate COL7A1 variants, classify them, and say what they likely do to collagen VII."""

from importlib.metadata import version as _version

__all__ = ["__version__"]


def __getattr__(name: str) -> str:
    """Look the installed version up only when it is asked for (it costs an import scan)."""
    if name == "__version__":
        return _version("col7a1tools")
    raise AttributeError(name)

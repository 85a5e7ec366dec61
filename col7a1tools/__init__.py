"""Annotate COL7A1 variants, classify them, and say what they likely do to collagen VII."""

__all__ = ["__version__"]


def __getattr__(name: str) -> str:
    """Look the installed version up only when it is asked for: the import costs 20 ms."""
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415

        return version("col7a1tools")
    raise AttributeError(name)

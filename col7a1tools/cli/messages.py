"""What the user reads on stderr."""

import sys


def tell(text: str) -> None:
    """Print a message, with characters that a terminal would act on spelled out.

    Names of files and samples may hold them.
    """
    from col7a1tools.views.visible import visible  # noqa: PLC0415 - seldom needed

    print("\n".join(map(visible, text.split("\n"))), file=sys.stderr)

"""What the user should know about an input that could be read all the same."""

from collections.abc import Iterable

from col7a1tools.cli.messages import tell
from col7a1tools.readers import Notice


def print_notices(notices: Iterable[Notice]) -> None:
    """Print each on stderr."""
    for notice in notices:
        cure = f" ({notice.cure})" if notice.cure else ""
        tell(f"col7a1tools: note: {notice.message}{cure}")

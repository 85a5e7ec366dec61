"""What a file of many samples has too much of to keep in memory, on disk until a block ends."""

from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import AnyStr, Generic, Self

# Bytes that stay in memory.
IN_MEMORY = 4 << 20


class Spooled(Generic[AnyStr]):
    """Holds a file without a name, which goes when the block ends."""

    def __init__(self, file: SpooledTemporaryFile[AnyStr]) -> None:
        """Prepare.

        Args:
            file: takes `IN_MEMORY` bytes before it goes to disk.
        """
        self._file: SpooledTemporaryFile[AnyStr] = file

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Forget everything."""
        self._file.close()

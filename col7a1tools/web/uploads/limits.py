"""How much may come in."""

import shutil
from dataclasses import dataclass
from pathlib import Path

_GIB = 1024**3
_MIB = 1024**2


@dataclass(frozen=True, slots=True)
class Limits:
    """What one form may bring.

    Attributes:
        request: bytes of a whole form, its files included.
        small_file: bytes of a pedigree or a case file.
        text: bytes of a field that was typed.
        files: number of files.
        free: bytes that stay free on the disk.
    """

    request: int = 8 * _GIB
    small_file: int = _MIB
    text: int = 64 * 1024
    files: int = 12
    free: int = _GIB // 2

    def has_room(self, folder: Path) -> bool:
        """Whether the disk of a folder has more free than must stay free."""
        return shutil.disk_usage(folder).free > self.free

"""What is to be done: the files, and what every one of them is read with."""

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from col7a1tools.model.positions import Assembly

# Raised whenever what a unit holds changes, so that older units are made again.
UNIT_FORMAT = 3
_KEY_LENGTH = 24


@dataclass(frozen=True, slots=True)
class Unit:
    """One input file.

    Attributes:
        path: where it lies.
        label: its name in the outputs, the same wherever the cohort lies and unique in it.
        names: names of samples in the cohort where they differ from those in the file.
    """

    path: str
    label: str
    names: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """Name of its result in the folder of units."""
        return hashlib.sha256(self.label.encode()).hexdigest()[:_KEY_LENGTH]


@dataclass(frozen=True, slots=True)
class Settings:
    """What every file is read with; plain values, so that any machine can be told them.

    Attributes:
        assembly: what the user says, or None.
        rules: path of a laboratory's rules, or empty.
        basis: what the classes rest on, as a checksum: software, reference, rules, sources.
        kept: people whose calls are kept even where they carry little, because those of a relative
            or of another file are read beside them; names in the cohort.
    """

    assembly: Assembly | None
    rules: str
    basis: str
    kept: tuple[str, ...] = ()


def fingerprint(unit: Unit, settings: Settings) -> str:
    """What a unit's result depends on, as a checksum; it differs when the result may.

    The file counts with size, times and place on the disk, its index with size and time. The
    content is not read: that would cost more than the work that it saves.

    Raises:
        OSError: the file is not there.
    """
    about = {
        "format": UNIT_FORMAT,
        "unit": [unit.label, unit.names],
        "settings": [
            settings.assembly and settings.assembly.value,
            settings.basis,
            _checksum(settings.kept),
        ],
        "file": _stamp(Path(unit.path)),
        "indexes": [
            _stamp(index)
            for suffix in (".tbi", ".csi")
            if (index := Path(f"{unit.path}{suffix}")).is_file()
        ],
    }
    return hashlib.sha256(json.dumps(about).encode()).hexdigest()


@cache
def _checksum(names: tuple[str, ...]) -> str:
    return hashlib.sha256("\n".join(names).encode()).hexdigest()


def _stamp(path: Path) -> list[int]:
    seen = path.stat()
    return [seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino]


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a file could not be read.

    Attributes:
        label: the file.
        line: line in it, or None.
        code: stable identifier.
        message: what is wrong.
        cause: why this usually happens.
        cure: what to do.
    """

    label: str
    line: int | None
    code: str
    message: str
    cause: str = ""
    cure: str = ""

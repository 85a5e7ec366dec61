"""A registered source: which file, of what kind, as it was when it was added."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from col7a1tools.model.evidence import SourceStamp
from col7a1tools.model.positions import Assembly

STALE_AFTER_DAYS = 180


class SourceKind(Enum):
    """What a source is; the value is the word of ``--kind``."""

    GNOMAD = "gnomad"
    CLINVAR = "clinvar"
    REVEL = "revel"
    BAYESDEL = "bayesdel"
    CADD = "cadd"
    ALPHAMISSENSE = "alphamissense"
    SPLICEAI = "spliceai"
    LOVD = "lovd"
    LABORATORY = "laboratory"


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What identifies the content of a file.

    Attributes:
        sha256: checksum.
        of: what it was taken of: ``file``, or, for a file too large to hash on every look,
            ``size, time and extract``.
        size: bytes of the file.
        modified: its modification time, nanoseconds since the epoch.
    """

    sha256: str
    of: str
    size: int
    modified: int


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One registered source.

    Attributes:
        name: unique name in the registry.
        kind: what it is.
        path: the file it was read from.
        assembly: assembly of its positions; None for one that has none (protein or c. names) or
            that holds both.
        release: release or date as the source or the user states it, or empty.
        released: day of the release, or None where it is not known.
        registered: day on which it was added.
        fingerprint: of the file.
        extract_sha256: checksum of the extract beside the registry.
        variants: how many variants the extract holds.
        coding_only: whether it covers no more than the coding exons and 75 bases around them.
        notices: what was noticed when the file was read.
    """

    name: str
    kind: SourceKind
    path: str
    assembly: Assembly | None
    release: str
    released: date | None
    registered: date
    fingerprint: Fingerprint
    extract_sha256: str
    variants: int
    coding_only: bool = False
    notices: tuple[str, ...] = field(default=())

    @property
    def stamp(self) -> SourceStamp:
        """How evidence from this source is signed; a laboratory's own is signed by its name."""
        own = self.kind in {SourceKind.LABORATORY}
        return SourceStamp(
            self.name if own else self.kind.value, self.release, self.fingerprint.sha256
        )

    def is_stale(self, today: date) -> bool:
        """Whether the release, or else the registration, is more than 180 days before ``today``."""
        return (today - (self.released or self.registered)).days > STALE_AFTER_DAYS
